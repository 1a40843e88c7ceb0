// Characters of a file that make trouble for whoever annotates it or reads the annotations.

import type { Span } from './span';

/** Where such characters are in the decoded text of a file, BOM and line ends as they are. */
export interface Trouble {
  /** The first place, UTF-16. */
  readonly first: Span;
  /** How many places. */
  readonly count: number;
}

/** A file's line ends by kind. */
export interface LineEnds {
  readonly crlf: readonly number[];
  /** UTF-16 offsets of LF without CR before it. */
  readonly lf: readonly number[];
  /** UTF-16 offsets of CR without LF after it. */
  readonly cr: readonly number[];
}

// A letter with a mark that has a character of its own. Where composing would only change the
// order of marks (as in Arabic), nothing is decomposed.
const MARKED = /\p{L}\p{M}+/gu;
// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F]/g;
const TERMINATOR = /[\u0085\u2028\u2029]/g;

/** Offsets of all line ends, in order. */
export function lineEnds(decoded: string): LineEnds {
  const ends = { crlf: [] as number[], lf: [] as number[], cr: [] as number[] };
  for (const { 0: end, index } of decoded.matchAll(/\r\n|\n|\r/g)) {
    if (end === '\r\n') ends.crlf.push(index);
    else if (end === '\n') ends.lf.push(index);
    else ends.cr.push(index);
  }
  return ends;
}

/** Accented letters that are spelled as a letter and a mark. */
export function decomposedLetters(decoded: string): Trouble | undefined {
  return troubleOf(decoded, MARKED, (found) => found.normalize('NFC').length < found.length);
}

/** Controls other than tab and line ends, NUL among them. */
export function controlCharacters(decoded: string): Trouble | undefined {
  return troubleOf(decoded, CONTROL);
}

/** What some programs take for a line end and others do not: NEL, U+2028 and U+2029. */
export function unusualTerminators(decoded: string): Trouble | undefined {
  return troubleOf(decoded, TERMINATOR);
}

/** U+FFFD, which stands where a character was lost. */
export function replacementCharacters(decoded: string): Trouble | undefined {
  return troubleOf(decoded, /\uFFFD/g);
}

/** BOMs but for one at the very beginning. */
export function strayByteOrderMarks(decoded: string): Trouble | undefined {
  return troubleOf(decoded, /(?!^)\uFEFF/g);
}

function troubleOf(
  decoded: string,
  pattern: RegExp,
  isTrouble: (found: string) => boolean = () => true,
): Trouble | undefined {
  let first: Span | undefined;
  let count = 0;
  for (const { 0: found, index } of decoded.matchAll(pattern)) {
    if (!isTrouble(found)) continue;
    first ??= { start: index, end: index + found.length };
    count += 1;
  }
  return first && { first, count };
}
