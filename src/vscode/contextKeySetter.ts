// Context keys, which menus and keys ask for: the editor is told only of what changed.

import { commands } from 'vscode';

/** Sets a context key. */
export type SetContextKey = (key: string, value: boolean | string) => void;

/** A setter that remembers what it set: nobody else may set the same keys. */
export function contextKeySetter(): SetContextKey {
  const last = new Map<string, boolean | string>();
  return (key, value) => {
    if (last.get(key) === value) return;
    last.set(key, value);
    void commands.executeCommand('setContext', key, value);
  };
}
