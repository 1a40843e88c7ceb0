// Steps of a form in quick picks: each can be left by its Back button or by Esc.

import { QuickInputButtons, window } from 'vscode';
import type { QuickPickItem, ThemeIcon, Uri } from 'vscode';

/** A line of a step. */
export interface FormRow<T> extends QuickPickItem {
  /** What is chosen by it; absent for a separator. */
  readonly value?: T;
  /** Editors that are older than it leave it out. */
  readonly iconPath?: ThemeIcon | { readonly light: Uri; readonly dark: Uri };
}

export interface FormStep {
  readonly title: string;
  /** A word on what to do. */
  readonly prompt?: string;
  /** True where Back leads to another step. */
  readonly canGoBack: boolean;
  /** True where it stays while something else is looked at. */
  readonly stays?: boolean;
}

/** Lets a person choose a line; `undefined` where they go back. */
export function chooseRow<T>(
  { title, prompt = '', canGoBack, stays = false }: FormStep,
  rows: readonly FormRow<T>[],
  active?: T,
): Promise<T | undefined> {
  const pick = window.createQuickPick<FormRow<T>>();
  pick.title = title;
  pick.placeholder = prompt;
  pick.ignoreFocusOut = stays;
  pick.items = rows;
  pick.activeItems = rows.filter(({ value }) => value !== undefined && value === active);
  pick.matchOnDescription = true;
  pick.buttons = canGoBack ? [QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const chosen = pick.selectedItems[0]?.value;
      if (chosen === undefined) return;
      resolve(chosen);
      pick.hide();
    });
    pick.onDidTriggerButton(() => {
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** Asks for a text; `undefined` where the person goes back. */
export function askText(
  { title, prompt = '', canGoBack }: FormStep,
  value: string,
  wrong: (text: string) => string | undefined = () => undefined,
): Promise<string | undefined> {
  const box = window.createInputBox();
  box.title = title;
  box.prompt = prompt;
  box.value = value;
  box.buttons = canGoBack ? [QuickInputButtons.Back] : [];
  const check = (): string | undefined => {
    const message = wrong(box.value.trim());
    box.validationMessage = message ?? '';
    return message;
  };
  return new Promise((resolve) => {
    box.onDidChangeValue(check);
    box.onDidAccept(() => {
      if (check() !== undefined) return;
      resolve(box.value.trim());
      box.hide();
    });
    box.onDidTriggerButton(() => {
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}
