// Which structures of a CAS are relations, and what they say.

import type { ImportProblem, ImportedRelation } from '../imported';
import { textOf } from '../jsonFields';
import { foreignLabel } from './readFeatures';
import type { ReadStructure } from './readCas';
import { FROM, RELATION, TO } from './types';

/** Ids of the structures that a relation leads from and to. */
export interface RelationEnds {
  readonly from: string;
  readonly to: string;
}

// Names of features by which it is known which end is which; others stand in that order.
const NAMED: readonly (readonly [string, string])[] = [
  [FROM, TO],
  ['source', 'target'],
  ['from', 'to'],
];

/**
 * The ends of a structure that is a relation: one of ours, one with INCEpTION's two features, or
 * one that names two annotations and nothing else.
 * @param isAnnotation tells the ids of structures that can be an end
 */
export function relationEnds(
  { type, references }: ReadStructure,
  isAnnotation: (id: string) => boolean,
): RelationEnds | undefined {
  const named = [...references].filter(([name]) => name !== 'sofa');
  const [first, second] = named;
  if (!first || !second || named.length > 2) return undefined;
  const pair = NAMED.find((names) => names.every((name) => references.has(name)));
  const [from, to] = pair?.map((name) => references.get(name) ?? []) ?? [first[1], second[1]];
  if (from?.[0] === undefined || to?.[0] === undefined) return undefined;
  if (from.length > 1 || to.length > 1) return undefined;
  const isSure = type === RELATION || pair?.[0] === FROM;
  const ends = { from: from[0], to: to[0] };
  return isSure || (isAnnotation(ends.from) && isAnnotation(ends.to)) ? ends : undefined;
}

/**
 * A relation as it is imported, or why it is not.
 * @param ids those of annotations by those of their structures
 * @param others takes the names of features that a relation can't have here
 */
export function relationOf(
  structure: ReadStructure,
  ends: RelationEnds,
  ids: ReadonlyMap<string, string>,
  others: (feature: string) => void,
): ImportedRelation | ImportProblem {
  const { id: number, type, values, place } = structure;
  const [from, to] = [ids.get(ends.from), ids.get(ends.to)];
  const own = type === RELATION ? textOf(values.get('label')) : undefined;
  const said = foreignLabel(structure);
  if (type !== RELATION) for (const name of said.others) others(`${name} of ${type}`);
  const label = type === RELATION ? own : said.label;
  if (from === undefined || to === undefined || label === undefined) {
    const what = label === undefined ? 'no label' : 'no annotation at one of its ends';
    const message = `A relation is left out, since it has ${what}.`;
    return { kind: 'problem', place, message };
  }
  const id = textOf(values.get('relationId')) ?? `structure ${number}`;
  return { id, type: label, from, to, place };
}
