import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES } from '../../../src/core/check/index';
import { labelIndex } from '../../../src/core/check/labelIndex';
import type { LabelSet } from '../../../src/core/model/labelSet';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import { sidecarFor } from '../annotate';
import { sidecar as anySidecar, unicodeText } from '../core/arbitraries';
import { runs } from '../core/fuzz';
import { brief, check, findings, idsOf } from './check';

const TEXT = '🚀 Al-Qaim: U.S. envoy met Tarsia’s president, he said, in Paris.\n';

test('a good sidecar has no findings', () => {
  const mentions = [
    { id: 'a1', words: ['🚀'] },
    { id: 'a2', words: ['Al-Qaim'] },
    { id: 'a3', words: ['U.S.'] },
    { id: 'a4', words: ['Tarsia'] },
    { id: 'a5', words: ['Tarsia’s president'] },
    { id: 'a6', label: 'claim', words: ['U.S. envoy met', 'in Paris.'] },
  ];
  const relations = [{ id: 'r1', type: 'source', from: 'a6', to: 'a3' }];
  expect(check(TEXT, mentions, { relations })).toEqual([]);
});

test('article-missing', () => {
  const found = check(TEXT, [{ id: 'a1', words: ['envoy'] }], { now: null });
  expect(found).toEqual([
    {
      rule: 'article-missing',
      severity: 'error',
      position: { line: 1, column: 1 },
      message: 'The article a.txt is not beside its sidecar; put it back, or delete the sidecar.',
    },
  ]);
});

test('article-changed, by its hash or its length', () => {
  expect(brief(check('a b', [], { now: 'a c' }))).toEqual([['article-changed']]);
  const sidecar = sidecarFor('a.txt', 'a b', []);
  const longer = { ...sidecar, article: { ...sidecar.article, length: 4 } };
  expect(brief(findings(longer, 'a b'))).toEqual([['article-changed']]);
});

test('file-name, however accents are spelled', () => {
  expect(brief(check('a', [], { file: 'b.txt' }))).toEqual([['file-name']]);
  const sidecar = sidecarFor('\u00E9.txt', 'a', []);
  expect(findings(sidecar, 'a', { file: 'e\u0301.txt' })).toEqual([]);
});

test('text-differs and out-of-range, in code points and each alone', () => {
  const sidecar = sidecarFor('a.txt', TEXT, [
    { id: 'a1', words: ['Al-Qaim'] },
    { id: 'a2', words: ['Paris'] },
  ]);
  const found = findings(sidecar, TEXT, { now: '🚀 Al-Basra: end.\n' });
  expect(brief(found)).toEqual([
    ['article-changed'],
    ['text-differs', 'a1'],
    ['out-of-range', 'a2'],
  ]);
  expect(found[1]).toMatchObject({
    severity: 'error',
    position: { line: 8, column: 5 },
    message:
      'The article has “Al-Basr” at 2–9, not “Al-Qaim”; correct the offsets, or open the article in the editor to find the text again.',
  });
  const last = check('x🚀y', [{ id: 'a1', words: ['y'] }], { now: 'x🚀' });
  expect(brief(last)).toEqual([['article-changed'], ['out-of-range', 'a1']]);
  // An end at the very end of the text is in range.
  expect(check('x🚀', [{ id: 'a1', words: ['🚀'] }])).toEqual([]);
});

test('duplicate-annotation: the same label on the same fragments', () => {
  const mentions = [
    { id: 'a1', words: ['envoy'] },
    { id: 'a2', words: ['envoy'] },
    { id: 'a3', label: 'claim', words: ['envoy'] },
    { id: 'a4', label: 'claim', words: ['U.S.', 'Paris'] },
    { id: 'a5', label: 'claim', words: ['U.S.', 'said', 'Paris'] },
  ];
  const found = check(TEXT, mentions);
  expect(idsOf('duplicate-annotation', found)).toEqual(['a2']);
  const { message } = found.find(({ id }) => id === 'a2') ?? {};
  expect(message).toContain('annotation a1 in line');
});

test('unknown-label', () => {
  const found = check(TEXT, [{ id: 'a1', label: 'aktor', words: ['envoy'] }]);
  expect(brief(found)).toEqual([['unknown-label', 'a1']]);
  expect(found[0]?.message).toBe(
    '“envoy” has the label “aktor”, which the label set does not have; use one of actor, place, claim, or add the label to it.',
  );
});

test('dangling-relation, at the relation', () => {
  const mentions = [
    { id: 'a1', label: 'claim', words: ['met'] },
    { id: 'a2', words: ['envoy'] },
  ];
  const relations = [
    { id: 'r1', type: 'source', from: 'a1', to: 'a2' },
    { id: 'r2', type: 'source', from: 'a1', to: 'zz' },
  ];
  const found = check(TEXT, mentions, { relations });
  expect(brief(found)).toEqual([['dangling-relation', 'r2']]);
  // An annotation that is not where its offsets say is in the file all the same.
  const lost = check(TEXT, mentions, { relations: relations.slice(0, 1), now: 'x' });
  expect(idsOf('dangling-relation', lost)).toEqual([]);
  expect(found[0]?.message).toContain('needs the annotation zz,');
});

test('edge-space, at every fragment', () => {
  const mentions = [
    { id: 'a1', words: ['envoy '] },
    { id: 'a2', words: ['U.S.', ' Paris'] },
    { id: 'a3', words: ['envoy met'] },
  ];
  expect(brief(check(TEXT, mentions))).toEqual([
    ['edge-space', 'a2'],
    ['edge-space', 'a1'],
  ]);
});

test.each([
  ['Tarsi', ['mid-word']],
  ['arsia', ['mid-word']],
  ['Qaim', ['mid-word']],
  ['U.S', ['mid-word']],
  ['Tarsia', []],
  ['envoy met', []],
  ['president', []],
])('mid-word: %s', (words, rules) => {
  expect(check(TEXT, [{ id: 'a1', words: [words] }]).map(({ rule }) => rule)).toEqual(rules);
});

test('mid-word: an emoji of several parts is one, and the ends of the text are no middle', () => {
  expect(brief(check('👩‍👩‍👧 x', [{ id: 'a1', words: ['👩'] }]))).toEqual([['mid-word', 'a1']]);
  expect(check('Mosul', [{ id: 'a1', words: ['Mosul'] }])).toEqual([]);
});

test('a message shortens and flattens the text that it quotes', () => {
  const text = `${'long '.repeat(30)}\n\nend`;
  const [found] = check(text, [{ id: 'a1', label: 'x', words: [text] }]);
  expect(found?.message).toMatch(/^“long long long long … g long long long end” has the label/);
});

const RICH_LABEL_SET: LabelSet = {
  ...DEFAULT_LABEL_SET,
  attributes: [
    { name: 'id', type: 'number', required: true },
    { name: 'place', type: 'choice', values: ['a', 'b'], labels: ['claim', ''] },
  ],
};

test('rules have different ids, and none ever throws', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  const corpus = labelIndex();
  const labelSets = fc.constantFrom(DEFAULT_LABEL_SET, RICH_LABEL_SET, { labels: [] });
  fc.assert(
    fc.property(anySidecar, fc.option(unicodeText), labelSets, (sidecar, now, labelSet) => {
      corpus.set('a', sidecar.annotations, labelSet);
      const found = findings(sidecar, '', { now, labelSet, corpus });
      expect(found.every(({ message }) => message.endsWith('.'))).toBe(true);
    }),
    runs(100),
  );
});
