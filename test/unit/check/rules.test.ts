import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkSidecar, RULES } from '../../../src/core/check/index';
import type { Finding } from '../../../src/core/check/rule';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import { readSidecar } from '../../../src/core/sidecar/read';
import type { Sidecar } from '../../../src/core/sidecar/sidecar';
import { writeCanonical } from '../../../src/core/sidecar/writeCanonical';
import { articleText } from '../../../src/corpus/articles';
import { sidecarFor } from '../annotate';
import type { Mention } from '../annotate';
import { sidecar as anySidecar, unicodeText } from '../core/arbitraries';
import { runs } from '../core/fuzz';

interface Check {
  /** The article as it is; absent: as it was when it was annotated; null: gone. */
  readonly now?: string | null;
  readonly file?: string;
}

function findings(sidecar: Sidecar, text: string, { now = text, file }: Check = {}) {
  const reading = readSidecar(writeCanonical(sidecar));
  if (!reading.ok) throw new Error('The sidecar of the test can’t be read.');
  const article = now === null ? undefined : articleText(file ?? sidecar.article.file, now);
  return checkSidecar({ ...reading.file, article, labelSet: DEFAULT_LABEL_SET });
}

function check(text: string, mentions: readonly Mention[], how: Check = {}): readonly Finding[] {
  return findings(sidecarFor('a.txt', text, mentions), text, how);
}

/** Rule and id of each finding. */
function brief(found: readonly Finding[]): unknown[] {
  return found.map(({ rule, id }) => (id === undefined ? [rule] : [rule, id]));
}

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
  expect(check(TEXT, mentions)).toEqual([]);
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
  expect(brief(found)).toEqual([['duplicate-annotation', 'a2']]);
  expect(found[0]?.message).toContain('annotation a1 in line');
});

test('unknown-label', () => {
  const found = check(TEXT, [{ id: 'a1', label: 'aktor', words: ['envoy'] }]);
  expect(brief(found)).toEqual([['unknown-label', 'a1']]);
  expect(found[0]?.message).toBe(
    '“envoy” has the label “aktor”, which the label set does not have; use one of actor, place, claim, or add the label to it.',
  );
});

test('dangling-relation, at the relation', () => {
  const sidecar = sidecarFor('a.txt', TEXT, [{ id: 'a1', words: ['envoy'] }], {
    relations: [
      { id: 'r1', type: 'source', from: 'a1', to: 'a1' },
      { id: 'r2', type: 'source', from: 'a1', to: 'zz' },
    ],
  });
  const found = findings(sidecar, TEXT);
  expect(brief(found)).toEqual([['dangling-relation', 'r2']]);
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
  ['president,', []],
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

test('rules have different ids, and none ever throws', () => {
  expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  fc.assert(
    fc.property(anySidecar, fc.option(unicodeText), (sidecar, now) => {
      const found = findings(sidecar, '', { now });
      expect(found.every(({ message }) => message.endsWith('.'))).toBe(true);
    }),
    runs(100),
  );
});
