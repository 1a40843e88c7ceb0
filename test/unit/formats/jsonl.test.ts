import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JSONL } from '../../../src/formats/jsonl';
import { runs } from '../core/fuzz';
import { exportArticle, FULL, written } from './articles';

test('an article is one line with its keys in a fixed order', async () => {
  expect(await written(JSONL, [FULL])).toBe(
    '{"id":"reports/0001","text":"Ada, she said, left \\"NA\\".\\n",' +
      '"meta":{"date":"2025-03-17","title":"Ada leaves","reading_minutes":2,"dateline":null,' +
      '"agency":null,"credits":null,"status":"done","attributes":{"topic":"people"}},' +
      '"spans":[{"id":"a1","start":0,"end":24,"label":"claim","text":"Ada … left \\"NA\\"",' +
      '"fragments":[[0,3],[15,24]],' +
      '"attributes":{"kinds":["a","b"],"modality":"reported","sure":0.5},"note":""},' +
      '{"id":"a2","start":0,"end":3,"label":"actor","text":"Ada","entity":"ada",' +
      '"origin":"suggested/dictionary"}],' +
      '"relations":[{"id":"r1","type":"source","from":"a1","to":"a2"}]}\n',
  );
});

test('no articles are an empty file', async () => {
  expect(await written(JSONL, [])).toBe('');
});

test('a line holds nothing that any reader breaks lines at, and reads back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(exportArticle, { maxLength: 4 }), async (articles) => {
      const text = await written(JSONL, articles);
      const lines = text.split(/[\n\r\v\f\u0085\u2028\u2029]/);
      expect(lines.pop()).toBe('');
      expect(lines.length).toBe(articles.length);
      for (const end of ['\u001C', '\u001D', '\u001E']) expect(text).not.toContain(end);
      // UTF-8 has no lone surrogates: they must be escaped.
      expect(text).not.toMatch(/\p{Cs}/u);
      lines.forEach((line, i) => {
        const { id, text, layer } = articles[i] ?? FULL;
        const read = JSON.parse(line) as Record<string, unknown>;
        expect(read).toMatchObject({ id, text, relations: layer.relations });
        expect(read['spans']).toEqual(
          layer.annotations.map(({ fragments, ...rest }) => ({
            ...rest,
            start: fragments[0].start,
            end: fragments.at(-1)?.end,
            ...(fragments.length > 1 && { fragments: fragments.map((f) => [f.start, f.end]) }),
          })),
        );
      });
    }),
    runs(300),
  );
});

test('the order in which attributes were set does not show', async () => {
  const [first] = FULL.layer.annotations;
  const reversed = Object.fromEntries(Object.entries(first?.attributes ?? {}).reverse());
  const annotations = FULL.layer.annotations.map((annotation) =>
    annotation.attributes ? { ...annotation, attributes: reversed } : annotation,
  );
  const other = { ...FULL, layer: { ...FULL.layer, annotations } };
  expect(await written(JSONL, [other])).toBe(await written(JSONL, [FULL]));
});
