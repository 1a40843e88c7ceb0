// Tables of text: RFC 4180, with a comma or a tab between cells.

import type { WriteOptions } from './writeContext';

/** What is between the cells of a row. */
export type Delimiter = ',' | '\t';

export type Cell = string | number | undefined;

// What spreadsheets take for the start of a formula; Japanese ones take the wide signs too.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A row with its line end. */
export function tableRow(
  cells: readonly Cell[],
  delimiter: Delimiter,
  options: WriteOptions,
): string {
  return `${cells.map((cell) => cellText(cell, options)).join(delimiter)}\n`;
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

/** A row that was read: cells by the names of the columns; a bare empty one is left out. */
export interface TableRow {
  readonly line: number;
  readonly cells: ReadonlyMap<string, string>;
}

/** What is wrong with a table; the rows before it are read. */
export interface TableProblem {
  readonly line: number;
  readonly message: string;
}

/** Reads a table with a row of names. Rows end with LF, CRLF or CR. */
export function* readTable(
  text: string,
  delimiter: Delimiter,
): Generator<TableRow | TableProblem, void> {
  let names: readonly string[] | undefined;
  for (const row of rowsOf(text, delimiter)) {
    if ('message' in row) {
      yield row;
      return;
    }
    const { line, cells } = row;
    if (!names) {
      names = cells.map((cell) => cell ?? '');
      continue;
    }
    if (cells.length === 1 && cells[0] === undefined) continue;
    if (cells.length !== names.length) {
      const message = `The row has ${cells.length} cells and the table ${names.length} columns; correct it.`;
      yield { line, message };
      continue;
    }
    const known = cells.flatMap((cell, i) =>
      cell === undefined ? [] : [[names?.[i] ?? '', cell] as const],
    );
    yield { line, cells: new Map(known) };
  }
}

interface RawRow {
  readonly line: number;
  readonly cells: readonly (string | undefined)[];
}

function* rowsOf(text: string, delimiter: Delimiter): Generator<RawRow | TableProblem, void> {
  const bare = delimiter === ',' ? '[^",\\r\\n]*' : '[^"\\t\\r\\n]*';
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|(${bare}))(${delimiter}|\\r\\n|\\n|\\r|$)`, 'uy');
  let line = 1;
  let [start, cells]: [number, (string | undefined)[]] = [1, []];
  while (cell.lastIndex < text.length || cells.length > 0) {
    const found = cell.exec(text);
    if (!found) {
      yield {
        line,
        message: 'A quotation mark is not closed, or text stands after it; correct it.',
      };
      return;
    }
    const [all, inQuotes, outside, end] = found;
    cells.push(inQuotes?.replaceAll('""', '"') ?? (outside === '' ? undefined : outside));
    line += all.split(/\r\n|\n|\r/u).length - 1;
    if (end === delimiter) continue;
    yield { line: start, cells };
    [start, cells] = [line, []];
  }
}
