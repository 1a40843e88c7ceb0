// Steps of a longer way in quick picks: each says where in the way it is, leads back by its Back
// button or the editor's key for it, and is left by Esc.

import { QuickInputButtons, window } from 'vscode';
import type { QuickInput, QuickPickItem } from 'vscode';

export interface Step {
  readonly title: string;
  /** Its place in the way, from 1; absent where it belongs to no way. */
  readonly step?: number;
  readonly totalSteps?: number;
  /** A word on what to do. */
  readonly prompt?: string;
  readonly canGoBack: boolean;
  /** True where it stays while something else is looked at. */
  readonly stays?: boolean;
}

/** A line of a step. */
export interface StepRow<T> extends QuickPickItem {
  /** What is chosen by it; absent for a separator. */
  readonly value?: T;
}

/** What a person did in a step. */
export type StepAnswer<T> =
  | { readonly kind: 'chosen'; readonly value: T }
  | { readonly kind: 'back' }
  /** By Esc, or by going elsewhere. */
  | { readonly kind: 'left' };

/**
 * Lets a person choose a line.
 * @param active what Enter takes at once; the first line where it is absent
 */
export function stepRow<T>(
  step: Step,
  rows: readonly StepRow<T>[],
  active?: T,
): Promise<StepAnswer<T>> {
  const pick = window.createQuickPick<StepRow<T>>();
  const answer = answered<T>(pick, step);
  pick.placeholder = step.prompt;
  pick.matchOnDescription = true;
  pick.items = rows;
  // Without one the editor takes the first; an empty list would leave Enter without an answer.
  const first = rows.find(({ value }) => value !== undefined && value === active);
  if (first) pick.activeItems = [first];
  pick.onDidTriggerButton(answer.back);
  pick.onDidAccept(() => {
    const value = pick.selectedItems[0]?.value;
    if (value !== undefined) answer.choose(value);
  });
  pick.show();
  return answer.given;
}

/** Lets a person tick lines. */
export function stepRows<T>(
  step: Step,
  rows: readonly StepRow<T>[],
  ticked: readonly T[],
): Promise<StepAnswer<readonly T[]>> {
  const pick = window.createQuickPick<StepRow<T>>();
  const answer = answered<readonly T[]>(pick, step);
  pick.canSelectMany = true;
  pick.placeholder = step.prompt;
  pick.matchOnDescription = true;
  pick.items = rows;
  pick.selectedItems = rows.filter(({ value }) => value !== undefined && ticked.includes(value));
  pick.onDidTriggerButton(answer.back);
  pick.onDidAccept(() => {
    const chosen = new Set(pick.selectedItems);
    answer.choose(
      rows.flatMap((row) => (chosen.has(row) && row.value !== undefined ? [row.value] : [])),
    );
  });
  pick.show();
  return answer.given;
}

/** Asks for a line of text. */
export function stepText(
  step: Step,
  value: string,
  wrong: (text: string) => string | undefined = () => undefined,
): Promise<StepAnswer<string>> {
  const box = window.createInputBox();
  const answer = answered<string>(box, step);
  box.prompt = step.prompt;
  box.value = value;
  const check = (): string | undefined => {
    const message = wrong(box.value.trim());
    box.validationMessage = message ?? '';
    return message;
  };
  box.onDidChangeValue(check);
  box.onDidTriggerButton(answer.back);
  box.onDidAccept(() => {
    if (check() === undefined) answer.choose(box.value.trim());
  });
  box.show();
  return answer.given;
}

/** The answer of a quick input, which goes away once there is one. */
function answered<T>(
  input: QuickInput & { buttons: readonly unknown[] },
  { title, step, totalSteps, canGoBack, stays = false }: Step,
): {
  readonly given: Promise<StepAnswer<T>>;
  readonly choose: (value: T) => void;
  readonly back: () => void;
} {
  input.title = title;
  input.step = step;
  input.totalSteps = totalSteps;
  input.ignoreFocusOut = stays;
  input.buttons = canGoBack ? [QuickInputButtons.Back] : [];
  let settle: (answer: StepAnswer<T>) => void = () => undefined;
  const given = new Promise<StepAnswer<T>>((resolve) => {
    settle = resolve;
  });
  const end = (answer: StepAnswer<T>): void => {
    settle(answer);
    input.hide();
  };
  input.onDidHide(() => {
    settle({ kind: 'left' });
    input.dispose();
  });
  return {
    given,
    choose: (value) => {
      end({ kind: 'chosen', value });
    },
    back: () => {
      end({ kind: 'back' });
    },
  };
}
