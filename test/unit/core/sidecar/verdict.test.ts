// The fast reader and the YAML document path give one verdict, on whatever text.

import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDocument, readSidecar } from '../../../../src/core/sidecar/read';
import { bodyOf } from '../../../../src/core/sidecar/yamlFile';
import { readCanonical } from '../../../../src/core/sidecar/readCanonical';
import { writeCanonical } from '../../../../src/core/sidecar/writeCanonical';
import { sidecar } from '../arbitraries';
import { runs } from '../fuzz';
import { handEditedFile } from './write.cases';

/** Where the fast reader accepts, the document path says the same, and the bytes come out again. */
function compare(text: string): boolean {
  const fast = readCanonical(bodyOf(text));
  if (!fast) return false;
  const slow = readDocument(text);
  if (!slow.ok) throw new Error(`Only the fast reader accepts: ${JSON.stringify(slow.problems)}`);
  deepStrictEqual(fast.sidecar, slow.file.sidecar);
  deepStrictEqual(fast.positions, slow.file.positions);
  expect(slow.file.isCanonical).toBe(true);
  expect(writeCanonical(fast.sidecar)).toBe(bodyOf(text));
  return true;
}

test('what is written in canonical form is read the fast way, and in the same way', () => {
  fc.assert(
    fc.property(sidecar, fc.boolean(), fc.boolean(), (value, bom, crlf) => {
      const text = writeCanonical(value);
      const file = (bom ? '\uFEFF' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text);
      expect(compare(file)).toBe(true);
      deepStrictEqual(readCanonical(text)?.sidecar, value);
    }),
    runs(150),
  );
});

/** What a mutation puts in: what YAML, JSON or numbers spell in more ways than one. */
const PIECES = [
  ...[
    '',
    ' ',
    '  ',
    '\n',
    '\r',
    '\t',
    '#',
    ' # x',
    ':',
    ': ',
    '- ',
    '? ',
    '"',
    "'",
    '\\',
    '\\u0041',
  ],
  ...[
    '0',
    '00',
    '-',
    '-0',
    '.0',
    'e1',
    '1e3',
    '0x1F',
    '1_0',
    '+1',
    '[',
    ']',
    '[]',
    '{}',
    ',',
    '&a',
  ],
  ...['*a', '<<: *a', '!!str ', '|', '>-', '~', 'null', 'true', 'yes', '---', '...', '%YAML 1.2'],
  ...['<<<<<<< a', '=======', '\0', '\uFEFF', '\u0085', '\u2028', '__proto__', '"__proto__"', 'é'],
  ...[
    '    note: x',
    '  - id: zzzzzzzz',
    'extra: 1',
    'attributes:',
    '  a: 1',
    'status: done',
    '\uD83D',
  ],
];

type Mutation = readonly [kind: number, at: number, other: number, piece: string];

const mutation: fc.Arbitrary<Mutation> = fc.tuple(
  fc.nat({ max: 7 }),
  fc.nat({ max: 100_000 }),
  fc.nat({ max: 100_000 }),
  fc.constantFrom(...PIECES),
);

const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });

/** Deletes, doubles, swaps or edits a line, or some characters. */
function mutated(text: string, [kind, at, other, piece]: Mutation): string {
  const lines = text.split('\n');
  const [i, j] = [at % lines.length, other % lines.length];
  const [a = '', b = ''] = [lines[i], lines[j]];
  const offset = at % (text.length + 1);
  const column = other % (a.length + 1);
  const withLines = (change: (all: string[]) => unknown): string => {
    change(lines);
    return lines.join('\n');
  };
  switch (kind) {
    case 0:
      return withLines((all) => all.splice(i, 1));
    case 1:
      return withLines((all) => all.splice(i, 0, a));
    case 2:
      return withLines((all) => ([all[i], all[j]] = [b, a]));
    case 3:
      return withLines((all) => (all[i] = a.slice(0, column) + piece + a.slice(column)));
    case 4:
      return withLines((all) => (all[i] = a.replace(/[^ ].*$/, piece)));
    case 5:
      return withLines((all) => (all[i] = a.replace(/: .*$/, `: ${piece}`)));
    case 6:
      return text.slice(0, offset) + text.slice(offset + 1 + (other % 3));
    default:
      return text.slice(0, offset) + piece + text.slice(offset);
  }
}

test('a canonical file that was changed at random gets one verdict', async () => {
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(sidecar, mutations, async (value, changes) => {
      // A turn for others: a long run would else seem to hang.
      await new Promise(setImmediate);
      const text = changes.reduce(mutated, writeCanonical(value));
      if (compare(text)) accepted += 1;
      expect(readSidecar(text).ok).toBe(readDocument(text).ok);
    }),
    runs(900),
  );
  expect(accepted).toBeGreaterThan(0);
});

test('a file cut off anywhere gets one verdict', () => {
  fc.assert(
    fc.property(sidecar, fc.nat(), (value, at) => {
      const text = writeCanonical(value);
      compare(text.slice(0, at % text.length));
    }),
    runs(200),
  );
});

