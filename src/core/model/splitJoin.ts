// Splitting an annotation in two, and joining several to one.

import { sentenceAt } from '../text/sentences';
import { trimSpan } from '../text/span';
import type { Span } from '../text/span';
import { compareAnnotations, hull } from './annotation';
import type { Annotation, Relation } from './annotation';
import type { Change, Edit } from './edit';
import { unitedFragments, withFragments } from './fragments';
import type { Layer } from './layer';

/** An edit, and the annotation that is left where there was one before. */
export interface Division {
  readonly edit: Edit;
  readonly first: Annotation;
  readonly second: Annotation;
}

/** What a cut leaves at the new ends: blanks, and the comma of a list. */
const AT_CUT = /[\s,;،؛、]/u;

/**
 * Splits an annotation where a cursor is. A selection within it is left out, so that `Iraq` and
 * `Syria` come of `Iraq and Syria` where `and` is selected; one that reaches an end of the
 * annotation is one of the two parts. The first part keeps the id and the relations; all else both
 * have.
 * @param cut UTF-16 of `text`
 * @param id of the second part
 * @returns `undefined` where one part would be empty
 */
export function splitAnnotation(
  text: string,
  annotation: Annotation,
  cut: Span,
  id: string,
): Division | undefined {
  const { start, end } = hull(annotation);
  const [left, right] =
    cut.start <= start
      ? [cut.end, cut.end]
      : cut.end >= end
        ? [cut.start, cut.start]
        : [cut.start, cut.end];
  const before = clipped(text, annotation, { start, end: left });
  const after = clipped(text, annotation, { start: right, end });
  if (!before || !after) return undefined;
  const first = withFragments(text, annotation, before);
  const second = withFragments(text, { ...annotation, id }, after);
  const annotations = [{ before: annotation, after: first }, { after: second }];
  return { edit: { annotations, orphans: [], relations: [] }, first, second };
}

/** The parts of the fragments within a span, without blanks and commas at its inner end. */
function clipped(
  text: string,
  annotation: Annotation,
  within: Span,
): Annotation['fragments'] | undefined {
  const outer = hull(annotation);
  const parts = annotation.fragments.flatMap((fragment) => {
    let start = Math.max(fragment.start, within.start);
    let end = Math.min(fragment.end, within.end);
    if (within.start > outer.start)
      while (start < end && AT_CUT.test(text.charAt(start))) start += 1;
    if (within.end < outer.end) while (start < end && AT_CUT.test(text.charAt(end - 1))) end -= 1;
    return trimSpan(text, { start, end }) ?? [];
  });
  return unitedFragments(text, parts);
}

/**
 * Joins annotations to the first of them, which keeps its id. What it has not (entity, an
 * attribute) comes from the others, notes are put together, and relations of the others are now its
 * own; those among the joined ones, and doubles, go.
 * @param annotations two or more of the layer
 * @param isName whether they name a thing: then what is between two of one sentence belongs to the
 *   name (`Ministry` and `Defence` make `Ministry of Defence`). Statements become one in fragments,
 *   unless only white space is between them.
 */
export function joinAnnotations(
  layer: Layer,
  text: string,
  annotations: readonly Annotation[],
  isName: boolean,
): { readonly edit: Edit; readonly joined: Annotation } | undefined {
  const [first, ...others] = [...annotations].sort(compareAnnotations);
  if (!first || others.length === 0) return undefined;
  const spans = [first, ...others].flatMap(({ fragments }) => fragments);
  const fragments = unitedFragments(text, isName ? bridged(text, spans) : spans);
  if (!fragments) return undefined;
  const joined = withFragments(text, others.reduce(withRestOf, first), fragments);
  const gone = new Set(others.map(({ id }) => id));
  const edit: Edit = {
    annotations: [{ before: first, after: joined }, ...others.map((before) => ({ before }))],
    orphans: [],
    relations: movedRelations(layer.relations, gone, first.id),
  };
  return { edit, joined };
}

/** Spans, and what is between those that follow each other in one sentence. */
function bridged(text: string, spans: readonly Span[]): readonly Span[] {
  const ordered = [...spans].sort((a, b) => a.start - b.start);
  return ordered.flatMap((span, i) => {
    const next = ordered[i + 1];
    if (!next || next.start <= span.end) return span;
    const sentence = sentenceAt(text, span.end - 1);
    const isOne = sentence !== undefined && next.start < sentence.end;
    return isOne ? [span, { start: span.start, end: next.start + 1 }] : span;
  });
}

function withRestOf(kept: Annotation, other: Annotation): Annotation {
  const entity = kept.entity ?? other.entity;
  const note = [kept.note, other.note].filter((text) => text !== undefined && text !== '');
  const attributes = { ...other.attributes, ...kept.attributes };
  return {
    ...kept,
    ...(entity !== undefined && { entity }),
    ...(note.length > 0 && { note: [...new Set(note)].join('\n') }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}

function movedRelations(
  relations: readonly Relation[],
  gone: ReadonlySet<string>,
  to: string,
): readonly Change<Relation>[] {
  const isTouched = ({ from, to }: Relation): boolean => gone.has(from) || gone.has(to);
  const keyOf = ({ type, from, to }: Relation): string => JSON.stringify([type, from, to]);
  const taken = new Set(relations.filter((relation) => !isTouched(relation)).map(keyOf));
  return relations.filter(isTouched).map((before): Change<Relation> => {
    const end = (id: string): string => (gone.has(id) ? to : id);
    const after = { ...before, from: end(before.from), to: end(before.to) };
    if (after.from === after.to || taken.has(keyOf(after))) return { before };
    taken.add(keyOf(after));
    return { before, after };
  });
}
