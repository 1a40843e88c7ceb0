// The annotations and relations among the structures of a CAS.

import type { ImportProblem, ImportedAnnotation, ImportedArticle, InputSpan } from '../imported';
import { importedAnnotation } from '../importedAnnotation';
import { spanOf, textOf } from '../jsonFields';
import { isOfWords, isStructural } from './leftOut';
import type { ReadStructure } from './readCas';
import { foreignFields, ownFields } from './readFeatures';
import { relationEnds, relationOf } from './readRelations';
import type { ReadTypes } from './readTypes';
import { ARTICLE, FRAGMENT, RELATION, SPAN } from './types';

type Annotated = Pick<ImportedArticle, 'annotations' | 'relations'> & {
  readonly problems: readonly ImportProblem[];
};

/** @param say makes a problem of the whole file */
export function annotatedBy(
  inView: readonly ReadStructure[],
  types: ReadTypes,
  say: (message: string) => ImportProblem,
): Annotated {
  const problems: ImportProblem[] = [];
  const placed = inView.filter(
    (one) => isPlaced(one) && one.type !== ARTICLE && !isStructural(one.type, types),
  );
  const placedIds = new Set(placed.map(({ id }) => id));
  for (const [type, count] of counted(placed.filter(({ type }) => isOfWords(type)))) {
    problems.push(say(`${count} ${type} are left out, since they speak of single words.`));
  }
  const meant = inView.filter(({ type }) => type !== FRAGMENT && !isOfWords(type));
  const linking = meant.flatMap((structure) => {
    const ends = relationEnds(structure, (id) => placedIds.has(id));
    return ends ? [{ structure, ends }] : [];
  });
  const linkingIds = new Set(linking.map(({ structure }) => structure.id));
  const ids = new Map<string, string>();
  const leftOver = new Set<string>();
  const fragments = fragmentsOf(inView);
  const annotations: ImportedAnnotation[] = [];
  const taken = new Set<string>();
  for (const structure of meant) {
    if (!placedIds.has(structure.id) || linkingIds.has(structure.id)) continue;
    const read = annotationOf(structure, taken, fragments);
    problems.push(...read.problems);
    if (!read.annotation) continue;
    annotations.push(read.annotation);
    taken.add(read.annotation.id);
    ids.set(structure.id, read.annotation.id);
    for (const name of structure.references.keys()) {
      if (name !== 'sofa') leftOver.add(`${name} of ${structure.type}`);
    }
  }
  const relations: ImportedArticle['relations'][number][] = [];
  for (const { structure, ends } of linking) {
    const relation = relationOf(structure, ends, ids, (feature) => void leftOver.add(feature));
    if ('kind' in relation) problems.push(relation);
    else relations.push(relation);
  }
  if (leftOver.size > 0) {
    const names = [...leftOver].join(', ');
    problems.push(say(`Features that have no place here are left out: ${names}.`));
  }
  return { annotations, relations, problems };
}

/** True for what lies somewhere in the text. An offset that is 0 may be left out. */
function isPlaced({ values }: ReadStructure): boolean {
  return values.has('begin') || values.has('end');
}

function placeOf({ values }: ReadStructure): InputSpan | undefined {
  return spanOf(values.get('begin') ?? 0, values.get('end') ?? 0);
}

function counted(structures: readonly ReadStructure[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { type } of structures) counts.set(type, (counts.get(type) ?? 0) + 1);
  return counts;
}

type Fragments = ReadonlyMap<string, readonly [InputSpan, ...InputSpan[]]>;

/** The fragments of annotations of ours that have several, in order, by the annotation's id. */
function fragmentsOf(inView: readonly ReadStructure[]): Fragments {
  const found = new Map<string, [InputSpan, ...InputSpan[]]>();
  for (const structure of inView.filter(({ type }) => type === FRAGMENT)) {
    const id = textOf(structure.values.get('spanId'));
    const span = placeOf(structure);
    if (id === undefined || !span) continue;
    const before = found.get(id);
    if (before) before.push(span);
    else found.set(id, [span]);
  }
  for (const spans of found.values()) spans.sort((a, b) => a.start - b.start);
  return found;
}

interface ReadAnnotation {
  readonly annotation?: ImportedAnnotation;
  readonly problems: readonly ImportProblem[];
}

/** @param taken ids of annotations before it; a copy of one has an id of its own */
function annotationOf(
  structure: ReadStructure,
  taken: ReadonlySet<string>,
  fragments: Fragments,
): ReadAnnotation {
  const { id: number, type, values, place } = structure;
  const say = (message: string): ImportProblem => ({ kind: 'problem', place, message });
  if (type === RELATION) {
    return { problems: [say('A relation is left out, since it has no two ends.')] };
  }
  const span = placeOf(structure);
  const fields = type === SPAN ? ownFields(structure) : foreignFields(structure);
  if (!span || !fields) {
    const message = `An annotation is left out, since it has no ${span ? 'label' : 'span'}.`;
    return { problems: [say(message)] };
  }
  const said = type === SPAN ? textOf(values.get('spanId')) : undefined;
  const isNew = said === undefined || taken.has(said);
  const parts = isNew ? undefined : fragments.get(said);
  const isWhole = parts?.[0].start === span.start && parts.at(-1)?.end === span.end;
  const moved = 'An annotation was moved and its fragments were not; it is read as one span.';
  const read = {
    id: isNew ? `structure ${number}` : said,
    fragments: parts && isWhole ? parts : ([span] as const),
    ...fields,
  };
  return {
    annotation: importedAnnotation(read, place),
    problems: parts && !isWhole ? [say(moved)] : [],
  };
}
