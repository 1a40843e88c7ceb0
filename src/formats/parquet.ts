// Parquet: a folder of three tables, of articles, annotations and relations.

import { textHash } from '../core/text/hash';
import {
  ANNOTATION_COLUMNS,
  annotationRow,
  ARTICLE_COLUMNS,
  articleRow,
  RELATION_COLUMNS,
} from './annotationColumns';
import type { Format } from './format';
import { HOLDS_ALL } from './holds';
import { parquetBytes } from './parquetTable';
import type { Column, Row } from './parquetTable';
import { readParquet } from './readParquet';

const ARTICLE_ID: Column = { name: 'article_id', type: 'string' };

const TABLES: Readonly<Record<string, readonly Column[]>> = {
  articles: [
    ARTICLE_ID,
    { name: 'sha256', type: 'string' },
    { name: 'text', type: 'string' },
    ...ARTICLE_COLUMNS,
  ],
  spans: [ARTICLE_ID, ...withNames(ANNOTATION_COLUMNS, { id: 'span_id' })],
  relations: [
    ARTICLE_ID,
    ...withNames(RELATION_COLUMNS, { id: 'relation_id', from: 'from_id', to: 'to_id' }),
  ],
};

/** Offsets are code points, and the files say so. Rows are in the order of the articles. */
export const PARQUET: Format = {
  id: 'parquet',
  title: 'Parquet',
  description: 'A folder of tables of articles, spans and relations, for data frames.',
  hasManifest: true,
  holds: HOLDS_ALL,
  async *write(articles) {
    const rows: Readonly<Record<string, Row[]>> = { articles: [], spans: [], relations: [] };
    for await (const article of articles) {
      const { id, text, layer } = article;
      const own: Row = { article_id: id };
      rows['articles']?.push({ ...own, sha256: textHash(text), text, ...articleRow(article) });
      for (const { id, ...rest } of layer.annotations.map(annotationRow)) {
        rows['spans']?.push({ ...own, span_id: id, ...rest });
      }
      for (const { id, type, from, to } of layer.relations) {
        rows['relations']?.push({ ...own, relation_id: id, type, from_id: from, to_id: to });
      }
    }
    for (const [name, columns] of Object.entries(TABLES)) {
      const content = parquetBytes(columns, rows[name] ?? [], { offset_unit: 'code point' });
      yield { path: `${name}.parquet`, content };
    }
  },
  read: readParquet,
};

/** Columns with names as in the tables of CSV. */
function withNames(
  columns: readonly Column[],
  names: Readonly<Record<string, string>>,
): readonly Column[] {
  return columns.map((column) => ({ ...column, name: names[column.name] ?? column.name }));
}
