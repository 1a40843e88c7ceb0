// Annotations in several fragments: adding the selection to one, and taking a fragment away.

import { commands, Disposable, l10n } from 'vscode';
import { hull } from '../../core/model/annotation';
import type { Annotation } from '../../core/model/annotation';
import { replaceAnnotations } from '../../core/model/edit';
import { annotationsAt } from '../../core/model/find';
import { addFragments, fragmentAt, removeFragment } from '../../core/model/fragments';
import { labelName } from '../../core/model/labelSet';
import { paragraphAt } from '../../core/text/paragraphs';
import type { Span } from '../../core/text/span';
import { editableArticle, selectedSpans } from '../activeArticle';
import type { ActiveArticle } from '../activeArticle';
import { offsetOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { followAnnotation } from '../followAnnotation';
import { say } from '../say';
import { sayNoAnnotation } from '../sayNoAnnotation';
import { shorten } from '../shorten';

export const fragments: Feature = ({ store, jumpHints }) => {
  const change = (active: ActiveArticle, after: Annotation): void => {
    const { session, labelSet } = active.article;
    session.apply(replaceAnnotations(session.state.layer, [after]));
    followAnnotation(active, after);
    const name = labelName(labelSet, after.label);
    const count = after.fragments.length;
    if (count === 1) say(`${name}: ${shorten(after.text)}`);
    else say(l10n.t('{0}, in {1} fragments: {2}', name, count, shorten(after.text)));
  };

  const add = async (): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const spans = selectedSpans(active);
    const [from] = spans;
    if (!from) {
      say(l10n.t('Select the words that belong to the annotation first.'));
      return;
    }
    const candidates = candidatesFor(active, spans);
    const [only] = candidates;
    if (!only) {
      say(l10n.t('There is no annotation to add the selection to; tag one of its parts first.'));
      return;
    }
    const title = l10n.t('Add the selection to');
    const chosen =
      candidates.length === 1 ? only : await jumpHints.pick({ active, candidates, title, from });
    const { layer, article } = active.article.session.state;
    // The annotation as it is after the person has answered.
    const annotation = layer.annotations.find(({ id }) => id === chosen?.id);
    if (annotation) change(active, addFragments(article.text, annotation, spans));
  };

  const remove = async (): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const { layer, article } = active.article.session.state;
    const offset = offsetOf(active.article.lines, active.editor.selection.start);
    const here = annotationsAt(layer.annotations, offset);
    const annotation = here.find((each) => each.fragments.length > 1);
    const after = annotation && removeFragment(article.text, annotation, offset);
    if (after) change(active, after);
    else if (here.length > 0) say(l10n.t('The annotation is in one piece; x deletes it.'));
    else sayNoAnnotation();
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.addFragment, add),
    commands.registerCommand(COMMAND.removeFragment, remove),
  );
};

/**
 * The annotations that a selection may be added to: the one that was changed or gone to last where
 * it is in the same paragraph, else all of the paragraph, else all of the article.
 */
function candidatesFor(active: ActiveArticle, spans: readonly Span[]): readonly Annotation[] {
  const { article, layer, history } = active.article.session.state;
  const possible = layer.annotations.filter((annotation) =>
    spans.some((span) => fragmentAt(annotation, span) === -1),
  );
  const near = possible.filter((annotation) =>
    spans.some((span) => isInParagraph(article.text, annotation, span)),
  );
  const changed = history.done.at(-1)?.annotations.flatMap(({ after }) => after?.id ?? []) ?? [];
  const visited = active.article.visited.get(active.editor);
  const meant = near.filter(
    ({ id }) => id === visited || (changed.length === 1 && id === changed[0]),
  );
  if (meant.length === 1) return meant;
  return near.length > 0 ? near : possible;
}

function isInParagraph(text: string, annotation: Annotation, span: Span): boolean {
  const paragraph = paragraphAt(text, span.start) ?? span;
  const { start, end } = hull(annotation);
  return start < paragraph.end && paragraph.start < end;
}
