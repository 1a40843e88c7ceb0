// Three tables in a folder: articles, annotations and relations. They leave nothing out.

import { textHash } from '../core/text/hash';
import { offsetMap } from '../core/text/offsets';
import { attributesCell } from './attributes';
import { SPAN_COLUMNS, spanCells } from './csv';
import type { FilePiece, Format } from './format';
import { HOLDS_ALL } from './holds';
import { readTables } from './readTables';
import { tableRow } from './table';
import type { Cell, Delimiter } from './table';

export const CSV_TABLES: Format = tables(',', 'csv', {
  id: 'csv-tables',
  title: 'CSV tables',
  description: 'A folder of three tables: articles with their texts, annotations, relations.',
});

export const TSV_TABLES: Format = tables('\t', 'tsv', {
  id: 'tsv-tables',
  title: 'TSV tables',
  description: 'As CSV tables, with tabs between the cells.',
});

const ARTICLE_COLUMNS = [
  'article_id',
  'sha256',
  'length',
  'status',
  'date',
  'title',
  'reading_minutes',
  'dateline',
  'agency',
  'credits',
  'attributes',
  'text',
] as const;
const RELATION_COLUMNS = ['article_id', 'relation_id', 'type', 'from_id', 'to_id'] as const;

function tables(
  delimiter: Delimiter,
  extension: string,
  named: Pick<Format, 'id' | 'title' | 'description'>,
): Format {
  return {
    ...named,
    holds: HOLDS_ALL,
    heeds: ['neutraliseFormulas'],
    async *write(articles, { options }) {
      const piece = (name: string, rows: readonly (readonly Cell[])[]): FilePiece => ({
        path: `${name}.${extension}`,
        content: rows.map((cells) => tableRow(cells, delimiter, options)).join(''),
      });
      yield piece('articles', [ARTICLE_COLUMNS]);
      yield piece('spans', [['article_id', ...SPAN_COLUMNS]]);
      yield piece('relations', [RELATION_COLUMNS]);
      for await (const { id, text, header, layer } of articles) {
        const article: Readonly<Partial<Record<(typeof ARTICLE_COLUMNS)[number], Cell>>> = {
          article_id: id,
          sha256: textHash(text),
          length: offsetMap(text).codePoints,
          status: layer.status,
          date: header.date,
          title: header.title,
          reading_minutes: header.readingMinutes,
          dateline: header.dateline,
          agency: header.agency,
          credits: header.credits,
          attributes: attributesCell(layer.attributes),
          text,
        };
        yield piece('articles', [ARTICLE_COLUMNS.map((name) => article[name])]);
        const spans = layer.annotations.map(spanCells);
        yield piece(
          'spans',
          spans.map((cells) => [id, ...SPAN_COLUMNS.map((name) => cells[name])]),
        );
        yield piece(
          'relations',
          layer.relations.map((relation) => [
            id,
            relation.id,
            relation.type,
            relation.from,
            relation.to,
          ]),
        );
      }
    },
    read: (files) => readTables(files, delimiter, extension),
  };
}
