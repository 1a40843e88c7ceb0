// What one side of a merge deleted and the other needs; earlier conflicts; edited articles.

import { expect, test } from 'vitest';
import type { Annotation, Relation } from '../../../../src/core/model/annotation';
import type { Conflict } from '../../../../src/core/model/conflict';
import { markConflicts, mergeSidecars } from '../../../../src/core/sidecar/merge';
import type { Sidecar } from '../../../../src/core/sidecar/sidecar';

type Placed = Annotation<'codePoint'>;

function at(id: string, start: number, text: string, rest: Partial<Placed> = {}): Placed {
  return { id, label: 'actor', fragments: [{ start, end: start + text.length }], text, ...rest };
}

const A = at('a', 0, 'Ada');
const B = at('b', 8, 'Bob');
const R: Relation = { id: 'r', type: 'knows', from: 'a', to: 'b' };
const article = { file: 'a.txt', sha256: 'a'.repeat(64), length: 90 };
const BASE: Sidecar = {
  article,
  status: 'todo',
  attributes: {},
  annotations: [A, B],
  relations: [],
};
const RELATED: Sidecar = { ...BASE, relations: [R] };
const WITHOUT_B: Sidecar = { ...BASE, annotations: [A] };

test('an annotation that one side deleted and the other put a relation to is kept', () => {
  for (const [mine, theirs, ours] of [
    [WITHOUT_B, RELATED, 'deleted'],
    [RELATED, WITHOUT_B, 'kept'],
  ] as const) {
    const { merged, conflicts } = mergeSidecars(BASE, mine, theirs);
    expect(merged).toEqual(RELATED);
    expect(conflicts).toEqual([
      { id: 'b', field: 'deletion', ours, theirs: ours === 'kept' ? 'deleted' : 'kept' },
    ]);
  }
});

test('with an annotation that is kept come the relations that its deletion took along', () => {
  const noted: Sidecar = { ...RELATED, annotations: [A, { ...B, note: 'n' }] };
  for (const [mine, theirs] of [
    [WITHOUT_B, noted],
    [noted, WITHOUT_B],
  ] as const) {
    const { merged, conflicts } = mergeSidecars(RELATED, mine, theirs);
    expect(merged).toEqual(noted);
    expect(conflicts).toMatchObject([{ id: 'b', field: 'deletion' }]);
  }
});

test('a relation that was changed keeps its annotations', () => {
  const changed: Sidecar = { ...RELATED, relations: [{ ...R, type: 'met' }] };
  const { merged, conflicts } = mergeSidecars(RELATED, WITHOUT_B, changed);
  expect(merged).toEqual(changed);
  expect(conflicts.map(({ id, field }) => [id, field])).toEqual([
    ['b', 'deletion'],
    ['r', 'deletion'],
  ]);
});

test('a deletion that nothing stands against takes its relations along', () => {
  expect(mergeSidecars(RELATED, WITHOUT_B, RELATED)).toEqual({ merged: WITHOUT_B, conflicts: [] });
  // A relation that led nowhere before is no reason to bring anything back.
  const dangling: Sidecar = { ...WITHOUT_B, relations: [R] };
  expect(mergeSidecars(RELATED, dangling, RELATED).merged).toEqual(dangling);
});

const LABEL: Conflict = { id: 'a', field: 'label', base: 'actor', ours: 'x', theirs: 'y' };

function labelled(label: string, conflicts?: readonly Conflict[]): Sidecar {
  return { ...BASE, annotations: [{ ...A, label }, B], ...(conflicts && { conflicts }) };
}

test('where the base is a merge with a conflict, decisions that differ are a conflict again', () => {
  const base = labelled('x', [LABEL]);
  // The value that stands in the base is one side's only: it is no common beginning.
  const { merged, conflicts } = mergeSidecars(base, labelled('x'), labelled('y'));
  expect(merged).toEqual(labelled('x'));
  expect(conflicts).toEqual([{ id: 'a', field: 'label', ours: 'x', theirs: 'y' }]);
  expect(mergeSidecars(base, labelled('z'), labelled('z'))).toEqual({
    merged: labelled('z'),
    conflicts: [],
  });
});

test('where the base is a merge that kept a deleted annotation, so it is with deletions', () => {
  const deletion: Conflict = { id: 'b', field: 'deletion', ours: 'kept', theirs: 'deleted' };
  const base: Sidecar = { ...BASE, conflicts: [deletion] };
  expect(mergeSidecars(base, BASE, WITHOUT_B)).toEqual({ merged: BASE, conflicts: [deletion] });
});

test('a conflict that one side resolved is resolved; one that nobody did stays', () => {
  const open = labelled('x', [LABEL]);
  expect(mergeSidecars(open, labelled('y'), open)).toEqual({
    merged: labelled('y'),
    conflicts: [],
  });
  expect(mergeSidecars(open, open, labelled('y')).merged).toEqual(labelled('y'));
  expect(mergeSidecars(open, open, open).merged).toEqual(open);
  expect(mergeSidecars(BASE, BASE, open).merged).toEqual(open);
  // No value of a third side is lost either.
  const marked = markConflicts(mergeSidecars(BASE, open, labelled('z')));
  expect(marked.conflicts).toEqual([LABEL, { ...LABEL, theirs: 'z' }]);
});

const EDITED = { ...article, sha256: 'b'.repeat(64), length: 95 };

test('where one side edited the article, the other side’s offsets come along', () => {
  const edited: Sidecar = {
    ...BASE,
    article: EDITED,
    annotations: [A, at('b', 13, 'Bob')],
  };
  const tagged: Sidecar = {
    ...BASE,
    annotations: [A, { ...B, note: 'n' }, at('c', 20, 'Cem')],
  };
  const merged: Sidecar = {
    ...edited,
    annotations: [A, at('b', 13, 'Bob', { note: 'n' }), at('c', 25, 'Cem')],
  };
  expect(mergeSidecars(BASE, edited, tagged)).toEqual({ merged, conflicts: [] });
  expect(mergeSidecars(BASE, tagged, edited)).toEqual({ merged, conflicts: [] });
});

test('where both edited the article, mine is spoken of and no place is in conflict', () => {
  const mine: Sidecar = { ...BASE, article: EDITED, annotations: [A, at('b', 13, 'Bob')] };
  const theirs: Sidecar = {
    ...BASE,
    article: { ...article, sha256: 'c'.repeat(64), length: 97 },
    annotations: [at('a', 7, 'Ada'), at('b', 15, 'Bob'), at('c', 27, 'Cem')],
  };
  expect(mergeSidecars(BASE, mine, theirs)).toEqual({
    merged: { ...mine, annotations: [A, at('b', 13, 'Bob'), at('c', 25, 'Cem')] },
    conflicts: [],
  });
});

test('no offset goes before the article’s start', () => {
  const mine: Sidecar = { ...BASE, article: EDITED, annotations: [at('b', 1, 'Bob')] };
  const theirs: Sidecar = { ...BASE, annotations: [A, B, at('c', 4, 'Cem')] };
  const { merged } = mergeSidecars(BASE, mine, theirs);
  expect(merged.annotations).toEqual([at('b', 1, 'Bob'), at('c', 4, 'Cem')]);
});
