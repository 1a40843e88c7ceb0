// Going from annotation to annotation.

import { commands, Disposable, l10n, Uri, workspace } from 'vscode';
import { neighbour } from '../../core/model/find';
import { activeArticle } from '../activeArticle';
import { spanOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { say } from '../say';
import { showWhereItIs } from '../showWhereItIs';
import { visitAnnotation } from '../visitAnnotation';

export const navigation: Feature = ({ store, commandUses }) => {
  const go = async (direction: 'next' | 'previous'): Promise<void> => {
    const active = await activeArticle(store);
    if (!active) return;
    const { editor, article } = active;
    const { annotations } = article.session.state.layer;
    const from = spanOf(article.lines, editor.selection);
    const target = neighbour(annotations, from, direction, article.visited.get(editor));
    if (target) {
      visitAnnotation(active, target);
      if (direction === 'next') commandUses.note(COMMAND.next);
    } else say(l10n.t('This article has no annotations yet.'));
  };

  /** @param file the article; as a string where a link has it */
  const reveal = async (file: Uri | string, id: string): Promise<void> => {
    const uri = typeof file === 'string' ? Uri.parse(file) : file;
    // An article that is not open yet is read first; its document opens it.
    if (!store.at(uri)) await workspace.openTextDocument(uri);
    const article = store.at(uri);
    if (article?.session.state.persistence.kind === 'loading') await article.session.settled();
    const annotation = article?.session.state.layer.annotations.find((item) => item.id === id);
    if (!article || !annotation) return;
    const editor = await showWhereItIs(uri);
    visitAnnotation({ editor, article }, annotation);
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.next, () => go('next')),
    commands.registerCommand(COMMAND.previous, () => go('previous')),
    commands.registerCommand(COMMAND.reveal, reveal),
  );
};
