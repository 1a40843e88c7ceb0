// One line of progress, for a person who watches.

import type { Io } from './verb';

/** Shows how far long work is, where a person watches; else does nothing. */
export interface Progress {
  /**
   * Shows a new state, but not so often that it costs time.
   * @param total absent where it is not known
   */
  readonly update: (done: number, total?: number) => void;
  /** Takes the line away: to be called before anything else is printed, and at the end. */
  readonly clear: () => void;
}

// Milliseconds between two states.
const PAUSE = 100;
const CLEAR_LINE = '\r\u001B[K';

/** @param what what is done, as a word: `Exporting` */
export function showProgress({ isTty, stderr }: Io, what: string): Progress {
  if (!isTty) return { update: () => undefined, clear: () => undefined };
  let last = 0;
  return {
    update(done, total) {
      const now = Date.now();
      if (now - last < PAUSE) return;
      last = now;
      const of = total === undefined ? '' : ` of ${total}`;
      stderr(`${CLEAR_LINE}${what} ${done}${of}`);
    },
    clear() {
      if (last > 0) stderr(CLEAR_LINE);
      last = 0;
    },
  };
}
