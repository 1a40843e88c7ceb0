import { expect, test } from 'vitest';
import { labelIndex } from '../../../src/core/check/labelIndex';
import { isName } from '../../../src/core/check/names';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import { mention } from '../annotate';
import type { Mention } from '../annotate';
import { check, idsOf } from './check';

test.each([
  ['Mosul', true],
  ['MOSUL', true],
  ['al-Nadiri', true],
  ['the Free Valley Brigades', true],
  ['The council', false],
  ['the group', false],
  ['A driver who asked not to be named', false],
  ['It', false],
  ['They', false],
  ['X', false],
  ['', false],
  ['🚀', false],
  ['العراق', true],
  ['伊拉克', true],
])('%s is a name: %j', (text, expected) => {
  expect(isName(text)).toBe(expected);
});

/** What stands at the spans of each unlabelled repeat. */
function repeats(text: string, mentions: readonly Mention[]): unknown[] {
  return check(text, mentions)
    .filter(({ rule }) => rule === 'unlabelled-repeat')
    .map(({ id, spans = [] }) => [id, ...spans.map(({ start }) => start)]);
}

test('unlabelled-repeat: whole words after the annotation, wherever they are', () => {
  const text = 'Mosul. In Mosul’s streets. (Mosul) Mosul-born. Mosulites. mosul. Mosul';
  expect(repeats(text, [{ id: 'a1', words: ['Mosul'] }])).toEqual([['a1', 10, 28, 65]]);
  expect(repeats(text, [{ id: 'a1', words: ['In', 'Mosul'] }])).toEqual([]);
});

test('unlabelled-repeat: not what is labelled, or in another name, or before', () => {
  const text = 'Karva fell. Karva rose. The Karva Post said Karva slept. Karva.';
  const mentions = [
    { id: 'a1', label: 'place', words: ['Karva'] },
    { id: 'a2', label: 'actor', words: ['The Karva Post'] },
    { id: 'a3', label: 'claim', words: ['Karva slept'] },
  ];
  // A claim is no label of the names in it.
  expect(repeats(text, mentions)).toEqual([['a1', 12, 44, 57]]);
});

test('unlabelled-repeat: the longest name is meant', () => {
  const text = 'Ada Smith and Ada met. Ada Smith left.';
  const mentions = [
    { id: 'a1', words: ['Ada Smith'] },
    { id: 'a2', words: ['Ada'] },
  ];
  expect(repeats(text, mentions)).toEqual([
    ['a1', 23],
    ['a2', 14],
  ]);
});

test('unlabelled-repeat: not in the credits, nor of pronouns and descriptions', () => {
  const text =
    'Mosul is calm. It said. It left. the group, the group\n\n(Reporting by Ada in Mosul.)\n';
  const mentions = [
    { id: 'a1', words: ['Mosul'] },
    { id: 'a2', words: ['It'] },
    { id: 'a3', words: ['the group'] },
  ];
  expect(repeats(text, mentions)).toEqual([]);
});

test('unlabelled-repeat: a name of another script, and one that begins with a mark', () => {
  expect(repeats('العراق و العراق', [{ id: 'a1', words: ['العراق'] }])).toEqual([['a1', 9]]);
  expect(repeats('“X Y” or “X Y”', [{ id: 'a1', words: ['“X Y”'] }])).toEqual([['a1', 9]]);
  expect(repeats('🚀 and 🚀', [{ id: 'a1', words: ['🚀'] }])).toEqual([]);
});

function differing(corpus: Readonly<Record<string, readonly string[]>>, label = 'place') {
  const text = 'Reuters said. REUTERS left.';
  const index = labelIndex();
  for (const [path, labels] of Object.entries(corpus)) {
    index.set(
      path,
      labels.map((other, i) =>
        mention('Reuters', { id: `${path}${i}`, label: other, words: ['Reuters'] }),
      ),
      DEFAULT_LABEL_SET,
    );
  }
  const mentions = [
    { id: 'a1', label, words: ['Reuters'] },
    { id: 'a2', label, words: ['REUTERS'] },
  ];
  return check(text, mentions, { corpus: index });
}

test('label-differs: said once, of the rarer label', () => {
  const found = differing({ a: ['place', 'place'], b: ['actor'], c: ['actor', 'actor'] });
  expect(idsOf('label-differs', found)).toEqual(['a1']);
  expect(found.find(({ rule }) => rule === 'label-differs')).toMatchObject({
    severity: 'info',
    message:
      '“Reuters” is labelled place here, but actor 3 times elsewhere, such as in b; use one label if it means the same.',
  });
  const rare = differing({ a: ['place', 'place'], b: ['actor'] });
  expect(idsOf('label-differs', rare)).toEqual([]);
  expect(idsOf('label-differs', differing({ b: ['place'] }))).toEqual([]);
  // Whoever labels a sentence does not label a name.
  expect(idsOf('label-differs', differing({ b: ['claim'] }))).toEqual([]);
  expect(idsOf('label-differs', differing({ b: ['actor'] }, 'claim'))).toEqual([]);
});

test('label-differs: a place that has both labels means to', () => {
  const corpus = labelIndex();
  const text = 'Reuters said.';
  const mentions = ['actor', 'place'].map((label, i) => ({
    id: `a${i}`,
    label,
    words: ['Reuters'],
  }));
  corpus.set(
    'a',
    mentions.map((words) => mention(text, words)),
    DEFAULT_LABEL_SET,
  );
  expect(idsOf('label-differs', check(text, mentions, { corpus }))).toEqual([]);
});

test('the index forgets what a file said before', () => {
  const index = labelIndex();
  const one = (label: string) => [mention('Ada', { id: 'a', label, words: ['Ada'] })];
  index.set('a', one('actor'), DEFAULT_LABEL_SET);
  index.set('b', one('actor'), DEFAULT_LABEL_SET);
  expect(index.usesOf('ADA')).toEqual(new Map([['actor', { count: 2, example: 'a' }]]));
  index.set('a', one('place'), DEFAULT_LABEL_SET);
  expect([...index.usesOf('Ada').keys()].sort()).toEqual(['actor', 'place']);
  index.delete('a');
  index.delete('b');
  index.delete('c');
  expect(index.usesOf('Ada').size).toBe(0);
  expect(index.usesOf('x'.repeat(500)).size).toBe(0);
});
