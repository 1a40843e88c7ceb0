// From what a sidecar shall say to the text of its file.

import { readSidecar } from './read';
import type { SidecarText } from './read';
import type { Sidecar } from './sidecar';
import { updateDocument } from './updateDocument';
import { writeCanonical } from './writeCanonical';
import { bodyOf, withFormOf } from './yamlFile';

/**
 * The text that makes a file say `next`. A file in canonical form stays so; of every other file
 * the comments, the order of keys and unknown keys survive. A BOM and CRLF stay too.
 * @param current text of the file as it is; `undefined` where there is none. It must have been
 *   read whole.
 * @throws Error where the new text would not read back as `next`; then nothing may be written
 */
export function writeSidecar(next: Sidecar, current: string | undefined): string {
  if (current === undefined) return rewriteSidecar(next, undefined).text;
  const reading = readSidecar(current);
  if (!reading.ok) throw new Error('A sidecar that can’t be read whole is never written.');
  return rewriteSidecar(next, reading.file).text;
}

/**
 * As `writeSidecar`, for a file that has been read already, and with what the new text says.
 * @throws Error where the new text would not read back as `next`; then nothing may be written
 */
export function rewriteSidecar(next: Sidecar, current: SidecarText | undefined): SidecarText {
  const isCanonical = current === undefined || current.isCanonical || isOurs(current);
  const body = isCanonical
    ? writeCanonical(next)
    : updateDocument(bodyOf(current.text), current.sidecar, next);
  const reading = readSidecar(current === undefined ? body : withFormOf(current.text, body));
  // A text reads as canonical only if what it says is written in these very bytes.
  const isWhole =
    reading.ok && ((isCanonical && reading.file.isCanonical) || saysSame(reading.file, next));
  if (isWhole) return reading.file;
  throw new Error('The sidecar can’t be written so that it reads back as it was meant.');
}

// Check sums are never put right by hand, so they may be wrong in a file that is ours all the same.
const SUM_LINE = /^ {4}sum: .*\n/gm;

/** True for a file in canonical form but for check sums, of which it has some. */
function isOurs({ text, sidecar }: SidecarText): boolean {
  const body = bodyOf(text);
  const bare = body.replace(SUM_LINE, '');
  return bare !== body && bare === writeCanonical(sidecar).replace(SUM_LINE, '');
}

function saysSame({ sidecar }: SidecarText, next: Sidecar): boolean {
  return writeCanonical(sidecar) === writeCanonical(next);
}
