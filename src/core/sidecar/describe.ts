// A sidecar in lines that a person reads at a glance: what `git diff` shows.

import type { Annotation, Attributes, AttributeValue, Relation } from '../model/annotation';
import { ATTRIBUTE_FIELD, DELETION, isPlace } from '../model/conflict';
import type { Conflict, ConflictValue } from '../model/conflict';
import type { Sidecar } from './sidecar';

// Code points.
const LONGEST_QUOTE = 60;
// Enough of a hash to see that it is another.
const HASH_DIGITS = 8;

/**
 * One line for the article, for each annotation in the order of the text, for each relation and for
 * each conflict. Ids are not in it: they say nothing to a person.
 */
export function describeSidecar(sidecar: Sidecar): readonly string[] {
  const { article, status, attributes, annotations, relations, conflicts = [] } = sidecar;
  const names = namesOf(annotations);
  const relationLines = relations.map((relation) => describeRelation(relation, names)).sort();
  return [
    joined([
      `article ${quotedWhole(article.file)}`,
      `${article.length} characters`,
      `sha256 ${article.sha256.slice(0, HASH_DIGITS)}…`,
    ]),
    joined([`status ${status}`, ...attributeFacts(attributes)]),
    ...annotations.map(describeAnnotation),
    ...relationLines,
    ...conflicts.map((conflict) => describeConflict(conflict, names, relations)),
  ];
}

function describeAnnotation(annotation: Annotation<'codePoint'>): string {
  const { label, text, fragments, entity, attributes = {}, note, origin } = annotation;
  const spans = fragments.map(({ start, end }) => `${start}–${end}`).join(', ');
  return joined([
    `${oneLine(label)} ${quotedShort(text)} ${spans}`,
    ...(entity === undefined ? [] : [`entity ${oneLine(entity)}`]),
    ...attributeFacts(attributes),
    ...(note === undefined ? [] : [`note ${quotedWhole(note)}`]),
    ...(origin === undefined ? [] : [`origin ${oneLine(origin)}`]),
  ]);
}

type Names = ReadonlyMap<string, string>;

/** What relations call an annotation: its label and text. */
function namesOf(annotations: readonly Annotation<'codePoint'>[]): Names {
  return new Map(
    annotations.map(({ id, label, text }) => [id, `${oneLine(label)} ${quotedShort(text)}`]),
  );
}

function describeRelation({ type, from, to }: Relation, names: Names): string {
  const end = (id: string): string => names.get(id) ?? `(missing ${oneLine(id)})`;
  return `${oneLine(type)}: ${end(from)} → ${end(to)}`;
}

function describeConflict(
  { id, field, ours, theirs }: Conflict,
  names: Names,
  relations: readonly Relation[],
): string {
  const relation = relations.find((item) => item.id === id);
  const what =
    id === undefined
      ? 'article'
      : (names.get(id) ?? (relation ? describeRelation(relation, names) : oneLine(id)));
  const name = field.startsWith(ATTRIBUTE_FIELD) ? field.slice(ATTRIBUTE_FIELD.length) : field;
  const value = field === DELETION ? String : valueText;
  return `conflict over ${oneLine(name)} of ${what}: ours ${value(ours)}, theirs ${value(theirs)}`;
}

function valueText(value: ConflictValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (!isPlace(value)) return typeof value === 'string' ? quotedWhole(value) : attributeText(value);
  const spans = value.fragments.map(({ start, end }) => `${start}–${end}`);
  return `${quotedShort(value.text)} ${spans.join(', ')}`;
}

function attributeFacts(attributes: Attributes): readonly string[] {
  return Object.keys(attributes)
    .sort()
    .map((name) => `${oneLine(name)}: ${attributeText(attributes[name] ?? '')}`);
}

function attributeText(value: AttributeValue): string {
  if (typeof value === 'object') return `[${value.map(oneLine).join(', ')}]`;
  return oneLine(String(value));
}

function joined(facts: readonly string[]): string {
  return facts.join(' · ');
}

function quotedWhole(text: string): string {
  return `"${oneLine(text)}"`;
}

/** A text in quotes, shortened in its middle: how it begins and ends is what a span is about. */
function quotedShort(text: string): string {
  const characters = Array.from(oneLine(text));
  if (characters.length <= LONGEST_QUOTE) return `"${characters.join('')}"`;
  const half = LONGEST_QUOTE / 2;
  const [head, tail] = [characters.slice(0, half).join(''), characters.slice(-half).join('')];
  return `"${head.trimEnd()}…${tail.trimStart()}"`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}
