// The types of columns as the library `datasets` says them: in a Parquet file and in a card.

import { encodeUtf8 } from '../../core/text/utf8';
import type { Cell, Column, ColumnType, Row } from '../parquetTable';

/**
 * What the key `huggingface` of a Parquet file holds. Lists of structs are given as a list of one,
 * since `Sequence` would turn them into a struct of lists, and `List` is not known everywhere.
 */
export function featuresJson(columns: readonly Column[]): string {
  return JSON.stringify({ info: { features: structFeature(columns) } });
}

function structFeature(columns: readonly Column[]): unknown {
  return Object.fromEntries(columns.map(({ name, type }) => [name, feature(type)]));
}

function feature(type: ColumnType): unknown {
  if (typeof type === 'string') return { dtype: dtype(type), _type: 'Value' };
  if ('names' in type) return { names: type.names, _type: 'ClassLabel' };
  if ('fields' in type) return structFeature(type.fields);
  const item = feature(type.list);
  return isStruct(type.list) ? [item] : { feature: item, _type: 'Sequence' };
}

/**
 * The columns with nothing required. The library takes a type from the file's key only where it is
 * the very one that it would write itself, and it requires nothing.
 */
export function asWritten(columns: readonly Column[]): readonly Column[] {
  return columns.map(({ name, type }) => ({ name, type: typeAsWritten(type), isNullable: true }));
}

function typeAsWritten(type: ColumnType): ColumnType {
  if (typeof type === 'string' || 'names' in type) return type;
  if ('fields' in type) return { fields: asWritten(type.fields) };
  return { list: typeAsWritten(type.list), hasNullableItems: true };
}

/** The list `features` of a card's `dataset_info`. */
export function featuresYaml(columns: readonly Column[]): readonly unknown[] {
  return columns.map(({ name, type }) => ({ name, ...typeYaml(type) }));
}

function typeYaml(type: ColumnType): Readonly<Record<string, unknown>> {
  if (typeof type === 'string') return { dtype: dtype(type) };
  if ('names' in type)
    return { dtype: { class_label: { names: Object.fromEntries(type.names.entries()) } } };
  if ('fields' in type) return { struct: featuresYaml(type.fields) };
  const { list } = type;
  if (typeof list === 'object' && 'fields' in list) return { list: featuresYaml(list.fields) };
  if (typeof list === 'string') return { sequence: dtype(list) };
  const { dtype: named } = typeYaml(list);
  return { sequence: named };
}

function isStruct(type: ColumnType): boolean {
  return typeof type === 'object' && 'fields' in type;
}

function dtype(type: 'string' | 'int'): string {
  return type === 'int' ? 'int32' : type;
}

/** Bytes that rows take in memory, about. */
export function sizeOf(columns: readonly Column[], rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + structSize(columns, row), 0);
}

function structSize(columns: readonly Column[], row: Row): number {
  return columns.reduce((sum, { name, type }) => sum + cellSize(row[name], type), 0);
}

function cellSize(cell: Cell, type: ColumnType): number {
  if (typeof cell === 'string') return 4 + encodeUtf8(cell).length;
  if (typeof type === 'string') return 4;
  if ('names' in type) return 8;
  if ('fields' in type) return structSize(type.fields, (cell ?? {}) as Row);
  const items = (cell ?? []) as readonly Cell[];
  return items.reduce<number>((sum, item) => sum + cellSize(item, type.list), 4);
}
