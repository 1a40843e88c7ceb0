// Edits a sidecar that a person has edited too: only what changed is touched, in the text itself,
// since the YAML package would lay out the whole file anew.

import { isMap } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { compareAnnotations, compareIds, hull } from '../model/annotation';
import type { Annotation, Attributes, Relation } from '../model/annotation';
import { parseSidecarDocument } from './yamlFile';
import type { Sidecar } from './sidecar';
import { sourceText } from './sourceText';
import { updateConflicts } from './updateConflicts';
import { updateFields } from './updateFields';
import type { Facts } from './updateFields';
import { updateList } from './updateList';
import { pairOf } from './nodes';
import { ANNOTATION_KEYS, annotationLines, RELATION_KEYS, relationLines } from './writeCanonical';

const ROOT_KEYS = [
  'format',
  'article',
  'status',
  'attributes',
  'conflicts',
  'annotations',
  'relations',
];
const ARTICLE_KEYS = ['file', 'sha256', 'length'];

/**
 * The text of a sidecar's file with the differences between two sidecars carried out in it.
 * @param text the file, without BOM and with LF ends; it must read as `before`
 */
export function updateDocument(text: string, before: Sidecar, next: Sidecar): string {
  const root = parseSidecarDocument(text).contents;
  if (!isMap(root)) throw new Error('A sidecar must be a mapping.');
  const map = root as unknown as YAMLMap<Node, Node | null>;
  const source = sourceText(text);
  const article = pairOf(map, 'article')?.value;
  if (isMap<Node, Node | null>(article)) {
    updateFields(source, article, { ...before.article }, { ...next.article }, ARTICLE_KEYS);
  }
  updateFields(source, map, rootFacts(before), rootFacts(next), ROOT_KEYS);
  updateConflicts(source, map, before.conflicts ?? [], next.conflicts ?? []);
  updateList(source, map, 'annotations', before.annotations, next.annotations, {
    facts: annotationFacts,
    lines: annotationLines,
    keys: ANNOTATION_KEYS,
    compare: compareAnnotations,
  });
  updateList(source, map, 'relations', before.relations, next.relations, {
    facts: relationFacts,
    lines: relationLines,
    keys: RELATION_KEYS,
    compare: compareIds,
  });
  return source.changed();
}

function rootFacts({ status, attributes }: Sidecar): Facts {
  return { status, attributes: orNothing(attributes) };
}

function annotationFacts(annotation: Annotation<'codePoint'>): Facts {
  const { id, label, fragments, text, entity, attributes, note, origin } = annotation;
  const spans = fragments.length > 1 ? fragments.map(({ start, end }) => [start, end]) : undefined;
  return {
    id,
    label,
    ...hull(annotation),
    fragments: spans,
    text,
    entity,
    attributes: orNothing(attributes ?? {}),
    note,
    origin,
    sum: sumOf(annotationLines(annotation)),
  };
}

function relationFacts(relation: Relation): Facts {
  return { ...relation, sum: sumOf(relationLines(relation)) };
}

/** The check sum at the end of an item's lines. */
function sumOf(lines: readonly string[]): string | undefined {
  return lines.at(-1)?.slice('sum: '.length);
}

function orNothing(attributes: Attributes): Attributes | undefined {
  return Object.keys(attributes).length > 0 ? attributes : undefined;
}
