// How often a person has used a command, so that hints go once they are known.

import { EventEmitter } from 'vscode';
import type { Event, Memento } from 'vscode';

/** Uses after which a command counts as known; no more are counted. */
export const USES_TO_KNOW = 3;

export interface CommandUses {
  /** Counts a use. */
  note(command: string): void;
  /** True once a command was used as often as it takes to know it. */
  isKnown(command: string): boolean;
  /** Starts again as if nothing had been used. */
  forget(): void;
  /** Another command is known, or none any longer. */
  readonly onDidChange: Event<void>;
  dispose(): void;
}

const STORED = 'commandUses';

/** @param memento where the counts are kept from one window to the next */
export function commandUses(memento: Memento): CommandUses {
  const changed = new EventEmitter<void>();
  // The memory is asked once; another window's counts are not worth more.
  let counts = readCounts(memento.get<unknown>(STORED));
  const count = (command: string): number => counts.get(command) ?? 0;
  const store = (): void => void memento.update(STORED, Object.fromEntries(counts));
  return {
    note(command) {
      if (count(command) >= USES_TO_KNOW) return;
      counts = new Map(counts).set(command, count(command) + 1);
      store();
      if (count(command) === USES_TO_KNOW) changed.fire();
    },
    isKnown: (command) => count(command) >= USES_TO_KNOW,
    forget() {
      counts = new Map();
      store();
      changed.fire();
    },
    onDidChange: changed.event,
    dispose() {
      changed.dispose();
    },
  };
}

function readCounts(stored: unknown): ReadonlyMap<string, number> {
  if (typeof stored !== 'object' || stored === null) return new Map();
  return new Map(
    Object.entries(stored).filter((entry): entry is [string, number] => Number.isInteger(entry[1])),
  );
}
