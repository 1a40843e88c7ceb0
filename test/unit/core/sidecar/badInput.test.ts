// What can't be read whole is reported at its place with what to do, and is never written to.

import { expect, test } from 'vitest';
import type { ProblemRule } from '../../../../src/core/sidecar/problem';
import { readSidecar } from '../../../../src/core/sidecar/read';
import { writeSidecar } from '../../../../src/core/sidecar/write';
import { problemsOf, sidecarOf } from './read';

const HEAD = [
  'format: article-annotations/1',
  'article:',
  '  file: a.txt',
  `  sha256: ${'ab'.repeat(32)}`,
  '  length: 90',
  'status: todo',
];
const ITEM = [
  '  - id: aaaaaaaa',
  '    label: place',
  '    start: 3',
  '    end: 8',
  '    text: MOSUL',
];
const RELATION = ['  - id: bbbbbbbb', '    type: in', '    from: aaaaaaaa', '    to: aaaaaaaa'];
const GOOD = [...HEAD, 'annotations:', ...ITEM, 'relations:', ...RELATION, ''].join('\n');

/** The good file with one line (counted from one) replaced. */
function withLine(line: number, ...replacements: readonly string[]): string {
  const lines = GOOD.split('\n');
  lines.splice(line - 1, 1, ...replacements);
  return lines.join('\n');
}

function withoutLine(line: number): string {
  return withLine(line);
}

test('the file that the bad ones are made from is good', () => {
  expect(problemsOf(GOOD)).toEqual([]);
  expect(sidecarOf(GOOD).annotations).toHaveLength(1);
});

type Row = readonly [
  what: string,
  text: string,
  rule: ProblemRule,
  line: number,
  column: number,
  message: RegExp,
];

const MARKERS = [
  '<<<<<<< HEAD',
  '    label: place',
  '||||||| base',
  '    label: claim',
  '=======',
  '    label: actor',
  '>>>>>>> theirs',
];

