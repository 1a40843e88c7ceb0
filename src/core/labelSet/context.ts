// Where in a label set's file a cursor is, and what can be written there. It looks at lines only,
// since a file that is being typed is hardly ever valid YAML.

import { LABEL_SET_KEYS } from './shape';
import type { KeyShape } from './shape';

/** One thing that can be written at a cursor. */
export interface Proposal {
  /** What is written: `colour: ` or `blue`. */
  readonly text: string;
  readonly isKey: boolean;
  readonly description?: string;
}

/** A key that a cursor is on, or that the value at it belongs to. */
export interface KeyAt {
  readonly shape: KeyShape;
  /** True where the cursor is on the key itself. */
  readonly isKey: boolean;
}

interface Line {
  /** Column of the key, after blanks and dashes. */
  readonly column: number;
  /** Column of the first dash; absent where there is none. */
  readonly dash?: number;
  /** What is after blanks and dashes. */
  readonly rest: string;
  readonly key?: string;
}

/**
 * What can be written at a cursor, and how many characters before it are to be replaced.
 * @param line zero-based
 * @param column UTF-16, zero-based
 */
export function proposalsAt(
  text: string,
  line: number,
  column: number,
): { readonly proposals: readonly Proposal[]; readonly typed: number } {
  const lines = text.split(/\r?\n/);
  const before = (lines[line] ?? '').slice(0, column);
  const typed = /(?<![^\s[\],:"'{}])[^\s[\],:"'{}]*$/u.exec(before)?.[0].length ?? 0;
  if (/(?:^|\s)#/.test(before)) return { proposals: [], typed };
  const here = lineOf(before);
  const shapes = shapesAt(lines, line, here);
  const value = /^([\w-]+):\s/.exec(here.rest)?.[1];
  if (value !== undefined) {
    return { proposals: valuesOf(shapes.keys, value, text), typed };
  }
  if (shapes.item) return { proposals: valuesOf([shapes.item], shapes.item.name, text), typed };
  if (!/^[\w-]*$/.test(here.rest)) return { proposals: [], typed };
  const written = siblings(lines, line, here);
  const proposals = shapes.keys
    .filter(({ name }) => !written.has(name))
    .map(({ name, description }) => ({ text: `${name}: `, isKey: true, description }));
  return { proposals, typed };
}

/** The key at a cursor; `undefined` where there is none that a label set has. */
export function keyAt(text: string, line: number, column: number): KeyAt | undefined {
  const lines = text.split(/\r?\n/);
  const whole = lineOf(lines[line] ?? '');
  if (whole.key === undefined || column < whole.column) return undefined;
  const { keys } = shapesAt(lines, line, whole);
  const shape = keys.find(({ name }) => name === whole.key);
  return shape && { shape, isKey: column <= whole.column + whole.key.length };
}

/** The keys of all labels in a file, in their order, whether it can be read or not. */
export function labelKeysIn(text: string): readonly string[] {
  return [...text.matchAll(/^[ \t]*(?:- +)?key: *["']?([^"'\s#]+)/gm)].map(([, key = '']) => key);
}

function lineOf(text: string): Line {
  const head = /^(\s*)((?:- *)*)/.exec(text);
  const [blanks = '', dashes = ''] = [head?.[1], head?.[2]];
  const column = blanks.length + dashes.length;
  const rest = text.slice(column);
  const key = /^["']?([\w-]+)["']?:(?:\s|$)/.exec(rest)?.[1];
  return {
    column,
    rest,
    ...(dashes !== '' && { dash: blanks.length }),
    ...(key !== undefined && { key }),
  };
}

/** The keys that may stand where a line is; `item` where it is in a list of plain values. */
function shapesAt(
  lines: readonly string[],
  at: number,
  here: Line,
): { readonly keys: readonly KeyShape[]; readonly item?: KeyShape } {
  const path = parentsOf(lines, at, here);
  let keys = LABEL_SET_KEYS;
  for (const name of path) {
    const shape = keys.find((each) => each.name === name);
    if (!shape?.keys) return shape ? { keys: [], item: shape } : { keys: [] };
    keys = shape.keys;
  }
  return { keys };
}

/** Names of the keys that a line is under, the outermost first. */
function parentsOf(lines: readonly string[], at: number, here: Line): readonly string[] {
  const path: string[] = [];
  // A key that stands at the column of a dash has the list.
  let limit = here.dash ?? here.column - 1;
  let { column } = here;
  for (let i = at - 1; i >= 0 && limit >= 0; i -= 1) {
    const text = lines[i] ?? '';
    if (text.trim() === '' || text.trimStart().startsWith('#')) continue;
    const line = lineOf(text);
    if (line.column <= limit && line.key !== undefined) {
      path.unshift(line.key);
      ({ column } = line);
      limit = line.dash ?? line.column - 1;
    } else if (line.column === column && line.dash !== undefined) limit = line.dash;
  }
  return path;
}

/** Keys that stand in the same mapping as a line. */
function siblings(lines: readonly string[], at: number, here: Line): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (from: number, step: number): void => {
    for (let i = from; i >= 0 && i < lines.length; i += step) {
      const line = lineOf(lines[i] ?? '');
      if ((lines[i] ?? '').trim() === '' || line.column > here.column) continue;
      const begins = line.dash !== undefined;
      if (line.column < here.column || (begins && step > 0)) return;
      if (line.key !== undefined) found.add(line.key);
      if (begins) return;
    }
  };
  if (here.dash === undefined) look(at - 1, -1);
  look(at + 1, 1);
  return found;
}

function valuesOf(keys: readonly KeyShape[], name: string, text: string): readonly Proposal[] {
  const choices = keys.find((shape) => shape.name === name)?.choices ?? [];
  const values = choices === 'labels' ? labelKeysIn(text) : choices;
  return values.map((value) => ({ text: value, isKey: false }));
}
