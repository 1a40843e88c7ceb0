// F2 on a mention gives its entity another key everywhere.

import { commands, Disposable, l10n, languages, window, WorkspaceEdit } from 'vscode';
import type { Uri } from 'vscode';
import { hull } from '../../core/model/annotation';
import type { Annotation } from '../../core/model/annotation';
import { annotationsAt } from '../../core/model/find';
import { activeArticle, selectedAnnotation } from '../activeArticle';
import { ARTICLE_SELECTOR, offsetOf, rangeOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { CorpusLayer } from '../corpusIndex';
import type { Feature } from '../feature';
import { plainMessage } from '../plainText';
import { countMentions, renameEntity } from '../renameEntity';
import { say } from '../say';

/** What a node of the tree of entities hands over. */
interface EntityArgument {
  readonly key?: string;
  readonly entity?: { readonly layers: readonly { readonly layer: CorpusLayer }[] };
}

interface Asked {
  readonly article: Uri;
  readonly key: string;
}

export const renamingEntities: Feature = (context) => {
  const { store } = context;

  const asked = async ({ key, entity }: EntityArgument): Promise<Asked | undefined> => {
    const article = entity?.layers[0]?.layer.article;
    if (article && key !== undefined) return { article, key };
    const active = await activeArticle(store);
    if (!active) return undefined;
    const annotation = selectedAnnotation(active);
    if (annotation?.entity !== undefined) {
      return { article: active.article.uri, key: annotation.entity };
    }
    void window.showInformationMessage(whatToDo(annotation));
    return undefined;
  };

  const renameByBox = async (argument: EntityArgument = {}): Promise<void> => {
    const meant = await asked(argument);
    if (!meant) return;
    const { article, key } = meant;
    const { mentions, articles } = await countMentions(context, article, key);
    const to = await window.showInputBox({
      title: l10n.t('Rename the entity {0}', key),
      value: key,
      prompt: l10n.t('{0} mentions in {1} articles', mentions, articles),
      validateInput: (value) => (value.trim() === '' ? l10n.t('Write a key.') : undefined),
    });
    if (to === undefined) return;
    const done = await renameEntity(context, article, key, to.trim());
    if (done.kind === 'refused') void window.showErrorMessage(plainMessage(done.reason));
    if (done.kind === 'cancelled') say(l10n.t('Nothing was renamed.'));
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.renameEntity, renameByBox),
    languages.registerRenameProvider(ARTICLE_SELECTOR, {
      prepareRename(document, position) {
        const article = store.of(document);
        const [annotation] = article
          ? annotationsAt(
              article.session.state.layer.annotations,
              offsetOf(article.lines, position),
            )
          : [];
        if (!article || annotation?.entity === undefined) throw new Error(whatToDo(annotation));
        return { range: rangeOf(article.lines, hull(annotation)), placeholder: annotation.entity };
      },
      async provideRenameEdits(document, position, name) {
        const article = store.of(document);
        const [annotation] = article
          ? annotationsAt(
              article.session.state.layer.annotations,
              offsetOf(article.lines, position),
            )
          : [];
        if (annotation?.entity === undefined) throw new Error(whatToDo(annotation));
        const to = name.trim();
        if (to === '') throw new Error(l10n.t('Write a key.'));
        const done = await renameEntity(context, document.uri, annotation.entity, to);
        if (done.kind === 'refused') throw new Error(done.reason);
        // Sidecars of open articles are changed in memory, so no text is left for the editor to edit.
        return new WorkspaceEdit();
      },
    }),
  );
};

function whatToDo(annotation: Annotation | undefined): string {
  return annotation
    ? l10n.t(
        'This annotation is linked to no entity. Press E in annotating mode, or Alt+A and then E, to link it.',
      )
    : l10n.t('Put the cursor on a mention that is linked to an entity.');
}
