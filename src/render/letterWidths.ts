// How wide letters are in the two typefaces of pictures, so that lines can be broken without a
// browser. The numbers are those of Times Roman and Helvetica Bold in Adobe's font metrics (AFM),
// which Times New Roman, Liberation Serif, Nimbus Roman and Tinos share, and Arial, Liberation
// Sans, Nimbus Sans and Arimo.

import { charactersOf } from '../core/text/graphemes';

/** Widths in thousandths of the size of the letters. */
export interface Typeface {
  /** From the space to the tilde. */
  readonly ascii: readonly number[];
  /** From U+00A1 to U+00FF. */
  readonly latin: readonly number[];
  /** Others, by letter. */
  readonly others: Readonly<Record<string, number>>;
  /** For a letter of which nothing is known. */
  readonly usual: number;
}

const numbers = (list: string): readonly number[] => list.trim().split(/\s+/).map(Number);

export const TIMES: Typeface = {
  ascii: numbers(`
    250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500
    500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722
    556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500
    500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541`),
  latin: numbers(`
    333 500 500 500 500 200 500 333 760 276 500 564 333 760 333 400 564 300 300 333 500 453 250 333
    300 310 500 750 750 750 444 722 722 722 722 722 722 889 667 611 611 611 611 333 333 333 333 722
    722 722 722 722 722 722 564 722 722 722 722 722 722 556 500 444 444 444 444 444 444 667 444 444
    444 444 444 278 278 278 278 500 500 500 500 500 500 500 564 500 500 500 500 500 500 500 500`),
  others: { '–': 500, '—': 1000, '‘': 333, '’': 333, '“': 444, '”': 444, '…': 1000, '€': 500 },
  usual: 500,
};

export const HELVETICA_BOLD: Typeface = {
  ascii: numbers(`
    278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556
    556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778
    667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611
    611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584`),
  latin: numbers(`
    333 556 556 556 556 280 556 333 737 370 556 584 333 737 333 400 584 333 333 333 611 556 278 333
    333 365 556 834 834 834 611 722 722 722 722 722 722 1000 722 667 667 667 667 278 278 278 278 722
    722 778 778 778 778 778 584 778 722 722 722 722 667 667 611 556 556 556 556 556 556 889 556 556
    556 556 556 278 278 278 278 611 611 611 611 611 611 611 584 611 611 611 611 611 556 611 556`),
  others: { '–': 556, '—': 1000, '‘': 278, '’': 278, '“': 500, '”': 500, '…': 1000, '€': 556 },
  usual: 580,
};

const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u;
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\u{20000}-\u{3FFFD}]/u;
const NARROW = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Width of a text in pixels, from left to right, without kerning. */
export function widthOf(
  text: string,
  { ascii, latin, others, usual }: Typeface,
  size: number,
): number {
  let sum = 0;
  for (const letter of lettersOf(text)) {
    const code = letter.codePointAt(0) ?? 0;
    if (code === 9) sum += usual * 2;
    else if (code === 0xa0) sum += ascii[0] ?? usual;
    else if (code < 0x7f) sum += ascii[code - 32] ?? usual;
    else if (code < 0x100) sum += latin[code - 0xa1] ?? usual;
    else if (Object.hasOwn(others, letter)) sum += others[letter] ?? usual;
    else if (NARROW.test(letter)) sum += 0;
    else if (PICTURE.test(letter)) sum += 1250;
    else sum += WIDE.test(letter) ? 1000 : usual;
  }
  return (sum * size) / 1000;
}

/** Characters as a reader counts them: a family of four is one picture. */
function lettersOf(text: string): Iterable<string> {
  if (!PICTURE.test(text)) return text;
  return Array.from(charactersOf(text), ({ segment }) => segment);
}
