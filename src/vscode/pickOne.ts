// A quick pick that opens with one item active, which the editor's short form can't.

import { window } from 'vscode';
import type { QuickPickItem } from 'vscode';

/** How a quick pick looks. */
export interface PickOptions<T extends QuickPickItem> {
  readonly title: string;
  readonly placeHolder?: string;
  readonly items: readonly T[];
  /** The item that Enter takes at once; the first where it is absent. */
  readonly active?: T | undefined;
}

/** The item that a person picked; `undefined` where they left. */
export function pickOne<T extends QuickPickItem>({
  title,
  placeHolder,
  items,
  active,
}: PickOptions<T>): Promise<T | undefined> {
  const pick = window.createQuickPick<T>();
  pick.title = title;
  pick.placeholder = placeHolder;
  pick.matchOnDescription = true;
  pick.items = items;
  if (active) pick.activeItems = [active];
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
