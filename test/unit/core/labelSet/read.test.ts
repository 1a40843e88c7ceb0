import { expect, test } from 'vitest';
import { readLabelSet } from '../../../../src/core/labelSet/read';
import { labelSetTemplate } from '../../../../src/core/labelSet/write';
import { attributesOf, DEFAULT_LABEL_SET, isMention } from '../../../../src/core/model/labelSet';

/** Line, column and message of what is wrong with a text. */
function problems(text: string): readonly string[] {
  const reading = readLabelSet(text);
  return reading.ok
    ? []
    : reading.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const HEAD = 'format: article-labels/1\n';
const LABELS = `${HEAD}labels:\n  - key: actor\n  - key: actor/state\n`;

test('a new file says what the built-in label set says', () => {
  expect(readLabelSet(labelSetTemplate())).toEqual({ ok: true, labelSet: DEFAULT_LABEL_SET });
});

test('a file with everything', () => {
  const text = `\uFEFFformat: article-labels/1
guidelines: https://example.org/coding
labels:
  - key: actor
    shortcut: 1
    colour: "#1a2B3c"
    examples: [Ada, the ministry]
  - {key: actor/state, name: State, kind: statement}
attributes:
  - {name: mood, type: choices, values: [good, bad], labels: [actor], default: [good]}
  - {name: count, type: number, required: true, default: 0}
articleAttributes:
  - {name: topic, type: text}
relations:
  - {type: source, from: [actor], to: [actor/state], required: true}
spans: {nest: forbid}
check: {mid-word: off}
title: Ferries
licence: cc-by-4.0
source: https://example.org/
language: "no"
`.replaceAll('\n', '\r\n');
  const reading = readLabelSet(text);
  expect(reading.ok && reading.labelSet).toEqual({
    guidelines: 'https://example.org/coding',
    title: 'Ferries',
    licence: 'cc-by-4.0',
    source: 'https://example.org/',
    language: 'no',
    labels: [
      {
        key: 'actor',
        name: 'Actor',
        description: '',
        shortcut: '1',
        colour: '#1a2B3c',
        examples: ['Ada', 'the ministry'],
      },
      { key: 'actor/state', name: 'State', description: '', kind: 'statement' },
    ],
    attributes: [
      {
        name: 'mood',
        type: 'choices',
        values: ['good', 'bad'],
        labels: ['actor'],
        default: ['good'],
      },
      { name: 'count', type: 'number', required: true, default: 0 },
    ],
    articleAttributes: [{ name: 'topic', type: 'text' }],
    relations: [{ type: 'source', from: ['actor'], to: ['actor/state'], required: true }],
    spans: { nest: 'forbid' },
    check: { 'mid-word': 'off' },
  });
});

test.each([
  ['', '1:1 The file is empty'],
  ['- a\n', '1:1 A label set must be a mapping'],
  ['labels: []\n', '1:1 The key `format: article-labels/1` is missing'],
  ['format: article-labels/2\nlabels: []\n', '1:9 The file has the format article-labels/2'],
  [HEAD, '1:1 The key `labels` is missing'],
  [`${HEAD}labels: {}\n`, '2:9 labels must be a list'],
  [`${HEAD}labels: [&a {key: x}]\n`, '2:10 Anchors and aliases are not read'],
  [`${HEAD}labels: [!x {key: x}]\n`, '2:10 The tag !x is not read'],
  [`${HEAD}labels: []\nlabels: []\n`, '3:1 The key `labels` is here twice'],
  [`${HEAD}labels:\n\t- x\n`, '3:1 Not valid YAML'],
  [`<<<<<<< ours\n${LABELS}`, '1:1 Conflict markers of a git merge are in the file; resolve'],
  [`${HEAD}labels:\n${'  - key: x\n'.repeat(2)}`, '4:5 x is here twice'],
  [`${HEAD}labels: [{key: __proto__}]\n`, '2:16 A key has letters'],
  [`${HEAD}labels: [{key: a b}]\n`, '2:16 A key has letters'],
  [`${HEAD}labels: [{key: a/}]\n`, '2:16 A key has letters'],
  [`${HEAD}labels: [{kee: a}]\n`, '2:11 There is no key `kee` here; write `key`.'],
  [`${HEAD}labels: [{key: 1}]\n`, '2:16 key must be text'],
  [`${HEAD}labels: [{key: a, colour: bleu}]\n`, '2:27 There is no colour bleu; write `blue`'],
  [`${HEAD}labels: [{key: a, shortcut: A}]\n`, '2:29 shortcut must be one small letter or digit'],
  [
    `${HEAD}labels: [{key: a, shortcut: z}, {key: b, shortcut: z}]\n`,
    '2:52 a has the shortcut z already',
  ],
  [`${LABELS}attributes: [{name: m}]\n`, '5:14 The key `type` is missing here.'],
  [`${LABELS}attributes: [{name: m, type: choice}]\n`, '5:14 A choice needs `values`'],
  [`${LABELS}attributes: [{name: m, type: text, values: [a]}]\n`, '5:44 Only a choice has'],
  [
    `${LABELS}attributes: [{name: m, type: text, labels: [aktor]}]\n`,
    '5:45 There is no label aktor',
  ],
  [
    `${LABELS}attributes: [{name: m, type: number, default: x}]\n`,
    '5:47 The default must be a num',
  ],
  [`${LABELS}attributes: [{name: __proto__, type: text}]\n`, '5:21 An attribute can’t be called'],
  [
    `${LABELS}articleAttributes: [{name: m, type: text, labels: []}]\n`,
    '5:43 There is no key `labels`',
  ],
  [`${LABELS}relations: [{type: s, from: [actor]}]\n`, '5:13 The key `to` is missing here.'],
  [`${LABELS}relations: [{type: s, from: [actor], to: [x]}]\n`, '5:43 There is no label x'],
  [`${LABELS}spans: {nest: no}\n`, '5:15 nest can’t be "no"'],
  [`${LABELS}check: {mid-wrod: off}\n`, '5:9 There is no key `mid-wrod` here; write `mid-word`.'],
  [`${LABELS}check: {mid-word: of}\n`, '5:19 mid-word can’t be "of"; write `off`.'],
  [`${LABELS}check: {article-file: off}\n`, '5:9 There is no key `article-file` here'],
  [`${LABELS}guidelines: ../x.md\n`, '5:13 guidelines must be a path'],
  [`${LABELS}guidelines: javascript:alert(1)\n`, '5:13 guidelines must be a path'],
  [`${LABELS}constructor: 1\n`, '5:1 There is no key `constructor` here'],
  [`${LABELS}__proto__: {labels: []}\n`, '5:1 There is no key `__proto__` here'],
])('%j is refused at its place', (text, expected) => {
  expect(problems(text)[0]).toContain(expected);
});

test('all problems of a file are told at once', () => {
  expect(
    problems(`${HEAD}labels: [{key: a, nam: x}, {key: b, kind: thing}]\nspan: {}\n`),
  ).toHaveLength(3);
});

test('a text that is too large is refused at once', () => {
  expect(problems(`${LABELS}# ${'x'.repeat(1_000_000)}\n`)[0]).toContain('too large');
});

test('a kind of a label inherits, also from a label that is in no list', () => {
  const reading = readLabelSet(`${HEAD}labels:
  - {key: claim, kind: statement}
  - {key: claim/threat/veiled}
  - {key: thing/small}
attributes:
  - {name: m, type: text, labels: [claim]}
  - {name: n, type: text, labels: [thing]}
`);
  if (!reading.ok) throw new Error(reading.problems[0]?.message);
  const { labelSet } = reading;
  const names = (key: string) => attributesOf(labelSet, key).map(({ name }) => name);
  expect(isMention(labelSet, 'claim/threat/veiled')).toBe(false);
  expect(isMention(labelSet, 'claimant')).toBe(true);
  expect(names('claim/threat/veiled')).toEqual(['m']);
  expect(names('thing/small')).toEqual(['n']);
  expect(names('claimant')).toEqual([]);
});