const ROWS: readonly Row[] = [
  ['an empty file', '', 'sidecar/yaml', 1, 1, /empty; restore it, or delete/],
  ['only comments', '# nothing\n# here\n', 'sidecar/yaml', 1, 1, /empty; restore it, or delete/],
  ['a list as the root', '- a\n- b\n', 'sidecar/value', 1, 1, /must be a mapping/],
  ['a word as the root', 'hello\n', 'sidecar/value', 1, 1, /must be a mapping/],
  ['only NUL', '\0\0\0\0', 'sidecar/yaml', 1, 1, /U\+0000 .*restore/],
  ['NUL at the end', `${GOOD}\0\0`, 'sidecar/yaml', 18, 1, /U\+0000 .*restore/],
  ['NUL in a text', withLine(12, '    text: "MO\0UL"'), 'sidecar/yaml', 12, 14, /U\+0000/],
  [
    'a tab as indentation',
    withLine(9, '\tlabel: place'),
    'sidecar/yaml',
    9,
    1,
    /Tabs .* put spaces/,
  ],
  [
    'a quote that is not closed',
    withLine(12, '    text: "MOSUL'),
    'sidecar/yaml',
    18,
    1,
    /Missing closing .* cut off/,
  ],
  [
    'a colon in a plain text',
    withLine(12, '    text: a: b'),
    'sidecar/yaml',
    12,
    11,
    /double quotes/,
  ],
  [
    'a bad escape',
    withLine(12, '    text: "\\q"'),
    'sidecar/yaml',
    12,
    12,
    /escape.*correct this line/,
  ],
  ['an item out of line', withLine(9, '   label: place'), 'sidecar/yaml', 9, 1, /./],
  ['two documents', `${GOOD}---\n${GOOD}`, 'sidecar/yaml', 18, 1, /one document; take out/],
  [
    'a second document in place of a list',
    withLine(13, '---'),
    'sidecar/yaml',
    13,
    1,
    /one document/,
  ],
  ['an unknown directive', `%FOO x\n---\n${GOOD}`, 'sidecar/yaml', 1, 1, /directive/],
  [
    'a key twice in the root',
    withLine(6, 'status: todo', 'status: done'),
    'sidecar/yaml',
    7,
    1,
    /`status` is here twice; delete/,
  ],
  [
    'a key twice in an item',
    withLine(9, '    label: place', '    "label": actor'),
    'sidecar/yaml',
    10,
    5,
    /twice/,
  ],
  ['a conflict', withLine(9, ...MARKERS), 'sidecar/conflict', 9, 1, /resolve the conflict/],
  [
    'a conflict with CRLF',
    withLine(9, ...MARKERS).replaceAll('\n', '\r\n'),
    'sidecar/conflict',
    9,
    1,
    /resolve/,
  ],
  ['a lone divider', withLine(13, '=======', 'relations:'), 'sidecar/conflict', 13, 1, /resolve/],
  [
    'a marker in the first line after a BOM',
    `\uFEFF<<<<<<< HEAD\n${GOOD}`,
    'sidecar/conflict',
    1,
    1,
    /resolve/,
  ],
  ['a marker as the last bytes', `${GOOD}>>>>>>>`, 'sidecar/conflict', 18, 1, /resolve/],
  [
    'no format',
    withoutLine(1),
    'sidecar/format',
    1,
    1,
    /`format: article-annotations\/1` is missing/,
  ],
  [
    'a newer format',
    withLine(1, 'format: article-annotations/2'),
    'sidecar/format',
    1,
    9,
    /article-annotations\/2.*update/,
  ],
  [
    'another format',
    withLine(1, 'format: brat'),
    'sidecar/format',
    1,
    9,
    /must be `article-annotations\/1`/,
  ],
  ['a number as format', withLine(1, 'format: 1'), 'sidecar/value', 1, 9, /must be text/],
  [
    'no annotations',
    [...HEAD, 'relations: []', ''].join('\n'),
    'sidecar/value',
    1,
    1,
    /`annotations` is missing.*cut off/,
  ],
  [
    'no relations',
    [...HEAD, 'annotations:', ...ITEM, ''].join('\n'),
    'sidecar/value',
    1,
    1,
    /`relations` is missing.*cut off/,
  ],
  [
    'no article',
    [HEAD[0], 'annotations: []', 'relations: []'].join('\n'),
    'sidecar/value',
    1,
    1,
    /`article` is missing/,
  ],
  ['no file', withoutLine(3), 'sidecar/value', 3, 3, /`file` is missing/],
  ['no sha256', withoutLine(4), 'sidecar/value', 3, 3, /`sha256` is missing/],
  ['a short sha256', withLine(4, '  sha256: abc'), 'sidecar/value', 4, 11, /64 hexadecimal/],
  ['no length', withoutLine(5), 'sidecar/value', 3, 3, /`length` is missing/],
  ['a negative length', withLine(5, '  length: -1'), 'sidecar/value', 5, 11, /whole number/],
  [
    'an article that is text',
    `${HEAD[0]}\narticle: a.txt\nannotations: []\nrelations: []\n`,
    'sidecar/value',
    2,
    10,
    /must be a mapping/,
  ],
  [
    'an unknown status',
    withLine(6, 'status: finished'),
    'sidecar/value',
    6,
    9,
    /one of todo, in-progress, done/,
  ],
  ['a status without value', withLine(6, 'status:'), 'sidecar/value', 6, 8, /must be text/],
  [
    'an annotation that is text',
    withLine(7, 'annotations:', '  - x'),
    'sidecar/value',
    8,
    5,
    /must be a mapping/,
  ],
  [
    'an annotation that is empty',
    withLine(7, 'annotations:', '  -'),
    'sidecar/value',
    8,
    4,
    /must be a mapping/,
  ],
  [
    'annotations that are a mapping',
    [...HEAD, 'annotations: {a: 1}', 'relations: []'].join('\n'),
    'sidecar/value',
    7,
    14,
    /must be a list/,
  ],
  ['no id', withLine(8, '  - note: x'), 'sidecar/value', 8, 5, /`id` is missing/],
  [
    'a number as id',
    withLine(8, '  - id: 12345678'),
    'sidecar/value',
    8,
    9,
    /must be text; put it in double quotes/,
  ],
  ['no label', withoutLine(9), 'sidecar/value', 8, 5, /`label` is missing/],
  ['no start', withoutLine(10), 'sidecar/value', 8, 5, /`start` is missing/],
  ['no end', withoutLine(11), 'sidecar/value', 8, 5, /`end` is missing/],
  ['no text', withoutLine(12), 'sidecar/value', 8, 5, /`text` is missing/],
  [
    'a text that is a number',
    withLine(12, '    text: 2003'),
    'sidecar/value',
    12,
    11,
    /double quotes/,
  ],
  ['a text that is true', withLine(12, '    text: true'), 'sidecar/value', 12, 11, /double quotes/],
  ['a text that is null', withLine(12, '    text: null'), 'sidecar/value', 12, 11, /double quotes/],
  ['a text that is a list', withLine(12, '    text: [a]'), 'sidecar/value', 12, 11, /must be text/],
  ['a start that is text', withLine(10, '    start: "3"'), 'sidecar/value', 10, 12, /whole number/],
  [
    'a start that is a fraction',
    withLine(10, '    start: 3.5'),
    'sidecar/value',
    10,
    12,
    /whole number/,
  ],
  [
    'a start that is infinite',
    withLine(10, '    start: .inf'),
    'sidecar/value',
    10,
    12,
    /whole number/,
  ],
  ['a start below nought', withLine(10, '    start: -3'), 'sidecar/value', 10, 12, /whole number/],
  [
    'an end past all numbers',
    withLine(11, '    end: 99999999999999999999'),
    'sidecar/value',
    11,
    10,
    /whole number/,
  ],
  [
    'an end before its start',
    withLine(11, '    end: 2'),
    'sidecar/value',
    11,
    10,
    /end 2 must be after the start 3/,
  ],
  ['an end at its start', withLine(11, '    end: 3'), 'sidecar/value', 11, 10, /after/],
  [
    'a note that is a number',
    withLine(12, '    text: MOSUL', '    note: 5'),
    'sidecar/value',
    13,
    11,
    /double quotes/,
  ],
  [
    'no fragments in fragments',
    withLine(12, '    text: MOSUL', '    fragments: []'),
    'sidecar/value',
    13,
    16,
    /fragments is empty/,
  ],
  [
    'fragments without value',
    withLine(12, '    text: MOSUL', '    fragments:'),
    'sidecar/value',
    13,
    15,
    /must be a list/,
  ],
  [
    'fragments out of order',
    withLine(12, '    text: MOSUL', '    fragments: [[6, 8], [3, 4]]'),
    'sidecar/value',
    13,
    16,
    /in order/,
  ],
  [
    'fragments that overlap',
    withLine(12, '    text: MOSUL', '    fragments: [[3, 6], [5, 8]]'),
    'sidecar/value',
    13,
    16,
    /overlap/,
  ],
  [
    'fragments outside the hull',
    withLine(12, '    text: MOSUL', '    fragments: [[3, 4], [5, 9]]'),
    'sidecar/value',
    13,
    16,
    /begin at start 3 and end at end 8/,
  ],
  [
    'a fragment of three',
    withLine(12, '    text: MOSUL', '    fragments: [[3, 4, 5], [6, 8]]'),
    'sidecar/value',
    13,
    17,
    /\[start, end\]/,
  ],
  [
    'a fragment of text',
    withLine(12, '    text: MOSUL', '    fragments: [["3", 4], [6, 8]]'),
    'sidecar/value',
    13,
    18,
    /whole number/,
  ],
  [
    'a fragment the wrong way round',
    withLine(12, '    text: MOSUL', '    fragments: [[3, 3], [6, 8]]'),
    'sidecar/value',
    13,
    17,
    /after/,
  ],
  [
    'an attribute that is a mapping',
    withLine(6, 'attributes: {a: {b: c}}'),
    'sidecar/value',
    6,
    17,
    /a must be a list|attribute a/,
  ],
  [
    'an attribute that is null',
    withLine(6, 'attributes: {a: null}'),
    'sidecar/value',
    6,
    17,
    /attribute a must be text/,
  ],
  [
    'an attribute that is infinite',
    withLine(6, 'attributes: {a: .inf}'),
    'sidecar/value',
    6,
    17,
    /finite number/,
  ],
  [
    'an attribute with a list in a list',
    withLine(6, 'attributes: {a: [[x]]}'),
    'sidecar/value',
    6,
    18,
    /must be text/,
  ],
  [
    'an attribute whose name is a number',
    withLine(6, 'attributes: {2024: x}'),
    'sidecar/value',
    6,
    14,
    /name.*double quotes/,
  ],
  [
    'an attribute called __proto__',
    withLine(6, 'attributes: {__proto__: x}'),
    'sidecar/value',
    6,
    25,
    /rename/,
  ],
  [
    'attributes that are a list',
    withLine(6, 'attributes: [a]'),
    'sidecar/value',
    6,
    13,
    /must be a mapping/,
  ],
  [
    'an id twice',
    withLine(13, ...ITEM, 'relations:'),
    'sidecar/value',
    13,
    9,
    /aaaaaaaa is in line 8 already; change one/,
  ],
  [
    'a relation with the id of an annotation',
    withLine(14, '  - id: aaaaaaaa'),
    'sidecar/value',
    14,
    9,
    /in line 8 already/,
  ],
  ['no type', withoutLine(15), 'sidecar/value', 14, 5, /`type` is missing/],
  ['no from', withoutLine(16), 'sidecar/value', 14, 5, /`from` is missing/],
  ['no to', withoutLine(17), 'sidecar/value', 14, 5, /`to` is missing/],
  [
    'an anchor',
    withLine(9, '    label: &a place'),
    'sidecar/value',
    9,
    12,
    /Anchors and aliases .* write the value out/,
  ],
  ['an alias', withLine(9, '    label: *a'), 'sidecar/value', 9, 12, /Anchors and aliases/],
  [
    'a merge key',
    withLine(9, '    label: place', '    <<: *base'),
    'sidecar/value',
    10,
    9,
    /Anchors and aliases/,
  ],
  ['an anchor on the root', `&root\n${GOOD}`, 'sidecar/value', 1, 1, /Anchors and aliases/],
  [
    'a tag',
    withLine(9, '    label: !place x'),
    'sidecar/value',
    9,
    12,
    /tag !place .* take it out/,
  ],
  [
    'a tag that runs code elsewhere',
    withLine(9, '    label: !!python/object:os.x y'),
    'sidecar/value',
    9,
    12,
    /take it out/,
  ],
  ['a binary', withLine(12, '    text: !!binary aGk='), 'sidecar/value', 12, 11, /take it out/],
  ['a set', withLine(6, 'attributes: !!set {a}'), 'sidecar/value', 6, 13, /take it out/],
];

