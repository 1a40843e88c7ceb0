// Which characters at a span's edges belong to the sentence around it.

import { trimSpan } from '../text/span';
import type { Span } from '../text/span';

const NOT_PUNCTUATION = /[^\s\p{P}]/u;
const NEVER_FIRST = /^(?:[,;:،؛、，。!?)\]}]|[-–—](?!\d)|\.(?=\s))/u;
const NEVER_LAST = /[,;:،؛、，([{¿¡–—-]$/u;
/** Marks that come in pairs: the one that opens and the one that closes. */
const PAIRS = [
  ['“', '”'],
  ['«', '»'],
  ['‹', '›'],
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
] as const;
// UTF-16 code units, with what stands before it.
const LONGEST_ABBREVIATION = 12;
const FULL_STOP = /[\s\S]\.$/u;
// So many and no more: a run without end would be read again from each of its letters.
const INITIALS = /(?:^|[\s\p{P}])(?:\p{L}\.){1,12}$/u;
const ABBREVIATION =
  /(?:^|[\s\p{P}])(?:Adm|Assn|Ave|Bros|Capt|Cmdr|Co|Col|Corp|Cos|Dept|Dr|Est|Ft|Gen|Gov|Hon|Inc|Jr|Lt|Ltd|Maj|Mfg|Mr|Mrs|Ms|Mt|Prof|Pte|Pty|Rep|Rev|Sen|Sgt|Sr|St|Ste|Univ|vs|etc)\.$/u;

/**
 * A span without stray punctuation at its edges, and the white space beside that.
 * @param isName whether a full stop at its end is the sentence's
 * @returns `undefined` where nothing else is in the span
 */
export function withoutStrayEdges(text: string, span: Span, isName: boolean): Span | undefined {
  let { start, end } = span;
  // Where nothing but punctuation is labelled, it is meant.
  if (!NOT_PUNCTUATION.test(text.slice(start, end))) return undefined;
  for (;;) {
    const inside = text.slice(start, end);
    if (isStrayStart(inside)) start += 1;
    else if (isStrayEnd(inside, isName)) end -= 1;
    else return { start, end };
    const trimmed = trimSpan(text, { start, end });
    if (!trimmed) return undefined;
    ({ start, end } = trimmed);
  }
}

function isStrayStart(inside: string): boolean {
  if (NEVER_FIRST.test(inside.slice(0, 2))) return true;
  const first = inside.charAt(0);
  if (first === '"') return isAlone(inside, '"');
  return PAIRS.some(([open, close]) => {
    if (first === close) return true;
    return first === open && count(inside, open) > count(inside, close);
  });
}

function isStrayEnd(inside: string, isName: boolean): boolean {
  const last = inside.slice(-1);
  if (NEVER_LAST.test(last)) return true;
  if (last === '"') return isAlone(inside, '"');
  const isHalf = PAIRS.some(([open, close]) => {
    if (last === open) return true;
    return last === close && count(inside, close) > count(inside, open);
  });
  if (isHalf || !isName) return isHalf;
  const tail = inside.slice(-LONGEST_ABBREVIATION);
  return FULL_STOP.test(tail) && !INITIALS.test(tail) && !ABBREVIATION.test(tail);
}

function isAlone(inside: string, mark: string): boolean {
  return count(inside, mark) % 2 === 1;
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}
