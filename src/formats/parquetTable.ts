// Tables of Parquet: their columns as data, and their bytes.

import { parquetWriteBuffer } from 'hyparquet-writer/src/index.js';
import type { SchemaElement } from 'hyparquet';

/** What a column holds. */
export type ColumnType =
  | 'string'
  /** 32 bits: offsets and counts. */
  | 'int'
  /** The number of a name, in 64 bits, as Hugging Face has it. */
  | { readonly names: readonly string[] }
  | { readonly list: ColumnType; readonly hasNullableItems?: boolean }
  | { readonly fields: readonly Column[] };

/** A column of a table, or a field of a struct. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** True where a row may have nothing in it. */
  readonly isNullable?: boolean;
}

/** A value of a column. A named one is given by its number. */
export type Cell =
  string | number | undefined | readonly Cell[] | { readonly [field: string]: Cell };

/** The values of a row by the columns' names. */
export type Row = Readonly<Record<string, Cell>>;

/**
 * A Parquet file with Snappy compression: texts are UTF-8 strings, lists have three levels, as the
 * specification has them.
 * @param metadata keys and values for the file's footer
 */
export function parquetBytes(
  columns: readonly Column[],
  rows: readonly Row[],
  metadata: Readonly<Record<string, string>>,
): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(({ name, type }) => ({
        name,
        data: rows.map((row) => stored(row[name], type)),
      })),
      schema: [{ name: 'schema', num_children: columns.length }, ...columns.flatMap(elements)],
      kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
      createdBy: 'article-annotator',
    }),
  );
}

/** A value as the writer takes it. */
function stored(cell: Cell, type: ColumnType): unknown {
  // Null and not undefined: the writer looks at values of lists one by one.
  if (cell === undefined) return null;
  if (typeof type === 'string') return cell;
  if ('names' in type) return BigInt(cell as number);
  if ('list' in type) return (cell as readonly Cell[]).map((item) => stored(item, type.list));
  return Object.fromEntries(
    type.fields.map((field) => [field.name, stored((cell as Row)[field.name], field.type)]),
  );
}

function elements({ name, type, isNullable = false }: Column): readonly SchemaElement[] {
  const head = { name, repetition_type: isNullable ? 'OPTIONAL' : 'REQUIRED' } as const;
  if (type === 'string') return [{ ...head, type: 'BYTE_ARRAY', converted_type: 'UTF8' }];
  if (type === 'int') return [{ ...head, type: 'INT32' }];
  if ('names' in type) return [{ ...head, type: 'INT64' }];
  if ('list' in type) {
    return [
      { ...head, num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elements({ name: 'element', type: type.list, isNullable: type.hasNullableItems ?? false }),
    ];
  }
  return [{ ...head, num_children: type.fields.length }, ...type.fields.flatMap(elements)];
}
