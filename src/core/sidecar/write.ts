// From what a sidecar shall say to the text of its file.

import { readSidecar } from './read';
import type { Sidecar } from './sidecar';
import { updateDocument } from './updateDocument';
import { writeCanonical } from './writeCanonical';

const BOM = '\uFEFF';

/**
 * The text that makes a file say `next`. A file in canonical form stays so; of every other file
 * the comments, the order of keys and unknown keys survive. A BOM and CRLF stay too.
 * @param current text of the file as it is; `undefined` where there is none. It must have been
 *   read whole.
 * @throws Error where the new text would not read back as `next`; then nothing may be written
 */
export function writeSidecar(next: Sidecar, current: string | undefined): string {
  const text = current === undefined ? writeCanonical(next) : rewritten(next, current);
  const check = readSidecar(text);
  if (!check.ok || writeCanonical(check.file.sidecar) !== writeCanonical(next)) {
    throw new Error('The sidecar can’t be written so that it reads back as it was meant.');
  }
  return text;
}

function rewritten(next: Sidecar, current: string): string {
  const reading = readSidecar(current);
  if (!reading.ok) throw new Error('A sidecar that can’t be read whole is never written.');
  const before = reading.file.sidecar;
  const body = (current.startsWith(BOM) ? current.slice(1) : current).replaceAll('\r\n', '\n');
  const isCanonical = writeCanonical(before) === body;
  const updated = isCanonical ? writeCanonical(next) : updateDocument(body, before, next);
  return withFormOf(current, updated);
}

/** A text with the BOM and the line ends that a file has. */
function withFormOf(file: string, text: string): string {
  const lineEnd = /\r?\n/.exec(file)?.[0] ?? '\n';
  return (file.startsWith(BOM) ? BOM : '') + text.replaceAll('\n', lineEnd);
}
