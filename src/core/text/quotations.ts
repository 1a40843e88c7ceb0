// Quotations: in straight and typographic marks, nested, and over several paragraphs.

import { containsSpan, trimSpan } from './span';
import type { Span } from './span';

/** Words in quotation marks. */
export interface Quotation {
  /** With its marks. */
  readonly whole: Span;
  /** Without its marks, and without the comma before the last one. */
  readonly inside: Span;
}

const MARK = /["“”„«»‘’']|\n/gu;

/** Which marks close what each one opens. */
const CLOSERS: Readonly<Record<string, string>> = {
  '"': '"',
  '“': '”',
  '„': '“”',
  '«': '»',
  '‘': '’',
  "'": "'",
};
const SINGLE = "'‘";
// What may stand before a mark that opens: nothing, a blank, a bracket, a dash, another mark.
const BEFORE_OPENING = /[\s([{\-–—"“„«‘'/]/u;
const LETTER = /[\p{L}\p{N}\p{M}]/u;
// Words that begin with an apostrophe.
const ELISION = /^['’‘](?:\d|em\b|en\b|tis\b|twas\b|til\b|till\b|cause\b|n['’]|round\b|bout\b)/iu;

/** A mark that opened and has not been closed yet. */
interface Open {
  readonly mark: string;
  readonly at: number;
}

/**
 * All quotations of a text, by where they start, the outer before the inner; UTF-16. An apostrophe
 * opens none. A quotation goes on in the next paragraph where that begins with the opening mark
 * again, as newspapers set long speech; one that is never closed ends with its paragraph, and one
 * in single marks is then none.
 */
export function quotationsIn(text: string): readonly Quotation[] {
  const found: Quotation[] = [];
  let open: Open[] = [];
  /** No mark before this offset counts. */
  let from = 0;
  const add = (start: number, end: number, closing: number): void => {
    const quotation = quotationOf(text, start, end, closing);
    if (quotation) found.push(quotation);
  };
  const endParagraph = (at: number): void => {
    const [outer] = open;
    if (!outer) return;
    open = [];
    if (SINGLE.includes(outer.mark)) return;
    const next = /\S/u.exec(text.slice(at, at + REACH));
    if (next?.[0] === outer.mark) {
      open = [outer];
      from = at + next.index + 1;
    } else add(outer.at, text.slice(outer.at, at).trimEnd().length + outer.at, 0);
  };
  for (const { 0: mark, index } of text.matchAll(MARK)) {
    if (index < from) continue;
    if (mark === '\n') {
      endParagraph(index);
      continue;
    }
    const matching = closedBy(open, mark, text, index);
    if (matching !== -1) {
      add(open[matching]?.at ?? index, index + 1, 1);
      open = open.slice(0, matching);
    } else if (opens(text, index, mark)) {
      // A second mark of the same kind: the first one was never closed.
      const same = open.findIndex((one) => one.mark === mark);
      open = [...(same === -1 ? open : open.slice(0, same)), { mark, at: index }];
    }
  }
  endParagraph(text.length);
  return found.sort((a, b) => a.whole.start - b.whole.start || b.whole.end - a.whole.end);
}

/** The quotations that hold all of a span (its ends may touch their marks), the innermost first. */
export function quotationsAround(
  quotations: readonly Quotation[],
  span: Span,
): readonly Quotation[] {
  return quotations
    .filter(({ whole }) => containsSpan(whole, span))
    .sort((a, b) => a.whole.end - a.whole.start - (b.whole.end - b.whole.start));
}

/**
 * A span without the quotation marks at its ends whose other half is outside.
 * @returns `undefined` where nothing else is in it
 */
export function withoutHalfQuotes(
  text: string,
  span: Span,
  quotations: readonly Quotation[],
): Span | undefined {
  let { start, end } = span;
  for (;;) {
    if (isHalfStart(text, { start, end }, quotations)) start += 1;
    else if (isHalfEnd(text, { start, end }, quotations)) end -= 1;
    else return { start, end };
    const trimmed = trimSpan(text, { start, end });
    if (!trimmed) return undefined;
    ({ start, end } = trimmed);
  }
}

function isHalfStart(text: string, span: Span, quotations: readonly Quotation[]): boolean {
  const mark = text.charAt(span.start);
  const here = quotations.filter(({ whole }) => whole.start === span.start);
  if (here.length > 0) return isMark(mark) && !here.some(({ whole }) => whole.end <= span.end);
  // A mark with which a paragraph goes on stands for the one that opened.
  const goesOn = quotations.some(
    ({ whole }) => whole.start < span.start && span.start < whole.end && whole.end <= span.end,
  );
  return isMark(mark) && '"“„«'.includes(mark) && !goesOn;
}

function isHalfEnd(text: string, span: Span, quotations: readonly Quotation[]): boolean {
  const mark = text.charAt(span.end - 1);
  const here = quotations.filter(({ whole }) => whole.end === span.end);
  if (here.length === 0) return isMark(mark) && '”»'.includes(mark);
  const isWhole = here.some(
    ({ whole }) =>
      whole.start >= span.start || text.charAt(span.start) === text.charAt(whole.start),
  );
  return isMark(mark) && !isWhole;
}

function isMark(character: string): boolean {
  return character !== '' && '"“”„«»‘’\''.includes(character);
}

// UTF-16 code units of white space between two paragraphs.
const REACH = 200;

function quotationOf(
  text: string,
  start: number,
  end: number,
  closing: number,
): Quotation | undefined {
  const words = trimSpan(text, { start: start + 1, end: end - closing });
  const bare =
    words && text[words.end - 1] === ','
      ? trimSpan(text, { start: words.start, end: words.end - 1 })
      : words;
  return bare && { whole: { start, end }, inside: bare };
}

/** Index of the open mark that this one closes, -1 where it closes none. */
function closedBy(open: readonly Open[], mark: string, text: string, index: number): number {
  for (let i = open.length - 1; i >= 0; i -= 1) {
    if (!CLOSERS[open[i]?.mark ?? '']?.includes(mark)) continue;
    return closes(text, index, mark) ? i : -1;
  }
  return -1;
}

function closes(text: string, index: number, mark: string): boolean {
  const [before = ' ', after = ' '] = [text[index - 1], text[index + 1]];
  if (mark === "'" || mark === '’') return !/\s/u.test(before) && !LETTER.test(after);
  // Both may be meant where letters are on both sides; then an open one is closed.
  return mark !== '"' || !/[\s([{]/u.test(before) || !LETTER.test(after);
}

function opens(text: string, index: number, mark: string): boolean {
  const [before = ' ', after = ' '] = [text[index - 1], text[index + 1]];
  if (!(mark in CLOSERS) || /\s/u.test(after)) return false;
  if (SINGLE.includes(mark)) {
    return BEFORE_OPENING.test(before) && !ELISION.test(text.slice(index, index + 8));
  }
  return mark !== '"' || BEFORE_OPENING.test(before) || !LETTER.test(before);
}
