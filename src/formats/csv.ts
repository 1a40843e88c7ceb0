// CSV: one annotation a row, for spreadsheets and data frames.

import { hull } from '../core/model/annotation';
import type { Annotation, Attributes } from '../core/model/annotation';
import { sortedAttributes } from './attributes';
import type { ExportArticle, Format, WriteOptions } from './format';

/**
 * RFC 4180 in UTF-8 without a BOM (pandas, readr and DuckDB would take one for a part of the first
 * name, or need to be told of it). Rows end with LF: pandas, R, Excel and DuckDB all read it, and
 * as the texts in the cells have LF too, a file has one kind of line end that no reader can
 * mistake. An article without annotations is one row whose span columns are empty.
 */
export const CSV: Format = {
  id: 'csv',
  title: 'CSV',
  description:
    'One annotation a row, for spreadsheets and data frames; without the article’s text.',
  extension: 'csv',
  async *write(articles, options = {}) {
    yield row(COLUMNS, options);
    for await (const article of articles) yield rows(article, options);
  },
};

/** The columns in their order. */
export const COLUMNS = [
  'article_id',
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
  'status',
  'date',
  'title',
  'dateline',
  'agency',
] as const;

// What spreadsheets take for the start of a formula; Japanese ones take the wide signs too.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

type Cell = string | number | undefined;
type Cells = Readonly<Partial<Record<(typeof COLUMNS)[number], Cell>>>;

function rows({ id, header, layer }: ExportArticle, options: WriteOptions): string {
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
  return spans
    .map((cells) =>
      row(
        COLUMNS.map((name) => ({ ...article, ...cells })[name]),
        options,
      ),
    )
    .join('');
}

function spanCells(annotation: Annotation<'codePoint'>): Cells {
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

function attributesCell(attributes: Attributes): string | undefined {
  if (Object.keys(attributes).length === 0) return undefined;
  return JSON.stringify(sortedAttributes(attributes));
}

function row(cells: readonly Cell[], options: WriteOptions): string {
  return `${cells.map((cell) => cellText(cell, options)).join(',')}\n`;
}

/**
 * Every text is quoted, numbers and missing values are bare: a reader that guesses the dialect
 * can't guess wrong, and an empty note is another thing than none.
 */
function cellText(cell: Cell, { neutraliseFormulas = false }: WriteOptions): string {
  if (typeof cell !== 'string') return String(cell ?? '');
  const guard = neutraliseFormulas && FORMULA.test(cell) ? "'" : '';
  return `"${guard}${cell.replaceAll('"', '""')}"`;
}