test.each(ROWS)('%s', (_what, text, rule, line, column, message) => {
  const [first] = problemsOf(text);
  expect(first).toMatchObject({ rule, line, column });
  expect(first?.message).toMatch(message);
  expect(first?.message).toMatch(/^[A-Z`a-z].*\.$/);
  expect(() => writeSidecar(sidecarOf(GOOD), text)).toThrow(/never written/);
});

test('all problems of a file are named at once', () => {
  const text = GOOD.replace('start: 3', 'start: x').replace('status: todo', 'status: maybe');
  expect(problemsOf(text).map(({ line }) => line)).toEqual([6, 10]);
});

test('no column counts a BOM', () => {
  const bad = withLine(1, 'format: brat');
  expect(problemsOf(`\uFEFF${bad}`)).toEqual(problemsOf(bad));
});

test('what looks like a problem in a text is none', () => {
  const texts = [
    '"<<<<<<< HEAD"',
    "'*a &b !c'",
    'a *b* & c!',
    '|\n      =======\n      &x *y',
    '!!str 12',
  ];
  for (const text of texts) expect(problemsOf(withLine(12, `    text: ${text}`))).toEqual([]);
  const deep = `|\n${' '.repeat(200)}- - - [[[[{{`;
  expect(problemsOf(withLine(12, `    text: ${deep}`))).toEqual([]);
  expect(problemsOf(withLine(12, `    text: MOSUL${' '.repeat(300)}# far out`))).toEqual([]);
  expect(problemsOf(withLine(12, '    text: MOSUL', `${' '.repeat(300)}# far out`))).toEqual([]);
});

const LAUGHS = [
  'a: &a [x, x, x, x, x, x, x, x, x]',
  ...Array.from('bcdefghi').map((key, i) => {
    const before = `*${'abcdefgh'[i] ?? ''}`;
    return `${key}: &${key} [${Array<string>(9).fill(before).join(', ')}]`;
  }),
].join('\n');

const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['a billion laughs', `${GOOD}${LAUGHS}\n`],
  ['a million aliases', `${GOOD}x: [${'*a, '.repeat(1_000_000)}]\n`],
  ['a hundred thousand brackets', `${GOOD}x: ${'['.repeat(100_000)}\n`],
  ['a thousand closed brackets', `${GOOD}x: ${'['.repeat(1000)}${']'.repeat(1000)}\n`],
  ['brackets with brackets in quotes', `${GOOD}x: ${'["]", '.repeat(5000)}\n`],
  ['braces', `${GOOD}x: ${'{a: '.repeat(100_000)}\n`],
  ['a hundred thousand dashes', `${GOOD}x:\n  ${'- '.repeat(100_000)}y\n`],
  ['dashes with tabs', `${GOOD}x:\n  ${'-\t'.repeat(100_000)}y\n`],
  ['explicit keys', `${GOOD}x:\n  ${'? '.repeat(100_000)}y\n`],
  [
    'mappings in mappings',
    GOOD + Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}k:\n`).join(''),
  ],
  [
    'dashes under dashes',
    GOOD +
      Array.from({ length: 1500 }, (_, i) => `${' '.repeat(i)}k:\n${' '.repeat(i)}-\n`).join(''),
  ],
];

const LARGE: readonly (readonly [what: string, text: string])[] = [
  ['100 MB', 'x'.repeat(100_000_000)],
  ['60 MB of line ends', GOOD + '\n'.repeat(60_000_000)],
  ['60 MB that begin in canonical form', GOOD.replace('MOSUL', 'x'.repeat(60_000_000)).trimEnd()],
  ['ten million values', `${GOOD}x: [${'1,'.repeat(5_000_000)}]\n`],
  ['four million values', `${GOOD}x:\n${'- 1\n'.repeat(2_000_000)}`],
];

test.each(LARGE)('%s are refused in seconds', (_what, text) => {
  const begin = performance.now();
  expect(problemsOf(text)).toMatchObject([{ rule: 'sidecar/size', line: 1, column: 1 }]);
  expect(performance.now() - begin).toBeLessThan(8000);
});

test.each(HOSTILE)('%s is refused quickly', (_what, text) => {
  const begin = performance.now();
  expect(readSidecar(text).ok).toBe(false);
  expect(performance.now() - begin).toBeLessThan(1500);
});

test('thousands of keys in one mapping are read in linear time', () => {
  const keys = Array.from({ length: 8000 }, (_, i) => `  k${i}: ${i}`).join('\n');
  const begin = performance.now();
  expect(problemsOf(`${GOOD}unknown:\n${keys}\n`)).toEqual([]);
  expect(performance.now() - begin).toBeLessThan(3000);
});

test('nesting that is allowed does not exhaust the parser', () => {
  const flow = `x: ${'['.repeat(32)}${']'.repeat(32)}`;
  const dashes = `y:\n${'- '.repeat(60)}z`;
  const blocks = Array.from({ length: 120 }, (_, i) => `${' '.repeat(i)}k:\n${' '.repeat(i)}- a:`);
  for (const extra of [flow, dashes, ['z:', ...blocks.slice(0, 1)].join('\n')]) {
    expect(problemsOf(`${GOOD}${extra}\n`)).toEqual([]);
  }
  const nested = Array.from({ length: 120 }, (_, i) => `${' '.repeat(i)}k${i}:`).join('\n');
  expect(problemsOf(`${GOOD}${nested}\n`)).toEqual([]);
});

test('a sidecar that lost its end never reads as one with fewer annotations', () => {
  const text = [
    ...HEAD,
    'annotations:',
    ...ITEM,
    ...ITEM.map((line) => line.replace('aaaa', 'cccc')),
    'relations:',
    ...RELATION,
    '',
  ].join('\n');
  const whole = sidecarOf(text);
  const bytes = Buffer.from(text);
  const endOfAnnotations = text.indexOf('\nrelations:') + '\nrelations:'.length;
  for (let cut = 0; cut < bytes.length; cut++) {
    const reading = readSidecar(bytes.subarray(0, cut).toString());
    if (!reading.ok) continue;
    expect(reading.file.sidecar.annotations).toEqual(whole.annotations);
    expect(cut).toBeGreaterThanOrEqual(endOfAnnotations);
  }
});