test('a hand-edited file gets one verdict', () => {
  fc.assert(
    fc.property(handEditedFile, ([value, { text }]) => {
      compare(text);
      const reading = readSidecar(text);
      deepStrictEqual(reading.ok && reading.file.sidecar, value);
    }),
    runs(60),
  );
});

const CANONICAL = [
  'format: article-annotations/1',
  'article:',
  '  file: a.txt',
  `  sha256: ${'ab'.repeat(32)}`,
  '  length: 90',
  'status: todo',
  'attributes:',
  '  a: 1',
  '  b: [x, "y"]'.replace('x', '"x"'),
  'annotations:',
  '  - id: aaaaaaaa',
  '    label: place',
  '    start: 3',
  '    end: 8',
  '    fragments: [[3, 5], [6, 8]]',
  '    text: MOSUL',
  '    attributes:',
  '      sure: true',
  '    note: "a: b"',
  '    sum: s0oha0nk',
  'relations:',
  '  - id: bbbbbbbb',
  '    type: in',
  '    from: aaaaaaaa',
  '    to: aaaaaaaa',
  '    sum: s3ofmcu6',
  '',
].join('\n');

test('the file that the hostile ones are made from is canonical', () => {
  expect(compare(CANONICAL)).toBe(true);
});

test.each<readonly [what: string, from: string, to: string]>([
  ['a comment line', 'status', '# c\nstatus'],
  ['a comment after a value', 'label: place', 'label: place # c'],
  ['flow style', 'fragments: [[3, 5], [6, 8]]', 'fragments: [ [3, 5], [6, 8] ]'],
  ['a list of fragments in a block', '[[3, 5], [6, 8]]', '\n      - [3, 5]\n      - [6, 8]'],
  ['one fragment only', '[[3, 5], [6, 8]]', '[[3, 8]]'],
  ['fragments that overlap', '[[3, 5], [6, 8]]', '[[3, 7], [6, 8]]'],
  ['fragments beside the hull', '[[3, 5], [6, 8]]', '[[4, 5], [6, 8]]'],
  ['a fragment of three', '[[3, 5], [6, 8]]', '[[3, 5, 5], [6, 8]]'],
  ['a quoted key', 'label: place', '"label": place'],
  ['a value in quotes for no reason', 'label: place', 'label: "place"'],
  ['an escape for no reason', '"a: b"', '"\\u0061: b"'],
  ['a slash with an escape', '"a: b"', '"a:\\/b"'],
  ['a block scalar', 'text: MOSUL', 'text: |-\n      MOSUL'],
  ['an anchor', 'text: MOSUL', 'text: &a MOSUL'],
  ['a merge key', 'label: place', '<<: {label: place}'],
  ['a tab', 'label: place', 'label:\tplace'],
  ['a key twice', '    label: place', '    label: place\n    label: place'],
  ['an attribute twice', '  a: 1', '  a: 1\n  a: 1'],
  ['attributes out of order', '  a: 1\n  b: ["x", "y"]', '  b: ["x", "y"]\n  a: 1'],
  ['__proto__ as an attribute', '  a: 1', '  __proto__: 1'],
  ['"__proto__" as an attribute', '      sure: true', '      "__proto__": true'],
  ['no attributes', '      sure: true\n', ''],
  ['a conflict marker', 'status', '<<<<<<< HEAD\nstatus'],
  ['NUL', 'MOSUL', 'MO\0SUL'],
  ['another number for the same', 'start: 3', 'start: 0x3'],
  ['a number with a nought before', 'start: 3', 'start: 03'],
  ['a number past all numbers', 'length: 90', 'length: 9007199254740993'],
  ['an end before its start', 'end: 8', 'end: 2'],
  ['an unknown status', 'status: todo', 'status: maybe'],
  ['an unknown key', 'status: todo', 'status: todo\nmine: 1'],
  ['an id twice', 'id: bbbbbbbb', 'id: aaaaaaaa'],
  ['a number as id', 'id: bbbbbbbb', 'id: 12345678'],
  ['a newer format', 'annotations/1', 'annotations/2'],
  ['no line end at the end', 's3ofmcu6\n', 's3ofmcu6'],
  ['a blank line at the end', 's3ofmcu6\n', 's3ofmcu6\n\n'],
  ['a sum that is not right', 's3ofmcu6', 's0000000'],
  ['a document mark', 'format', '---\nformat'],
  ['a short hash', 'abab', 'ab'],
])('%s is for the document path', (_what, from, to) => {
  expect(CANONICAL).toContain(from);
  const text = CANONICAL.replace(from, to);
  expect(compare(text)).toBe(false);
  const [either, document] = [readSidecar(text), readDocument(text)];
  deepStrictEqual(either, document);
});

test('annotations out of order are read and not canonical', () => {
  const item = '  - id: cccccccc\n    label: x\n    start: 0\n    end: 1\n    text: X\n';
  const text = CANONICAL.replace('relations:', `${item}relations:`);
  expect(compare(text)).toBe(false);
  expect(readSidecar(text).ok).toBe(true);
});
