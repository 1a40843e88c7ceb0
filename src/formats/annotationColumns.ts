// The columns of annotations, articles and relations that all tables of Parquet share.

import { hull } from '../core/model/annotation';
import type { Annotation, Relation } from '../core/model/annotation';
import { attributesCell } from './attributes';
import type { ExportArticle } from './format';
import type { Column, Row } from './parquetTable';

/** Offsets count code points of the article's text; `end` is exclusive. */
export const OFFSETS: readonly Column[] = [
  { name: 'start', type: 'int' },
  { name: 'end', type: 'int' },
];

export const ANNOTATION_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string' },
  { name: 'label', type: 'string' },
  ...OFFSETS,
  { name: 'text', type: 'string' },
  // All of them, one for most annotations.
  { name: 'fragments', type: { list: { fields: OFFSETS } } },
  { name: 'entity', type: 'string', isNullable: true },
  // JSON, since every corpus has other attributes.
  { name: 'attributes', type: 'string', isNullable: true },
  { name: 'note', type: 'string', isNullable: true },
  { name: 'origin', type: 'string', isNullable: true },
];

export function annotationRow(annotation: Annotation<'codePoint'>): Row {
  const { id, label, fragments, text, entity, attributes = {}, note, origin } = annotation;
  return {
    id,
    label,
    ...offsetsRow(hull(annotation)),
    text,
    fragments: fragments.map(offsetsRow),
    entity,
    attributes: attributesCell(attributes),
    note,
    origin,
  };
}

function offsetsRow({ start, end }: { readonly start: number; readonly end: number }): Row {
  return { start, end };
}

export const RELATION_COLUMNS: readonly Column[] = [
  { name: 'id', type: 'string' },
  { name: 'type', type: 'string' },
  { name: 'from', type: 'string' },
  { name: 'to', type: 'string' },
];

export function relationRow({ id, type, from, to }: Relation): Row {
  return { id, type, from, to };
}

/** What an article says of itself, without its text. */
export const ARTICLE_COLUMNS: readonly Column[] = [
  { name: 'date', type: 'string', isNullable: true },
  { name: 'title', type: 'string', isNullable: true },
  { name: 'reading_minutes', type: 'int', isNullable: true },
  { name: 'dateline', type: 'string', isNullable: true },
  { name: 'agency', type: 'string', isNullable: true },
  { name: 'credits', type: 'string', isNullable: true },
  { name: 'status', type: 'string' },
  { name: 'attributes', type: 'string', isNullable: true },
];

export function articleRow({ header, layer }: ExportArticle): Row {
  return {
    date: header.date,
    title: header.title,
    reading_minutes: header.readingMinutes,
    dateline: header.dateline,
    agency: header.agency,
    credits: header.credits,
    status: layer.status,
    attributes: attributesCell(layer.attributes),
  };
}
