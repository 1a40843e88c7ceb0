// Parts of reports that are made in many places.

import type { Cell, ReportPart } from './parts';

/** Heading of a section. */
export function heading(text: string): ReportPart {
  return { kind: 'heading', level: 2, text };
}

export function paragraph(text: string): ReportPart {
  return { kind: 'paragraph', line: [text] };
}

/**
 * A table whose last column is of whole numbers, and the others of text.
 * @param titles of the columns
 */
export function table(
  caption: string,
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
): ReportPart {
  const columns = titles.map((title, i) =>
    i === titles.length - 1
      ? ({ title, kind: 'number' } as const)
      : ({ title, kind: 'text' } as const),
  );
  return { kind: 'table', caption, columns, rows };
}
