// Votes on values: what more than half of the annotators say.

import type { Attributes, AttributeValue } from '../model/annotation';

/** What came of a vote on one value. */
export interface Vote<T> {
  /** What more than half said; absent where there is no such value, or they gave none. */
  readonly value?: T;
  /** Why what somebody said is left out; absent where it is not. */
  readonly lost?: 'tie' | 'minority';
}

/**
 * What more than half of the annotators say; lists are the same in any order.
 * @param values of each annotator; `undefined` where one gave none
 */
export function vote<T extends AttributeValue>(values: readonly (T | undefined)[]): Vote<T> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    if (value === undefined) continue;
    const key = JSON.stringify(Array.isArray(value) ? [...(value as string[])].sort() : value);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  const most = Math.max(0, ...[...groups.values()].map(({ length }) => length));
  if (most === 0) return {};
  const winners = [...groups.values()].find(({ length }) => length * 2 > values.length);
  if (!winners) return { lost: most * 2 === values.length ? 'tie' : 'minority' };
  const [value] = [...winners].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return value === undefined ? {} : { value };
}

/** What came of votes on attributes. */
export interface FieldVote {
  readonly kept: Attributes;
  /** How many names have no value since exactly half said one. */
  readonly tied: number;
  /** How many have none since fewer did. */
  readonly outvoted: number;
}

/** Votes on each attribute that some annotator gave. */
export function voteOnFields(fields: readonly Attributes[]): FieldVote {
  const names = [...new Set(fields.flatMap((one) => Object.keys(one)))].sort();
  const votes = names.map((name) => ({ name, ...vote(fields.map((one) => ownValue(one, name))) }));
  return {
    kept: Object.fromEntries(
      votes.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
    ),
    tied: votes.filter(({ lost }) => lost === 'tie').length,
    outvoted: votes.filter(({ lost }) => lost === 'minority').length,
  };
}

/** Names such as `constructor` are found on every object. */
function ownValue(attributes: Attributes, name: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}
