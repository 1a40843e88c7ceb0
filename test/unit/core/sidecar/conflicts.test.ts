// Conflicts in a file: written, read, kept by every edit, and resolved.

import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeSidecar } from '../../../../src/core/anchor/place';
import { checkSidecar } from '../../../../src/core/check/index';
import { applyEdit, invertEdit, removeAnnotations } from '../../../../src/core/model/edit';
import { compareConflicts, conflictKey } from '../../../../src/core/model/conflict';
import type { Conflict } from '../../../../src/core/model/conflict';
import { DEFAULT_LABEL_SET } from '../../../../src/core/model/labelSet';
import { decideConflict } from '../../../../src/core/sidecar/decideConflict';
import { readSidecar } from '../../../../src/core/sidecar/read';
import { resolveConflict } from '../../../../src/core/sidecar/resolveConflict';
import { sidecarOf } from '../../../../src/core/sidecar/sidecar';
import type { Sidecar } from '../../../../src/core/sidecar/sidecar';
import { writeSidecar } from '../../../../src/core/sidecar/write';
import { writeCanonical } from '../../../../src/core/sidecar/writeCanonical';
import { articleText } from '../../../../src/corpus/articles';
import { sidecarFor } from '../../annotate';
import { anyText, fragments, sidecar } from '../arbitraries';
import { runs } from '../fuzz';
import { sidecarOf as read } from './read';
import { handEditedFile } from './write.cases';

const scalar = fc.oneof(anyText, fc.integer(), fc.boolean(), fc.array(anyText, { maxLength: 2 }));
const place = fc.record(
  { fragments: fragments<'codePoint'>(5000), text: anyText },
  { noNullPrototype: true },
);

function sides<T>(value: fc.Arbitrary<T>): fc.Arbitrary<Pick<Conflict, 'base' | 'ours'>> {
  return fc.record(
    { base: value, ours: value, theirs: value },
    { requiredKeys: [], noNullPrototype: true },
  ) as fc.Arbitrary<Pick<Conflict, 'base' | 'ours'>>;
}

function conflictOver(id: string | undefined): fc.Arbitrary<Conflict> {
  const named = id === undefined ? {} : { id };
  return fc
    .oneof(
      sides(scalar).chain((values) =>
        anyText.map((name) => ({ field: `attributes.${name}`, ...values })),
      ),
      sides(place).map((values) => ({
        field: id === undefined ? 'attributes.x' : 'place',
        ...(id !== undefined && values),
      })),
      sides(anyText).map((values) => ({ field: id === undefined ? 'file' : 'label', ...values })),
    )
    .map((conflict) => ({ ...named, ...conflict }));
}

function withConflicts(value: Sidecar): fc.Arbitrary<Sidecar> {
  const ids = [undefined, ...[...value.annotations, ...value.relations].map(({ id }) => id)];
  return fc
    .uniqueArray(fc.constantFrom(...ids).chain(conflictOver), {
      minLength: 1,
      maxLength: 3,
      selector: conflictKey,
    })
    .map((conflicts) => ({ ...value, conflicts: [...conflicts].sort(compareConflicts) }));
}

test('conflicts are read as they were written, and their file is canonical', () => {
  fc.assert(
    fc.property(sidecar.chain(withConflicts), (value) => {
      const text = writeCanonical(value);
      deepStrictEqual(read(text), value);
      const { article, status, attributes, annotations, relations } = value;
      const resolved = { article, status, attributes, annotations, relations };
      expect(writeSidecar(resolved, text)).toBe(writeCanonical(resolved));
      expect(writeSidecar(value, writeCanonical(resolved))).toBe(text);
    }),
    runs(100),
  );
});

test('in a hand-edited file they come and go, and nothing else does', () => {
  const marked = handEditedFile.chain(([before, file, next]) =>
    fc.tuple(fc.constant(before), fc.constant(file), withConflicts(before), withConflicts(next)),
  );
  fc.assert(
    fc.property(marked, ([before, { text, comments }, first, next]) => {
      const once = writeSidecar(first, text);
      deepStrictEqual(read(once), first);
      const twice = writeSidecar(next, once);
      deepStrictEqual(read(twice), next);
      for (const comment of comments) expect(twice).toContain(comment);
      deepStrictEqual(read(writeSidecar(before, once)), before);
    }),
    runs(80),
  );
});

