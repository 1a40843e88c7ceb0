import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMNS, CSV } from '../../../src/formats/csv';
import { runs } from '../core/fuzz';
import { exportArticle, FULL, written } from './articles';

/** Cells of a strict RFC 4180 file with LF ends; `undefined` for a bare empty cell. */
function readCsv(text: string): (string | undefined)[][] {
  const rows: (string | undefined)[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\n)/y;
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex;
    const found = cell.exec(text);
    if (!found) throw new Error(`Not a cell at ${at}: ${JSON.stringify(text.slice(at, at + 40))}`);
    const [, inQuotes, bare, end] = found;
    rows.at(-1)?.push(inQuotes?.replaceAll('""', '"') ?? (bare === '' ? undefined : bare));
    if (end === '\n') rows.push([]);
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

test('an annotation is one row; texts are quoted, numbers and missing values are bare', async () => {
  expect(await written(CSV, [FULL])).toBe(
    [
      COLUMNS.map((name) => `"${name}"`).join(','),
      '"reports/0001","a1","claim",0,24,"Ada … left ""NA""","[[0,3],[15,24]]",,' +
        '"{""kinds"":[""a"",""b""],""modality"":""reported"",""sure"":0.5}","",,' +
        '"done","2025-03-17","Ada leaves",,',
      '"reports/0001","a2","actor",0,3,"Ada",,"ada",,,"suggested/dictionary",' +
        '"done","2025-03-17","Ada leaves",,',
      '',
    ].join('\n'),
  );
});

test('an article without annotations is one row with empty span columns', async () => {
  const empty = { ...FULL, layer: { ...FULL.layer, annotations: [], relations: [] } };
  const [, row] = readCsv(await written(CSV, [empty]));
  expect(row?.[0]).toBe('reports/0001');
  expect(row?.slice(1, 11)).toEqual(Array(10).fill(undefined));
  expect(row?.slice(11, 14)).toEqual(['done', '2025-03-17', 'Ada leaves']);
});

test('no articles are a header alone, without a BOM', async () => {
  expect(readCsv(await written(CSV, []))).toEqual([[...COLUMNS]]);
});

test('a strict reader reads back every cell', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(exportArticle, { maxLength: 4 }), async (articles) => {
      const [, ...rows] = readCsv(await written(CSV, articles));
      const expected = articles.flatMap(({ id, layer }) =>
        layer.annotations.length === 0
          ? [[id, undefined, undefined, undefined, undefined, undefined, undefined]]
          : layer.annotations.map(({ id: spanId, label, fragments, text }) => [
              ...[id, spanId, label, String(fragments[0].start), String(fragments.at(-1)?.end)],
              text,
              fragments.length > 1
                ? JSON.stringify(fragments.map(({ start, end }) => [start, end]))
                : undefined,
            ]),
      );
      expect(rows.map((row) => row.slice(0, 7))).toEqual(expected);
      expect(new Set(rows.map(({ length }) => length))).toEqual(
        new Set(rows.length > 0 ? [COLUMNS.length] : []),
      );
      const annotations = articles.flatMap(({ layer }) => layer.annotations);
      const annotated = rows.filter((row) => row[1] !== undefined);
      annotations.forEach(({ entity, attributes, note, origin }, i) => {
        const [entityCell, attributesCell, noteCell, originCell] = annotated[i]?.slice(7) ?? [];
        expect([entityCell, noteCell, originCell]).toEqual([entity, note, origin]);
        expect(attributesCell === undefined ? undefined : JSON.parse(attributesCell)).toEqual(
          attributes,
        );
      });
    }),
    runs(300),
  );
});
