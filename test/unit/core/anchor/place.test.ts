import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeSidecar } from '../../../../src/core/anchor/place';
import { quote } from '../../../../src/core/model/annotation';
import type { Annotation } from '../../../../src/core/model/annotation';
import { sidecarOf } from '../../../../src/core/sidecar/sidecar';
import type { ArticleText, Sidecar } from '../../../../src/core/sidecar/sidecar';
import { articleText } from '../../../../src/corpus/articles';
import { fragments, unicodeText } from '../arbitraries';
import { runs } from '../fuzz';

type Fragments = Annotation<'codePoint'>['fragments'];

function articleOf(text: string): ArticleText {
  return articleText('a.txt', text);
}

function place(text: string, at: Fragments, quoted: string) {
  const annotation = { id: 'aaaaaaaa', label: 'place', fragments: at, text: quoted };
  const value: Sidecar = {
    article: { file: 'a.txt', sha256: '', length: 0 },
    status: 'done',
    attributes: { topic: 'x' },
    annotations: [annotation],
    relations: [
      { id: 'b', type: 't', from: 'a', to: 'a' },
      { id: 'a', type: 't', from: 'a', to: 'a' },
    ],
  };
  const { layer, healed } = placeSidecar(value, articleOf(text));
  return { layer, healed, placed: layer.annotations[0]?.fragments, orphan: layer.orphans[0] };
}

const ARTICLE = '😀 MOSUL, Iraq. Erbil, Iraq.';

test('an exact place stays, in UTF-16', () => {
  const { placed, healed, layer } = place(ARTICLE, [{ start: 2, end: 7 }], 'MOSUL');
  expect(placed).toEqual([{ start: 3, end: 8 }]);
  expect(healed).toEqual([]);
  expect(layer).toMatchObject({ status: 'done', attributes: { topic: 'x' }, orphans: [] });
  expect(layer.relations.map(({ id }) => id)).toEqual(['a', 'b']);
});

test('an exact place stays though its text is elsewhere too', () => {
  expect(place(ARTICLE, [{ start: 22, end: 26 }], 'Iraq').placed).toEqual([{ start: 23, end: 27 }]);
});

test('a moved text is found at its only place', () => {
  const { placed, healed } = place(ARTICLE, [{ start: 0, end: 5 }], 'Erbil');
  expect(placed).toEqual([{ start: 16, end: 21 }]);
  expect(healed).toEqual([
    {
      id: 'aaaaaaaa',
      from: [{ start: 0, end: 5 }],
      to: [{ start: 16, end: 21 }],
      how: 'exact quote',
      oldText: 'Erbil',
      newText: 'Erbil',
    },
  ]);
});

test.each<[what: string, at: Fragments, quoted: string]>([
  ['a text that is gone', [{ start: 2, end: 7 }], 'BASRA'],
  ['a text at several places', [{ start: 0, end: 4 }], 'Iraq'],
  [
    'a discontinuous annotation that moved',
    [
      { start: 1, end: 6 },
      { start: 9, end: 12 },
    ],
    'MOSUL … Iraq',
  ],
  ['no text', [{ start: 2, end: 7 }], ''],
  ['offsets past the end and a text that is gone', [{ start: 900, end: 905 }], 'BASRA'],
])('%s is an orphan with the offsets that it had', (_what, at, quoted) => {
  const { layer, healed, orphan } = place(ARTICLE, at, quoted);
  expect(layer.annotations).toEqual([]);
  expect(orphan).toMatchObject({ fragments: at, text: quoted });
  expect(healed).toEqual([]);
});

test('a text that overlaps itself is at several places', () => {
  expect(place('aaa', [{ start: 9, end: 11 }], 'aa').orphan).toBeDefined();
});

test('offsets past the end heal by the text', () => {
  expect(place(ARTICLE, [{ start: 900, end: 905 }], 'MOSUL').placed).toEqual([
    { start: 3, end: 8 },
  ]);
});

test('a span whose start is past the end is no place for a text that is empty there', () => {
  expect(place('abc', [{ start: 1, end: 9 }], 'bc').placed).toEqual([{ start: 1, end: 3 }]);
});

test('a discontinuous annotation stays where it is exact', () => {
  const { placed } = place(
    ARTICLE,
    [
      { start: 2, end: 7 },
      { start: 9, end: 13 },
    ],
    'MOSUL … Iraq',
  );
  expect(placed).toEqual([
    { start: 3, end: 8 },
    { start: 10, end: 14 },
  ]);
});

test('fragments that are out of range make an orphan', () => {
  const { orphan } = place(
    ARTICLE,
    [
      { start: 2, end: 7 },
      { start: 90, end: 99 },
    ],
    'MOSUL … ',
  );
  expect(orphan).toBeDefined();
});

test('what a layer’s sidecar says is placed where the layer has it', () => {
  const text = fc
    .array(unicodeText, { minLength: 1, maxLength: 5 })
    .map((parts) => parts.join('é😀'));
  fc.assert(
    fc.property(text, fragments<'codePoint'>(12), (value, at) => {
      const article = articleOf(value);
      fc.pre((at.at(-1)?.end ?? 0) <= article.offsets.codePoints);
      const [first, ...rest] = at.map((span) => article.offsets.spanToUtf16(span));
      if (!first) return;
      const spans = [first, ...rest] as const;
      const annotation = { id: 'a', label: 'l', fragments: spans, text: quote(value, spans) };
      const layer = {
        status: 'todo',
        attributes: {},
        annotations: [annotation],
        orphans: [],
        relations: [],
      } as const;
      const placement = placeSidecar(sidecarOf(layer, article), article);
      expect(placement).toEqual({ layer, healed: [] });
    }),
    runs(200),
  );
});