const TEXT = 'Ada met Bob and Cem.\n';
const ARTICLE = articleText('a.txt', TEXT);
const PLAIN = sidecarFor(
  'a.txt',
  TEXT,
  [
    { id: 'ada00000', words: ['Ada'], note: 'n' },
    { id: 'bob00000', words: ['Bob'] },
  ],
  { relations: [{ id: 'rel00000', type: 'met', from: 'ada00000', to: 'bob00000' }] },
);
const CEM = { fragments: [{ start: 16, end: 19 }] as const, text: 'Cem' };

const CONFLICTS: readonly Conflict[] = [
  { field: 'status', base: 'todo', ours: 'todo', theirs: 'done' },
  { field: 'attributes.topic', theirs: 'war' },
  { id: 'ada00000', field: 'note', base: 'm', ours: 'n' },
  { id: 'ada00000', field: 'place', theirs: CEM },
  { id: 'bob00000', field: 'deletion', ours: 'kept', theirs: 'deleted' },
  { id: 'rel00000', field: 'type', ours: 'met', theirs: 'knows' },
];
const MARKED: Sidecar = { ...PLAIN, conflicts: [...CONFLICTS].sort(compareConflicts) };

test('the file lists them before the annotations, so that a file that was cut off is seen to be', () => {
  const text = writeCanonical(MARKED);
  expect(text.split('\n').slice(6, 20)).toEqual([
    'conflicts:',
    '  - field: attributes.topic',
    '    theirs: war',
    '  - field: status',
    '    base: todo',
    '    ours: todo',
    '    theirs: done',
    '  - id: ada00000',
    '    field: note',
    '    base: m',
    '    ours: "n"',
    '  - id: ada00000',
    '    field: place',
    '    theirs: {fragments: [[16, 19]], text: "Cem"}',
  ]);
  expect(text).toMatch(/sum: \w+\n$/);
});

test('check names each with both values and the remedy', () => {
  const reading = readSidecar(writeCanonical(MARKED));
  if (!reading.ok) throw new Error(reading.problems[0]?.message);
  const findings = checkSidecar({ ...reading.file, article: ARTICLE, labelSet: DEFAULT_LABEL_SET });
  const found = findings.filter(({ rule }) => rule === 'merge-conflict');
  expect(found).toHaveLength(CONFLICTS.length);
  expect(found.every(({ severity }) => severity === 'error')).toBe(true);
  const message = found.find(({ id }) => id === 'rel00000')?.message;
  expect(message).toBe(
    'The relation rel00000 (met) has a merge conflict in type: ours is “met”, theirs is “knows”; choose in the editor, or correct the value and delete the entry under `conflicts`.',
  );
  const stray = { ...PLAIN, conflicts: [{ id: 'gone0000', field: 'label' }] };
  const [lost] = checkSidecar({
    ...reading.file,
    sidecar: stray,
    article: ARTICLE,
    labelSet: DEFAULT_LABEL_SET,
  }).filter(({ rule }) => rule === 'merge-conflict');
  expect(lost?.message).toMatch(/not in the file any more; delete its entry/);
});

