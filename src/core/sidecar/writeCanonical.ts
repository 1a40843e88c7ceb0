// The canonical form: one fact a line, so that git diffs, merges and greps well, and the same
// annotations always give the same bytes.

import { hull } from '../model/annotation';
import type { Annotation, Attributes, Relation } from '../model/annotation';
import { conflictsBlock } from './conflictLines';
import { itemSum } from './itemSum';
import { attributeScalar, textScalar } from './scalar';
import { SIDECAR_FORMAT } from './sidecar';
import type { Sidecar } from './sidecar';

// YAML finds the colon of a longer key only where the key is marked as one.
const LONGEST_KEY = 1000;

/** A sidecar's text in canonical form, LF ends and a final one. */
export function writeCanonical(sidecar: Sidecar): string {
  const { article, status, attributes, annotations, relations, conflicts = [] } = sidecar;
  const lines = [
    `format: ${SIDECAR_FORMAT}`,
    'article:',
    `  file: ${textScalar(article.file)}`,
    `  sha256: ${textScalar(article.sha256)}`,
    `  length: ${article.length}`,
    `status: ${status}`,
    ...attributeLines(attributes),
    ...conflictsBlock(conflicts),
    ...list('annotations', annotations, annotationLines),
    ...list('relations', relations, relationLines),
  ];
  return `${lines.join('\n')}\n`;
}

/** The keys of an annotation in their canonical order. */
export const ANNOTATION_KEYS = [
  'id',
  'label',
  'start',
  'end',
  'fragments',
  'text',
  'entity',
  'attributes',
  'note',
  'origin',
  'sum',
] as const;

/** The value of `fragments`, on one line: `[[84, 150], [171, 210]]`. */
export function fragmentsScalar({ fragments }: Annotation<'codePoint'>): string {
  return `[${fragments.map(({ start, end }) => `[${start}, ${end}]`).join(', ')}]`;
}

/** An annotation in lines, without the dash and the indentation. */
export function annotationLines(annotation: Annotation<'codePoint'>): string[] {
  const { id, label, fragments, text, entity, attributes, note, origin } = annotation;
  const { start, end } = hull(annotation);
  return withSum([
    `id: ${textScalar(id)}`,
    `label: ${textScalar(label)}`,
    `start: ${start}`,
    `end: ${end}`,
    ...(fragments.length > 1 ? [`fragments: ${fragmentsScalar(annotation)}`] : []),
    `text: ${textScalar(text)}`,
    ...(entity === undefined ? [] : [`entity: ${textScalar(entity)}`]),
    ...attributeLines(attributes ?? {}),
    ...(note === undefined ? [] : [`note: ${textScalar(note)}`]),
    ...(origin === undefined ? [] : [`origin: ${textScalar(origin)}`]),
  ]);
}

/** A relation in lines, without the dash and the indentation. */
export function relationLines({ id, type, from, to }: Relation): string[] {
  return withSum([
    `id: ${textScalar(id)}`,
    `type: ${textScalar(type)}`,
    `from: ${textScalar(from)}`,
    `to: ${textScalar(to)}`,
  ]);
}

/** The keys of a relation in their canonical order. */
export const RELATION_KEYS = ['id', 'type', 'from', 'to', 'sum'] as const;

function withSum(lines: readonly string[]): string[] {
  return [...lines, `sum: ${itemSum(lines)}`];
}

/** Attributes in lines, `attributes:` the first; none where there are no attributes. */
export function attributeLines(attributes: Attributes): string[] {
  const names = Object.keys(attributes).sort();
  if (names.length === 0) return [];
  const lines = names.flatMap((name) => {
    const [key, value] = [textScalar(name), attributeScalar(attributes[name] ?? '')];
    return key.length > LONGEST_KEY ? [`  ? ${key}`, `  : ${value}`] : [`  ${key}: ${value}`];
  });
  return ['attributes:', ...lines];
}

function list<T>(key: string, items: readonly T[], linesOf: (item: T) => string[]): string[] {
  if (items.length === 0) return [`${key}: []`];
  // One text an item: a long list has ten lines for each.
  return [`${key}:`, ...items.map((item) => `  - ${linesOf(item).join('\n    ')}`)];
}
