// What a person should look at in an article that changed while nobody watched.

import { l10n } from 'vscode';
import type { Range } from 'vscode';
import { hull } from '../../core/model/annotation';
import { rangeOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { shorten } from '../shorten';

/** An annotation that moved, one whose text changed too, or one that is nowhere. */
export interface Notice {
  readonly kind: 'moved' | 'changed' | 'orphan';
  readonly id: string;
  /** Text of the annotation as it was. */
  readonly text: string;
  readonly message: string;
  /** Where it is now, or where it should be. */
  readonly range: Range;
}

/** Notices of an article, those that are nowhere first. */
export function noticesOf({ session, lines }: OpenArticle): readonly Notice[] {
  const { layer, healed, article, persistence } = session.state;
  if (persistence.kind === 'loading' || persistence.kind === 'unreadable') return [];
  const lost = layer.orphans.map((orphan): Notice => {
    const at = Math.min(article.offsets.toUtf16(hull(orphan).start), article.text.length);
    return {
      kind: 'orphan',
      id: orphan.id,
      text: orphan.text,
      message: l10n.t('“{0}” is not found in the article any more.', shorten(orphan.text)),
      range: rangeOf(lines, { start: at, end: at }),
    };
  });
  if (healed.length === 0) return lost;
  const byId = new Map(layer.annotations.map((annotation) => [annotation.id, annotation]));
  const moved = healed.flatMap(({ id, how, oldText }): Notice[] => {
    const annotation = byId.get(id);
    if (!annotation) return [];
    const isChanged = how === 'approximate';
    const message = isChanged
      ? l10n.t('“{0}” was found as “{1}”.', shorten(oldText), shorten(annotation.text))
      : l10n.t('“{0}” was found at another place.', shorten(oldText));
    const range = rangeOf(lines, hull(annotation));
    return [{ kind: isChanged ? 'changed' : 'moved', id, text: oldText, message, range }];
  });
  return [...lost, ...moved];
}
