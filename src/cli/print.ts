// How findings and counts are printed.

import { join } from 'node:path';
import type { Finding } from '../core/check/rule';

/** `file:line:column: severity: rule: message`, which editors and terminals make a link of. */
export function findingLine(
  folder: string,
  path: string,
  finding: Pick<Finding, 'position' | 'severity' | 'rule' | 'message'>,
): string {
  const { position, severity, rule, message } = finding;
  const place = `${join(folder, path)}:${position.line}:${position.column}`;
  return `${printable(`${place}: ${severity}: ${rule}: ${message}`)}\n`;
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
