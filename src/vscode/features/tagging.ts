// Commands that make, re-label and delete annotations, and undo that.

import { commands, Disposable, l10n, window } from 'vscode';
import type { Annotation } from '../../core/model/annotation';
import { addAnnotations, removeAnnotations, replaceAnnotations } from '../../core/model/edit';
import { annotationOn } from '../../core/model/find';
import { DEFAULT_LABEL_SET, labelName } from '../../core/model/labelSet';
import { newAnnotations } from '../../core/model/newAnnotations';
import { editableArticle, selectedAnnotation, selectedSpans } from '../activeArticle';
import type { ActiveArticle } from '../activeArticle';
import { COMMAND, tagCommand } from '../commands';
import type { Feature } from '../feature';
import { labelStyle } from '../labelStyles';
import { shorten } from '../shorten';
import { say } from '../say';

/** What a link or a menu hands to a command: an annotation of the active article. */
interface AnnotationArgument {
  readonly id?: string;
}

export const tagging: Feature = ({ store, host }) => {
  const pickLabel = async (
    { article: { labelSet } }: ActiveArticle,
    title: string,
  ): Promise<string | undefined> => {
    const items = labelSet.labels.map((label) => ({
      label: label.name,
      detail: label.description,
      iconPath: labelStyle(labelSet, label.key).icon,
      key: label.key,
    }));
    const picked = await window.showQuickPick(items, { title, matchOnDetail: true });
    return picked?.key;
  };

  /** Tags spans; one that is an annotation already is re-labelled, since its span is the same. */
  const tagSpans = (active: ActiveArticle, label: string): void => {
    const { session, labelSet } = active.article;
    const { layer, article } = session.state;
    const spans = selectedSpans(active);
    if (spans.length === 0) {
      say(l10n.t('There is no word at the cursor to tag.'));
      return;
    }
    const existing = spans.flatMap((span) => annotationOn(layer.annotations, span) ?? []);
    if (existing.length > 0 && existing.length === spans.length) {
      relabel(active, existing, label);
      return;
    }
    const fresh = spans.filter((span) => !annotationOn(layer.annotations, span));
    const into = { layer, text: article.text, labelSet, random: host.random };
    const added = newAnnotations(into, fresh, label);
    session.apply(addAnnotations(layer, added));
    const [first] = added;
    if (first && added.length === 1) say(`${labelName(labelSet, label)}: ${shorten(first.text)}`);
    else say(l10n.t('{0}: {1} spans tagged', labelName(labelSet, label), added.length));
  };

  const relabel = (
    { article }: ActiveArticle,
    annotations: readonly Annotation[],
    label: string,
  ): void => {
    const changed = annotations.filter((annotation) => annotation.label !== label);
    const [first] = annotations;
    const name = labelName(article.labelSet, label);
    if (changed.length === 0) {
      if (first) say(l10n.t('{0} already: {1}', name, shorten(first.text)));
      return;
    }
    const { session } = article;
    const replacements = changed.map((annotation) => ({ ...annotation, label }));
    session.apply(replaceAnnotations(session.state.layer, replacements));
    say(l10n.t('{0} now: {1}', name, shorten(changed[0]?.text ?? '')));
  };

  const annotationFor = (active: ActiveArticle, argument: AnnotationArgument | undefined) => {
    const { annotations } = active.article.session.state.layer;
    return argument?.id === undefined
      ? selectedAnnotation(active)
      : annotations.find(({ id }) => id === argument.id);
  };

  const tag = async (label?: string): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const picked = label ?? (await pickLabel(active, l10n.t('Tag as')));
    if (picked !== undefined) tagSpans(active, picked);
  };

  const changeLabel = async (argument?: AnnotationArgument, label?: string): Promise<void> => {
    const active = await editableArticle(store);
    const annotation = active && annotationFor(active, argument);
    if (!active) return;
    if (!annotation) {
      say(NO_ANNOTATION());
      return;
    }
    const title = l10n.t('Change the label of “{0}” to', shorten(annotation.text, 40));
    const picked = label ?? (await pickLabel(active, title));
    if (picked !== undefined) relabel(active, [annotation], picked);
  };

  const remove = async (argument?: AnnotationArgument): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const { session } = active.article;
    const id = argument?.id ?? selectedAnnotation(active)?.id;
    const { layer } = session.state;
    const gone = [...layer.annotations, ...layer.orphans].find((item) => item.id === id);
    if (!gone) {
      say(NO_ANNOTATION());
      return;
    }
    session.apply(removeAnnotations(layer, new Set([gone.id])));
    const name = labelName(active.article.labelSet, gone.label);
    say(l10n.t('Deleted {0}: {1}', name, shorten(gone.text)));
  };

  const undo = async (): Promise<void> => {
    const active = await editableArticle(store);
    if (active) say(active.article.session.undo() ? l10n.t('Undone') : l10n.t('Nothing to undo'));
  };
  const redo = async (): Promise<void> => {
    const active = await editableArticle(store);
    if (active) say(active.article.session.redo() ? l10n.t('Redone') : l10n.t('Nothing to redo'));
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.tag, () => tag()),
    ...DEFAULT_LABEL_SET.labels.map(({ key }) =>
      commands.registerCommand(tagCommand(key), () => tag(key)),
    ),
    commands.registerCommand(COMMAND.changeLabel, changeLabel),
    commands.registerCommand(COMMAND.delete, remove),
    commands.registerCommand(COMMAND.undo, undo),
    commands.registerCommand(COMMAND.redo, redo),
  );
};

const NO_ANNOTATION = (): string => l10n.t('There is no annotation at the cursor.');