test.each<[field: string, theirs: Sidecar]>([
  ['status', { ...PLAIN, status: 'done' }],
  ['attributes.topic', { ...PLAIN, attributes: { topic: 'war' } }],
  [
    'note',
    sidecarFor(
      'a.txt',
      TEXT,
      [
        { id: 'ada00000', words: ['Ada'] },
        { id: 'bob00000', words: ['Bob'] },
      ],
      { relations: PLAIN.relations },
    ),
  ],
  [
    'place',
    {
      ...PLAIN,
      annotations: [
        { id: 'bob00000', label: 'actor', fragments: [{ start: 8, end: 11 }], text: 'Bob' },
        { id: 'ada00000', label: 'actor', note: 'n', ...CEM },
      ],
    },
  ],
  ['deletion', { ...PLAIN, annotations: PLAIN.annotations.slice(0, 1), relations: [] }],
  [
    'type',
    {
      ...PLAIN,
      relations: [{ id: 'rel00000', type: 'knows', from: 'ada00000', to: 'bob00000' }],
    },
  ],
])('a conflict over %s is resolved either way, and that can be undone', (field, theirs) => {
  const conflict = CONFLICTS.find((each) => each.field === field) ?? { field: '' };
  const marked: Sidecar = { ...PLAIN, conflicts: [conflict] };
  expect(resolveConflict(marked, conflict, 'ours')).toEqual(PLAIN);
  expect(resolveConflict(marked, conflict, 'theirs')).toEqual(theirs);
  const { layer } = placeSidecar(marked, ARTICLE);
  expect(layer.conflicts).toEqual([conflict]);
  const edit = decideConflict(layer, ARTICLE, conflict, 'theirs');
  expect(sidecarOf(applyEdit(layer, edit), ARTICLE)).toEqual(theirs);
  expect(applyEdit(applyEdit(layer, edit), invertEdit(edit))).toEqual(layer);
});

test('every conflict over the same field goes with the decision, and no other', () => {
  const third: Conflict = { id: 'rel00000', field: 'type', ours: 'met', theirs: 'saw' };
  const all: Sidecar = { ...MARKED, conflicts: [...(MARKED.conflicts ?? []), third] };
  const { relations, conflicts } = resolveConflict(all, third, 'theirs');
  expect(relations[0]?.type).toBe('saw');
  expect(conflicts).toEqual(MARKED.conflicts?.filter(({ field }) => field !== 'type'));
});

test('saving keeps them; deleting the annotation ends the question, undoing that brings it back', () => {
  const { layer } = placeSidecar(MARKED, ARTICLE);
  expect(sidecarOf(layer, ARTICLE)).toEqual(MARKED);
  const edit = removeAnnotations(layer, new Set(['ada00000']));
  const deleted = applyEdit(layer, edit);
  const open = sidecarOf(deleted, ARTICLE).conflicts?.map(({ id, field }) => [id, field]);
  expect(open).toEqual([
    [undefined, 'attributes.topic'],
    [undefined, 'status'],
    ['bob00000', 'deletion'],
  ]);
  expect(sidecarOf(applyEdit(deleted, invertEdit(edit)), ARTICLE)).toEqual(MARKED);
});

test.each([
  ['  - label', 'A conflict must be a mapping'],
  ['  - id: a', 'The key `field` is missing here'],
  ['  - field: label', 'field must be one of file, status or attributes.'],
  ['  - {id: a, field: lable}', 'field must be one of label, place'],
  ['  - {id: 1, field: label}', 'id must be text'],
  ['  - {field: status, theirs: maybe}', 'theirs must be one of todo'],
  ['  - {id: a, field: deletion, ours: gone}', 'ours must be one of kept, deleted'],
  ['  - {id: a, field: place, ours: 3}', 'A place must be a mapping'],
  [
    '  - {id: a, field: place, ours: {text: x, fragments: [[3, 2]]}}',
    'A place must have fragments',
  ],
  ['  - {id: a, field: label, ours: [x]}', 'ours must be text'],
  ['  - {id: a, field: attributes.x, ours: {a: 1}}', 'ours must be text, a finite number'],
])('what can’t be a conflict is named: %s', (line, message) => {
  const text = writeCanonical(PLAIN).replace('annotations:', `conflicts:\n${line}\nannotations:`);
  const reading = readSidecar(text);
  expect(reading.ok).toBe(false);
  expect(reading.ok ? '' : reading.problems[0]?.message).toContain(message);
});

test('a list that is empty or nothing is none', () => {
  for (const value of ['', ' []', ' null']) {
    const text = writeCanonical(PLAIN).replace('annotations:', `conflicts:${value}\nannotations:`);
    expect(read(text)).toEqual(PLAIN);
  }
});
