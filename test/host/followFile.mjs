// @ts-check
import { closeSync, openSync, readSync } from 'node:fs';

const intervalMs = 50;

/**
 * Copies what another process appends to a file to this process's output, as it comes.
 *
 * @param {string} file
 * @returns {{ finish: () => void }} `finish` copies the rest and ends
 */
export function followFile(file) {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.alloc(1 << 16);
  const copy = () => {
    for (;;) {
      const length = readSync(descriptor, buffer, 0, buffer.length, null);
      if (length === 0) return;
      process.stdout.write(Buffer.from(buffer.subarray(0, length)));
    }
  };
  const timer = setInterval(copy, intervalMs);
  return {
    finish: () => {
      clearInterval(timer);
      copy();
      closeSync(descriptor);
    },
  };
}
