// A report as Markdown, as GitHub and Hugging Face read it.

import { numberText } from './parts';
import type { Cell, Column, Inline, Line, ReportPart } from './parts';

/** The text of a file. What comes from a corpus can neither format nor be taken for HTML. */
export function reportMarkdown(parts: readonly ReportPart[]): string {
  return `${parts.map(partText).join('\n\n')}\n`;
}

function partText(part: ReportPart): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${escaped(part.text)}`;
    case 'paragraph':
      return lineText(part.line);
    case 'list':
      return part.items.map((line) => `- ${lineText(line)}`).join('\n');
    case 'figures':
      return part.items
        .map(({ name, value }) => `- ${name}: ${numberText(value, { title: '', kind: 'number' })}`)
        .join('\n');
    case 'code':
      return `\`\`\`${part.language}\n${part.text}\n\`\`\``;
    case 'table':
      return `${escaped(part.caption)}:\n\n${tableText(part.columns, part.rows)}`;
  }
}

function tableText(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    row(columns.map(({ title }) => escaped(title))),
    row(columns.map(({ kind }) => (kind === 'text' ? '---' : '---:'))),
    ...rows.map((cells) => row(columns.map((column, i) => cellText(cells[i], column)))),
  ].join('\n');
}

function cellText(cell: Cell, column: Column): string {
  if (cell === undefined || typeof cell === 'number') return numberText(cell, column);
  return lineText(cell);
}

function lineText(line: Line): string {
  return line.map(inlineText).join('');
}

function inlineText(inline: Inline): string {
  if (typeof inline === 'string') return escaped(inline);
  return 'link' in inline ? `<${inline.link}>` : codeText(inline.code);
}

// In a table a bar ends a cell, even within code; the broken bar is told from it at a glance.
function codeText(text: string): string {
  const plain = onOneLine(text).replace(/`/g, 'ˋ').replace(/\|/g, '¦');
  return `\`${plain.trim() || ' '}\``;
}

function escaped(text: string): string {
  return onOneLine(text).replace(/[\\`*_[\]<>|#&~$]/g, (character) =>
    character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
  );
}

function onOneLine(text: string): string {
  return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ');
}
