// Asks for a label: its key alone picks it, as in annotating mode.

import { window } from 'vscode';
import type { LabelSet } from '../core/model/labelSet';
import { labelStyle } from './labelStyles';
import { shownKeys, taggingKeys } from './taggingKeys';

/** The key of the label that a person picked; `undefined` where they left. */
export function pickLabel(labelSet: LabelSet, title: string): Promise<string | undefined> {
  const keys = taggingKeys(labelSet);
  const items = labelSet.labels.map((label) => {
    const own = keys.find((each) => each.label === label.key);
    return {
      label: label.name,
      description: own ? shownKeys(own) : '',
      detail: label.description,
      iconPath: labelStyle(labelSet, label.key).icon,
      key: label.key,
    };
  });
  const pick = window.createQuickPick<(typeof items)[number]>();
  pick.title = title;
  pick.matchOnDetail = true;
  pick.items = items;
  return new Promise((resolve) => {
    const take = (key: string | undefined): void => {
      resolve(key);
      pick.hide();
    };
    pick.onDidChangeValue((value) => {
      const pressed = keys.find((each) => each.keys.includes(value));
      if (pressed) take(pressed.label);
    });
    pick.onDidAccept(() => {
      take(pick.activeItems[0]?.key);
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
