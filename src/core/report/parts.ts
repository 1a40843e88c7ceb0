// What a report is made of, whatever it is written in.

/** A stretch of a line: text, a name of a file or a label set as it is, or a web address. */
export type Inline = string | { readonly code: string } | { readonly link: string };

/** One line; its stretches stand one after the other. */
export type Line = readonly Inline[];

/** How the cells of a column are written. */
export type Column =
  | { readonly title: string; readonly kind: 'text' }
  | {
      readonly title: string;
      readonly kind: 'number';
      /** After the point; 0 where absent. */ readonly digits?: number;
    }
  /** From 0 to 1, as a percentage and a bar. */
  | { readonly title: string; readonly kind: 'share' };

/** What is not there is a dash. The first cell of a row names the row. */
export type Cell = Line | number | undefined;

export type ReportPart =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly items: readonly Line[] }
  /** A few numbers that a reader looks for first. */
  | {
      readonly kind: 'figures';
      readonly items: readonly { readonly name: string; readonly value: number }[];
    }
  | { readonly kind: 'code'; readonly language: string; readonly text: string }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
    };

const DASH = '–';

/** A cell that is a number, as its column wants it: `1,234`, `0.50`, `12.5 %`. */
export function numberText(value: number | undefined, column: Column): string {
  if (value === undefined) return DASH;
  if (column.kind === 'share') return `${fixed(value * 100, 1)} %`;
  return fixed(value, column.kind === 'number' ? (column.digits ?? 0) : 0);
}

/** The same in every language, so that the same corpus gives the same bytes. */
function fixed(value: number, digits: number): string {
  return value.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** A name of the corpus, as it is. */
export function code(text: string): Inline {
  return { code: text };
}

/** Text that a person gave, a link where it is a web address. */
export function given(text: string): Inline {
  return /^https?:\/\/[^\s<>"]+$/u.test(text) ? { link: text } : text;
}
