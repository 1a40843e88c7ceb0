// Makes the replacements of an edit as small as they can be without guessing.

import { diffArrays } from 'diff';
import type { Span } from '../text/span';
import { startOfLine } from './lineStart';
import type { Replacement, TextEdit } from './replacement';

// A change between texts that have less in common is taken as one replacement.
const MOST_DIFFERENCES = 1000;
const MOST_LINES = 40_000;
const MOST_WORDS = 20_000;

const WORD = /\s+|[\p{L}\p{N}\p{M}]+|[^]/gu;
const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * The same edit in smaller pieces: a formatter, or a file that is read again from disk, replaces
 * much to change little, and what it leaves must not lose its annotations. Whole lines that stay
 * are told first, then words, so that a moved line is never mistaken for a rewritten one.
 */
export function refine(before: string, edit: TextEdit, after: string): TextEdit {
  let delta = 0;
  const pieces: Replacement[] = [];
  let lastEnd = 0;
  for (const [index, replacement] of edit.entries()) {
    const { offset, removed, inserted } = replacement;
    const room: Span = { start: lastEnd, end: edit[index + 1]?.offset ?? before.length };
    if (removed === '' || inserted === '') pieces.push(replacement);
    else pieces.push(...refineOne(before, replacement, after, offset + delta, room));
    delta += inserted.length - removed.length;
    lastEnd = offset + removed.length;
  }
  return pieces.filter(({ removed, inserted }) => removed !== inserted);
}

/** @param room how far the replacement may grow: its neighbours begin there */
function refineOne(
  before: string,
  replacement: Replacement,
  after: string,
  newOffset: number,
  room: Span,
): readonly Replacement[] {
  const { offset, removed, inserted } = replacement;
  const isLines = removed.includes('\n') && inserted.includes('\n');
  if (!isLines) return refineWords(replacement);
  // Whole lines, with the parts of the first and the last that did not change.
  const end = offset + removed.length;
  const lead = offset - Math.max(room.start, startOfLine(before, offset));
  const tail = Math.min(room.end, endOfLine(before, end)) - end;
  const lines: Replacement = {
    offset: offset - lead,
    removed: before.slice(offset - lead, end + tail),
    inserted: after.slice(newOffset - lead, newOffset + inserted.length + tail),
  };
  const hunks = diffTokens(lines, linesOf, MOST_LINES);
  if (!hunks) return [trimmed(replacement)];
  const gone = hunks.flatMap((hunk) => linesOf(hunk.removed)).filter(isContent);
  const come = new Set(hunks.flatMap((hunk) => linesOf(hunk.inserted)).map(bare));
  const isMove = gone.some((line) => come.has(bare(line)));
  return isMove ? hunks : hunks.flatMap(refineWords);
}

function refineWords(replacement: Replacement): readonly Replacement[] {
  if (replacement.removed === '' || replacement.inserted === '') return [replacement];
  const small = trimmed(replacement);
  if (small.removed === '' || small.inserted === '') return [small];
  const hunks = diffTokens(small, wordsOf, MOST_WORDS);
  return hunks ? joinAcrossSpace(hunks, small) : [small];
}

/** The differences between the two sides, token by token; `undefined` where they are too many. */
function diffTokens(
  { offset, removed, inserted }: Replacement,
  tokens: (text: string) => string[],
  most: number,
): readonly Replacement[] | undefined {
  const [old, now] = [tokens(removed), tokens(inserted)];
  if (old.length + now.length > most) return undefined;
  const parts = diffArrays(old, now, { maxEditLength: MOST_DIFFERENCES });
  if (!parts) return undefined;
  const hunks: { offset: number; removed: string; inserted: string }[] = [];
  let at = offset;
  let isOpen = false;
  for (const part of parts) {
    const text = part.value.join('');
    if (!part.added && !part.removed) {
      at += text.length;
      isOpen = false;
      continue;
    }
    if (!isOpen) hunks.push({ offset: at, removed: '', inserted: '' });
    isOpen = true;
    const hunk = hunks.at(-1);
    if (!hunk) continue;
    if (part.added) hunk.inserted += text;
    else {
      hunk.removed += text;
      at += text.length;
    }
  }
  return hunks;
}

/** Two rewritten words with a space between them that stayed are one rewritten place. */
function joinAcrossSpace(hunks: readonly Replacement[], whole: Replacement): Replacement[] {
  const joined: Replacement[] = [];
  for (const hunk of hunks) {
    const last = joined.at(-1);
    const lastEnd = last ? last.offset + last.removed.length : 0;
    const kept = whole.removed.slice(lastEnd - whole.offset, hunk.offset - whole.offset);
    if (last && !HAS_WORD.test(kept) && isRewritten(last) && isRewritten(hunk)) {
      joined[joined.length - 1] = {
        offset: last.offset,
        removed: last.removed + kept + hunk.removed,
        inserted: last.inserted + kept + hunk.inserted,
      };
    } else joined.push(hunk);
  }
  return joined.map(trimmed);
}

function isRewritten({ removed, inserted }: Replacement): boolean {
  return HAS_WORD.test(removed) && HAS_WORD.test(inserted);
}

/** Without what both sides begin and end with; a surrogate pair is never cut. */
function trimmed({ offset, removed, inserted }: Replacement): Replacement {
  const shorter = Math.min(removed.length, inserted.length);
  let head = 0;
  while (head < shorter && removed.charCodeAt(head) === inserted.charCodeAt(head)) head += 1;
  if (isHigh(removed.charCodeAt(head - 1))) head -= 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    removed.charCodeAt(removed.length - 1 - tail) ===
      inserted.charCodeAt(inserted.length - 1 - tail)
  ) {
    tail += 1;
  }
  if (isLow(removed.charCodeAt(removed.length - tail))) tail -= 1;
  return {
    offset: offset + head,
    removed: removed.slice(head, removed.length - tail),
    inserted: inserted.slice(head, inserted.length - tail),
  };
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+/g) ?? [];
}

function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

function isContent(line: string): boolean {
  return HAS_WORD.test(line);
}

/** A line without its end: the last line of a file has none. */
function bare(line: string): string {
  return line.endsWith('\n') ? line.slice(0, -1) : line;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}
