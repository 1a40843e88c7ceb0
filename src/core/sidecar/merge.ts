// A three-way merge of sidecars by id and field.

import { compareAnnotations, compareIds } from '../model/annotation';
import type { Annotation, Attributes, Relation } from '../model/annotation';
import type { Sidecar } from './sidecar';

/** A field that both sides changed, each to another value; `field` is empty where one deleted. */
export interface MergeConflict {
  /** Id of the annotation or relation; empty for what is said of the whole article. */
  readonly id: string;
  /** `place` for fragments and text, `@name` for an attribute, else the key in the file. */
  readonly field: string;
}

/** The merged sidecar, in which my side stands wherever both changed the same field. */
export interface MergeResult {
  readonly merged: Sidecar;
  readonly conflicts: readonly MergeConflict[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Merges what two sides made of one base. An item that one side deleted and the other changed is
 * kept: nothing is lost, and the conflict is named.
 */
export function mergeSidecars(base: Sidecar, mine: Sidecar, theirs: Sidecar): MergeResult {
  const conflicts: MergeConflict[] = [];
  const merged: Sidecar = {
    article: mergeWhole(base.article, mine.article, theirs.article, '', 'article', conflicts),
    status: mergeWhole(base.status, mine.status, theirs.status, '', 'status', conflicts),
    attributes: attributesOf(
      mergeFields(
        attributeFields(base.attributes),
        attributeFields(mine.attributes),
        attributeFields(theirs.attributes),
        '',
        conflicts,
      ),
    ),
    annotations: mergeItems(
      base.annotations.map(annotationFields),
      mine.annotations.map(annotationFields),
      theirs.annotations.map(annotationFields),
      conflicts,
    )
      .map(annotationOf)
      .sort(compareAnnotations),
    relations: (
      mergeItems(
        base.relations.map(relationFields),
        mine.relations.map(relationFields),
        theirs.relations.map(relationFields),
        conflicts,
      ) as unknown as Relation[]
    ).sort(compareIds),
  };
  return { merged, conflicts };
}

type Item = Fields & { readonly id: string };

/** Fragments and text are one field: a place. Each attribute is a field of its own. */
function annotationFields(annotation: Annotation<'codePoint'>): Item {
  const { fragments, text, attributes = {}, ...rest } = annotation;
  return { ...rest, place: { fragments, text }, ...attributeFields(attributes) };
}

function annotationOf(item: Item): Annotation<'codePoint'> {
  const rest = Object.entries(item).filter(([key]) => key !== 'place' && !key.startsWith('@'));
  const attributes = attributesOf(item);
  return {
    ...Object.fromEntries(rest),
    ...(item['place'] as object),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  } as Annotation<'codePoint'>;
}

function attributeFields(attributes: Attributes): Fields {
  const named = Object.entries(attributes).map(([name, value]) => [`@${name}`, value] as const);
  return Object.fromEntries(named);
}

function attributesOf(fields: Fields): Attributes {
  const named = Object.entries(fields).filter(([key]) => key.startsWith('@'));
  return Object.fromEntries(named.map(([key, value]) => [key.slice(1), value])) as Attributes;
}

function relationFields(relation: Relation): Item {
  return { ...relation };
}

function mergeItems(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  conflicts: MergeConflict[],
): Item[] {
  const [inBase, inMine, inTheirs] = [base, mine, theirs].map(
    (items) => new Map(items.map((item) => [item.id, item])),
  ) as [Map<string, Item>, Map<string, Item>, Map<string, Item>];
  const ids = new Set([...inBase.keys(), ...inMine.keys(), ...inTheirs.keys()]);
  return [...ids].flatMap((id): Item[] => {
    const [was, left, right] = [inBase.get(id), inMine.get(id), inTheirs.get(id)];
    if (left && right) return [mergeFields(was ?? {}, left, right, id, conflicts) as Item];
    const only = left ?? right;
    if (!only) return [];
    if (!was) return [only];
    // One side deleted it. If the other left it alone, it goes.
    if (same(was, only)) return [];
    conflicts.push({ id, field: '' });
    return [only];
  });
}

function mergeFields(
  base: Fields,
  mine: Fields,
  theirs: Fields,
  id: string,
  conflicts: MergeConflict[],
): Fields {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const entries = [...keys].flatMap((key) => {
    const [was, left, right] = [own(base, key), own(mine, key), own(theirs, key)];
    const value = mergeWhole(was, left, right, id, key, conflicts);
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

/** A field's value; what every object inherits, such as `constructor`, is none. */
function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

function mergeWhole<T>(
  base: T,
  mine: T,
  theirs: T,
  id: string,
  field: string,
  conflicts: MergeConflict[],
): T {
  if (same(mine, theirs) || same(theirs, base)) return mine;
  if (same(mine, base)) return theirs;
  conflicts.push({ id, field });
  return mine;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** The same value with its keys in order, so that order does not count as a difference. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, sorted(item)]));
}
