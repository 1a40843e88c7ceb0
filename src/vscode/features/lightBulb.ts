// The light bulb: tag what is selected, or change what is annotated here.

import { CodeAction, CodeActionKind, CodeActionTriggerKind, l10n, languages } from 'vscode';
import type { Range, Selection } from 'vscode';
import { annotationsAround, annotationsAt } from '../../core/model/find';
import { ARTICLE_SELECTOR, spanOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { shorten } from '../shorten';

export const lightBulb: Feature = ({ store }) =>
  languages.registerCodeActionsProvider(
    ARTICLE_SELECTOR,
    {
      provideCodeActions(document, range: Range | Selection, { triggerKind, only }) {
        const article = store.of(document);
        if (!article?.session.isEditable) return [];
        if (only && !only.contains(CodeActionKind.RefactorRewrite)) return [];
        const span = spanOf(article.lines, range);
        const { annotations } = article.session.state.layer;
        const [here] = range.isEmpty
          ? annotationsAt(annotations, span.start)
          : annotationsAround(annotations, span);
        // A bulb at every word would only be in the way; asked for, it offers the word too.
        const isAsked = triggerKind === CodeActionTriggerKind.Invoke;
        const tags =
          range.isEmpty && !isAsked
            ? []
            : article.labelSet.labels.map(({ key, name }) =>
                action(l10n.t('Tag as {0}', name), COMMAND.tag, { label: key }),
              );
        if (!here) return tags;
        const text = shorten(here.text, 40);
        return [
          ...tags,
          action(l10n.t('Change the label of “{0}”…', text), COMMAND.changeLabel, { id: here.id }),
          action(l10n.t('Delete the annotation of “{0}”', text), COMMAND.delete, { id: here.id }),
        ];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.RefactorRewrite] },
  );

function action(
  title: string,
  command: string,
  argument?: Readonly<Record<string, string>>,
): CodeAction {
  const made = new CodeAction(title, CodeActionKind.RefactorRewrite);
  made.command = { title, command, ...(argument && { arguments: [argument] }) };
  return made;
}
