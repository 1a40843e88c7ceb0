// One annotation a row, for spreadsheets and data frames.

import { hull } from '../core/model/annotation';
import type { Annotation } from '../core/model/annotation';
import { attributesCell } from './attributes';
import type { ExportArticle, Format } from './format';
import { HOLDS_ALL } from './holds';
import { reportLosses } from './loss';
import { readSpanTables } from './readTables';
import { tableRow } from './table';
import type { Cell, Delimiter } from './table';

/**
 * RFC 4180 in UTF-8 without a BOM (pandas, readr and DuckDB would take one for a part of the first
 * name, or need to be told of it). Rows end with LF: pandas, R, Excel and DuckDB all read it, and
 * as the texts in the cells have LF too, a file has one kind of line end that no reader can
 * mistake. An article without annotations is one row whose span columns are empty.
 */
export const CSV: Format = spanTable(',', {
  id: 'csv',
  title: 'CSV',
  description:
    'One annotation a row, for spreadsheets and data frames; without the article’s text.',
  extension: 'csv',
});

export const TSV: Format = spanTable('\t', {
  id: 'tsv',
  title: 'TSV',
  description: 'As CSV, with tabs between the cells.',
  extension: 'tsv',
});

/** What of an annotation is in a row. */
export const SPAN_COLUMNS = [
  'span_id',
  'label',
  'start',
  'end',
  'text',
  'fragments',
  'entity',
  'attributes',
  'note',
  'origin',
] as const;

/** The columns in their order. */
export const COLUMNS = [
  'article_id',
  ...SPAN_COLUMNS,
  'status',
  'date',
  'title',
  'dateline',
  'agency',
] as const;

type Cells = Readonly<Partial<Record<(typeof COLUMNS)[number], Cell>>>;

function spanTable(
  delimiter: Delimiter,
  named: Pick<Format, 'id' | 'title' | 'description'> & { readonly extension: string },
): Format {
  const holds = { ...HOLDS_ALL, relations: false, articleAttributes: false };
  return {
    ...named,
    holds,
    heeds: ['neutraliseFormulas'],
    async *write(articles, { options, lose }) {
      yield { path: '', content: tableRow(COLUMNS, delimiter, options) };
      for await (const article of articles) {
        reportLosses(article, holds, lose);
        const rows = rowsOf(article).map((cells) => tableRow(cells, delimiter, options));
        yield { path: '', content: rows.join('') };
      }
    },
    read: (files) => readSpanTables(files, delimiter),
  };
}

function rowsOf({ id, header, layer }: ExportArticle): readonly (readonly Cell[])[] {
  const article: Cells = {
    article_id: id,
    status: layer.status,
    date: header.date,
    title: header.title,
    dateline: header.dateline,
    agency: header.agency,
  };
  const spans: readonly Cells[] =
    layer.annotations.length === 0 ? [{}] : layer.annotations.map(spanCells);
  return spans.map((cells) => COLUMNS.map((name) => ({ ...article, ...cells })[name]));
}

/** The cells of an annotation by the names of their columns. */
export function spanCells(
  annotation: Annotation<'codePoint'>,
): Readonly<Partial<Record<(typeof SPAN_COLUMNS)[number], Cell>>> {
  const { id, label, fragments, text, entity, attributes, note, origin } = annotation;
  return {
    span_id: id,
    label,
    ...hull(annotation),
    text,
    fragments: fragments.length > 1 ? fragmentsCell(annotation) : undefined,
    entity,
    attributes: attributesCell(attributes ?? {}),
    note,
    origin,
  };
}

function fragmentsCell({ fragments }: Annotation<'codePoint'>): string {
  return JSON.stringify(fragments.map(({ start, end }) => [start, end]));
}
