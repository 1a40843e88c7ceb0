// What keys of the reading view change: the same edits as the editor's, in the same session.

import { l10n } from 'vscode';
import { addAnnotations, removeAnnotations, replaceAnnotations } from '../../core/model/edit';
import { annotationOn } from '../../core/model/find';
import { labelName, labelOf } from '../../core/model/labelSet';
import { newAnnotations } from '../../core/model/newAnnotations';
import { snapToWords } from '../../core/text/snapToWords';
import { trimSpan } from '../../core/text/span';
import type { FromView } from '../../render/viewMessages';
import type { OpenArticle } from '../articleStore';
import type { HostServices } from '../hostServices';
import { sayNotEditable } from '../sayNotEditable';
import { snapsToWords } from '../settings';
import { shorten } from '../shorten';

/** What a key did. */
export interface ViewEdit {
  /** One sentence. */
  readonly said: string;
  /** Id of the annotation to go to. */
  readonly mark?: string;
}

type EditMessage = Extract<FromView, { kind: 'tag' | 'relabel' | 'delete' | 'undo' | 'redo' }>;

/** Does what a message asks; `undefined` where the article may not be changed, which is said. */
export function applyViewEdit(
  article: OpenArticle,
  message: EditMessage,
  host: HostServices,
): ViewEdit | undefined {
  if (!article.session.isEditable) {
    sayNotEditable(article);
    return undefined;
  }
  const { session } = article;
  switch (message.kind) {
    case 'tag':
      return tag(article, message, host);
    case 'relabel':
      return relabel(article, message.id, message.label);
    case 'delete':
      return remove(article, message.id);
    case 'undo':
      return { said: session.undo() ? l10n.t('Undone') : l10n.t('Nothing to undo') };
    case 'redo':
      return { said: session.redo() ? l10n.t('Redone') : l10n.t('Nothing to redo') };
  }
}

function tag(
  article: OpenArticle,
  { label, start, end }: Extract<FromView, { kind: 'tag' }>,
  { random }: HostServices,
): ViewEdit {
  const { session, labelSet, uri } = article;
  const {
    layer,
    article: { text },
  } = session.state;
  const span = end <= text.length ? trimSpan(text, { start, end }) : undefined;
  if (!span || !labelOf(labelSet, label)) return { said: l10n.t('There is no text to tag.') };
  const meant = snapsToWords(uri) ? snapToWords(text, span) : span;
  const existing = annotationOn(layer.annotations, meant);
  if (existing) return { ...relabel(article, existing.id, label), mark: existing.id };
  const [added] = newAnnotations({ layer, text, labelSet, random }, [meant], label);
  if (!added) return { said: l10n.t('There is no text to tag.') };
  session.apply(addAnnotations(layer, [added]));
  return { said: `${labelName(labelSet, label)}: ${shorten(added.text)}`, mark: added.id };
}

function relabel({ session, labelSet }: OpenArticle, id: string, label: string): ViewEdit {
  const { layer } = session.state;
  const old = layer.annotations.find((annotation) => annotation.id === id);
  if (!old || !labelOf(labelSet, label)) return { said: l10n.t('That annotation is gone.') };
  const name = labelName(labelSet, label);
  if (old.label === label) {
    return { said: l10n.t('{0} already: {1}', name, shorten(old.text)) };
  }
  session.apply(replaceAnnotations(layer, [{ ...old, label }]));
  return { said: l10n.t('{0} now: {1}', name, shorten(old.text)) };
}

function remove({ session, labelSet }: OpenArticle, id: string): ViewEdit {
  const { layer } = session.state;
  const gone = layer.annotations.find((annotation) => annotation.id === id);
  if (!gone) return { said: l10n.t('That annotation is gone.') };
  session.apply(removeAnnotations(layer, new Set([id])));
  return { said: l10n.t('Deleted {0}: {1}', labelName(labelSet, gone.label), shorten(gone.text)) };
}
