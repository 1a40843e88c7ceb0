import { expect, test } from 'vitest';
import { check, idsOf } from './check';

const TEXT = 'Ada Smith (of Acme Corp.) met “Bob”, who runs Zeta. He said: it rains.\n';

function found(rule: string, label: string, ...words: readonly string[]): unknown[] {
  return idsOf(rule, check(TEXT, [{ id: 'a1', label, words }]));
}

test.each([
  [['Ada Smith', 'Smith (of'], ['a2']],
  [['Ada Smith (of', 'Smith'], []],
  [['Ada Smith', 'Smith'], []],
  [['Ada Smith', 'Ada'], []],
  [['Ada', 'Smith'], []],
])('crossing-spans: %j', ([first = '', second = ''], ids) => {
  const mentions = [
    { id: 'a1', words: [first] },
    { id: 'a2', label: 'place', words: [second] },
  ];
  expect(idsOf('crossing-spans', check(TEXT, mentions))).toEqual(ids);
});

test('crossing-spans: fragments that interleave or share a word do not cross', () => {
  const mentions = [
    { id: 'a1', label: 'claim', words: ['Ada', 'met', 'Zeta'] },
    { id: 'a2', words: ['Smith', 'Bob'] },
    { id: 'a3', words: ['Smith (of'] },
  ];
  expect(idsOf('crossing-spans', check(TEXT, mentions))).toEqual([]);
  const half = [...mentions, { id: 'a4', words: ['ith', '(of Acme'] }];
  expect(idsOf('crossing-spans', check(TEXT, half))).toEqual(['a4']);
});

test('crossing-spans: the place is where they overlap', () => {
  const [crossing] = check(TEXT, [
    { id: 'a1', words: ['Ada Smith'] },
    { id: 'a2', words: ['Smith (of Acme'] },
  ]).filter(({ rule }) => rule === 'crossing-spans');
  expect(crossing).toMatchObject({ spans: [{ start: 4, end: 9 }], otherId: 'a1' });
  expect(crossing?.message).toBe(
    '“Smith (of Acme” (actor) crosses “Ada Smith” (actor): they overlap and neither holds the other; move an end of one.',
  );
});

test.each([
  ['Ada Smith', []],
  ['Ada Smith (', ['a1']],
  ['(of Acme', ['a1']],
  ['(of Acme Corp.)', []],
  ['Acme Corp.', []],
  ['Acme Corp.)', ['a1']],
  ['“Bob”', []],
  ['“Bob', ['a1']],
  ['Bob”', ['a1']],
  ['Bob”,', ['a1']],
  [', who', ['a1']],
  ['Zeta.', ['a1']],
  ['Zeta', []],
  ['He said:', ['a1']],
])('edge-punctuation of a name: %s', (words, ids) => {
  expect(found('edge-punctuation', 'actor', words)).toEqual(ids);
});

test('edge-punctuation: a statement may keep its full stop, and nothing else', () => {
  expect(found('edge-punctuation', 'claim', 'it rains.')).toEqual([]);
  expect(found('edge-punctuation', 'claim', ': it rains.')).toEqual(['a1']);
  expect(found('edge-punctuation', 'claim', 'met “Bob”,', 'it rains.')).toEqual(['a1']);
});

test.each([
  ['a -5 b', '-5', []],
  ['(Reuters) -At least', '-At least', ['a1']],
  ['He – Bob – said', 'Bob –', ['a1']],
  ['He left … soon', '… soon', []],
  ['"yes" and "no', '"yes"', []],
  ['"yes" and "no', '"no', ['a1']],
  ['the U.N. said', 'the U.N.', []],
  ['met J. K. Ro', 'J. K.', []],
  ['...', '...', []],
  [',', ',', []],
  ['قال، نعم', 'قال،', ['a1']],
])('edge-punctuation: in %s, %s', (text, words, ids) => {
  expect(idsOf('edge-punctuation', check(text, [{ id: 'a1', words: [words] }]))).toEqual(ids);
});

test('edge-space and mid-word say where', () => {
  const text = 'one Mosul two\n';
  const [space] = check(text, [{ id: 'a1', words: ['Mosul '] }]);
  expect(space?.spans).toEqual([{ start: 4, end: 10 }]);
  const [word] = check(text, [{ id: 'a1', words: ['osul'] }]);
  expect(word?.spans).toEqual([{ start: 4, end: 9 }]);
});

test('a word is found in a paragraph of any length, and without blanks', () => {
  const text = `${'word '.repeat(5000)}Mosul ${'x'.repeat(5000)}`;
  const mention = (words: string) => [{ id: 'a1', words: [words] }];
  expect(idsOf('mid-word', check(text, mention('osul')))).toEqual(['a1']);
  expect(idsOf('mid-word', check(text, mention('Mosul')))).toEqual([]);
  expect(idsOf('mid-word', check(text, mention('Mosul xx')))).toEqual(['a1']);
});
