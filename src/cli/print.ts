// How findings and counts are printed.

import { join } from 'node:path';
import type { Finding } from '../core/check/rule';

/** `file:line:column: rule: message`, which editors and terminals make a link of. */
export function findingLine(folder: string, path: string, finding: Finding): string {
  const { line, column } = finding.position;
  return `${printable(`${join(folder, path)}:${line}:${column}: ${finding.rule}: ${finding.message}`)}\n`;
}

/** The lines of all findings, those of a file after each other. */
export function findingLines(
  folder: string,
  files: readonly { readonly path: string; readonly findings: readonly Finding[] }[],
): string {
  return files
    .flatMap(({ path, findings }) => findings.map((finding) => findingLine(folder, path, finding)))
    .join('');
}

// Controls move a terminal's cursor and colour it, and marks of direction turn a line round.
const UNPRINTABLE = /[\p{Cc}\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** A text of a corpus on one line of a terminal, with what is not to be seen spelled out. */
export function printable(text: string): string {
  return text.replace(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** `1 article`, `2 articles`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
