// Asks which entity a mention names.

import { l10n, window } from 'vscode';
import { shorten } from '../shorten';
import { plainLabel } from '../plainText';
import { entityItems, MORE } from './entityItems';
import type { EntityChoice, EntityItem, KnownEntities, Mention } from './entityItems';

/** What a person chose. */
export interface PickedEntity {
  readonly choice: EntityChoice;
  /** True where they want to say what else shall be done. */
  readonly wantsMore: boolean;
}

/** The choice of a person; `undefined` where they left. */
export function pickEntity(
  known: KnownEntities,
  mention: Mention,
): Promise<PickedEntity | undefined> {
  const pick = window.createQuickPick<EntityItem>();
  pick.title = l10n.t('Entity of “{0}”', shorten(mention.text, 40));
  pick.placeholder = plainLabel(l10n.t('Type a name, or press Enter for the first'));
  const show = (typed: string): void => {
    const items = entityItems(known, mention, typed);
    pick.items = items;
    const [first] = items;
    // The editor sorts what is typed for by its own lights; Enter takes the likeliest all the same.
    if (first) pick.activeItems = [first];
  };
  show('');
  return new Promise((resolve) => {
    const take = (item: EntityItem | undefined, wantsMore: boolean): void => {
      resolve(item?.choice && { choice: item.choice, wantsMore });
      pick.hide();
    };
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      take(pick.activeItems[0], false);
    });
    pick.onDidTriggerItemButton(({ item, button }) => {
      take(item, button === MORE);
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
