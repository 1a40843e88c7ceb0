// Commands that make, re-label and delete annotations, and undo that.

import { commands, Disposable, l10n, window } from 'vscode';
import type { Annotation } from '../../core/model/annotation';
import { addAnnotations, removeAnnotations, replaceAnnotations } from '../../core/model/edit';
import { annotationOn } from '../../core/model/find';
import { DEFAULT_LABEL_SET, labelName, labelOf } from '../../core/model/labelSet';
import { newAnnotations } from '../../core/model/newAnnotations';
import { sameSpan } from '../../core/text/span';
import type { Span } from '../../core/text/span';
import { editableArticle, selectedAnnotation, selectedSpans } from '../activeArticle';
import type { ActiveArticle } from '../activeArticle';
import { annotationIn } from '../annotationArgument';
import type { AnnotationArgument } from '../annotationArgument';
import { COMMAND, tagCommand } from '../commands';
import type { Feature } from '../feature';
import { pickLabel } from '../pickLabel';
import { shorten } from '../shorten';
import { say } from '../say';
import { sayNoAnnotation } from '../sayNoAnnotation';
import { labelOfKey } from '../taggingKeys';

/** What the light bulb and the sheet of keys hand to the command that tags. */
interface LabelArgument {
  readonly label?: string;
}

export const tagging: Feature = ({ store, host, labelSets, corpusEdits, commandUses }) => {
  /** Tags spans; one that is an annotation already is re-labelled, since its span is the same. */
  const tagSpans = (active: ActiveArticle, label: string): void => {
    const { session, labelSet } = active.article;
    const { layer, article } = session.state;
    const spans = selectedSpans(active);
    if (spans.length === 0) {
      say(l10n.t('There is no word at the cursor to tag.'));
      return;
    }
    // Two may have one span: the one that the last move went to is meant.
    const here = selectedAnnotation(active);
    const isHere = (span: Span): boolean =>
      here?.fragments.length === 1 && sameSpan(here.fragments[0], span);
    const existing = spans.flatMap(
      (span) => (isHere(span) ? here : annotationOn(layer.annotations, span)) ?? [],
    );
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

  const annotationFor = (active: ActiveArticle, argument: AnnotationArgument | undefined) =>
    argument?.id === undefined ? selectedAnnotation(active) : annotationIn(active, argument.id);

  const tag = async (label?: string): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const picked = label ?? (await pickLabel(active.article.labelSet, l10n.t('Tag as')));
    if (picked !== undefined) tagSpans(active, picked);
  };

  /** Tags with the label that a key has here; where it has none, says so and changes nothing. */
  const tagByKey = async (pressed: string): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const label = labelOfKey(active.article.labelSet, pressed);
    if (label === undefined) say(l10n.t('No label has the key {0}.', pressed.toUpperCase()));
    else tagSpans(active, label);
  };

  /**
   * Tags with a built-in label. Its chord works before a label set was read; where that turns out
   * not to have the label, what counts is the key.
   */
  const tagBuiltIn = async (label: string): Promise<void> => {
    const article = store.of(window.activeTextEditor?.document);
    const labelSet = article && (await labelSets.load(article.uri));
    if (!labelSet || labelOf(labelSet, label)) await tag(label);
    else await tagByKey(label.charAt(0));
  };

  const changeLabel = async (argument?: AnnotationArgument, label?: string): Promise<void> => {
    const active = await editableArticle(store);
    const annotation = active && annotationFor(active, argument);
    if (!active) return;
    if (!annotation) {
      sayNoAnnotation();
      return;
    }
    const title = l10n.t('Change the label of “{0}” to', shorten(annotation.text, 40));
    const picked = label ?? (await pickLabel(active.article.labelSet, title));
    if (picked === undefined) return;
    commandUses.note(COMMAND.changeLabel);
    relabel(active, [annotation], picked);
  };

  const remove = async (argument?: AnnotationArgument): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const { session } = active.article;
    const id = argument?.id ?? selectedAnnotation(active)?.id;
    const { layer } = session.state;
    const gone = [...layer.annotations, ...layer.orphans].find((item) => item.id === id);
    if (!gone) {
      sayNoAnnotation();
      return;
    }
    session.apply(removeAnnotations(layer, new Set([gone.id])));
    commandUses.note(COMMAND.delete);
    const name = labelName(active.article.labelSet, gone.label);
    say(l10n.t('Deleted {0}: {1}', name, shorten(gone.text)));
  };

  const undo = async (): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const { session } = active.article;
    const last = session.state.history.done.at(-1);
    const isUndone = session.undo();
    say(isUndone ? l10n.t('Undone') : l10n.t('Nothing to undo'));
    if (isUndone) commandUses.note(COMMAND.undo);
    if (isUndone && last) corpusEdits.undoneIn(active.article, last);
  };
  const redo = async (): Promise<void> => {
    const active = await editableArticle(store);
    if (active) say(active.article.session.redo() ? l10n.t('Redone') : l10n.t('Nothing to redo'));
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.tag, (argument?: LabelArgument) => tag(argument?.label)),
    commands.registerCommand(COMMAND.tagByKey, tagByKey),
    ...DEFAULT_LABEL_SET.labels.map(({ key }) =>
      commands.registerCommand(tagCommand(key), () => tagBuiltIn(key)),
    ),
    commands.registerCommand(COMMAND.changeLabel, changeLabel),
    commands.registerCommand(COMMAND.delete, remove),
    commands.registerCommand(COMMAND.undo, undo),
    commands.registerCommand(COMMAND.redo, redo),
  );
};
