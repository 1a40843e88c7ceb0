// Asks what else to do when a mention is linked: other mentions, an alias.

import { l10n, window } from 'vscode';
import { nameFold } from '../../core/entities/entityName';
import type { Entity } from '../../core/entities/entity';
import { sameMentions } from '../../core/entities/sameMentions';
import type { Annotation } from '../../core/model/annotation';
import type { OpenArticle } from '../articleStore';
import { plainLabel } from '../plainText';
import { shorten } from '../shorten';

/** What else a person wants. */
export interface WhatElse {
  /** Ids of other mentions that are to be linked too. */
  readonly ids: readonly string[];
  /** True where the mention's text is to be an alias of the entity. */
  readonly addsAlias: boolean;
}

/** The wishes of a person; `undefined` where they left. Nothing is asked where nothing is to do. */
export async function askWhatElse(
  { session, labelSet }: OpenArticle,
  annotation: Annotation,
  key: string,
  entity: Entity | undefined,
): Promise<WhatElse | undefined> {
  const text = shorten(annotation.text, 40);
  const same = sameMentions(session.state.layer.annotations, annotation, labelSet);
  const free = same.filter((other) => other.entity === undefined);
  const taken = same.filter((other) => other.entity !== undefined && other.entity !== key);
  const isNamed =
    !entity ||
    [entity.name, ...entity.aliases].some((name) => nameFold(name) === nameFold(annotation.text));
  const items = [
    ...(free.length > 0
      ? [
          {
            label: freeLabel(free.length, text),
            picked: true,
            ids: free.map(({ id }) => id),
          },
        ]
      : []),
    ...(taken.length > 0
      ? [
          {
            label: takenLabel(taken.length, text),
            picked: false,
            ids: taken.map(({ id }) => id),
          },
        ]
      : []),
    ...(isNamed
      ? []
      : [
          {
            label: l10n.t('Make “{0}” an alias of {1}', text, entity.name),
            picked: true,
            ids: undefined,
          },
        ]),
  ].map((item) => ({ ...item, label: plainLabel(item.label) }));
  if (items.length === 0) return { ids: [], addsAlias: false };
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Link “{0}” to {1}, and also', text, entity?.name ?? key),
    placeHolder: l10n.t('Tick with Space, take with Enter'),
    canPickMany: true,
  });
  if (!picked) return undefined;
  return {
    ids: picked.flatMap(({ ids }) => ids ?? []),
    addsAlias: picked.some(({ ids }) => ids === undefined),
  };
}

function freeLabel(count: number, text: string): string {
  return count === 1
    ? l10n.t('Link the other mention of “{0}”, which has no entity', text)
    : l10n.t('Link the {0} other mentions of “{1}” that have no entity', count, text);
}

function takenLabel(count: number, text: string): string {
  return count === 1
    ? l10n.t('Link the mention of “{0}” that has another entity', text)
    : l10n.t('Link the {0} mentions of “{1}” that have another entity', count, text);
}
