// Going to any annotation by the letters over it, or by its text.

import { commands, Disposable, l10n } from 'vscode';
import { activeArticle } from '../activeArticle';
import type { ActiveArticle } from '../activeArticle';
import { spanOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { pickAnnotation } from '../pickAnnotation';
import { say } from '../say';
import { visitAnnotation } from '../visitAnnotation';

export const jumping: Feature = ({ store, jumpHints, commandUses }) => {
  const withAnnotations = async (): Promise<ActiveArticle | undefined> => {
    const active = await activeArticle(store);
    if (active?.article.session.state.layer.annotations.length === 0) {
      say(l10n.t('This article has no annotations yet.'));
      return undefined;
    }
    return active;
  };

  const jump = async (): Promise<void> => {
    const active = await withAnnotations();
    if (!active) return;
    const { editor, article } = active;
    const picked = await jumpHints.pick({
      active,
      candidates: article.session.state.layer.annotations,
      title: l10n.t('Go to an annotation'),
      from: spanOf(article.lines, editor.selection),
    });
    if (!picked) return;
    commandUses.note(COMMAND.jump);
    visitAnnotation(active, picked);
  };

  const listAll = async (): Promise<void> => {
    const active = await withAnnotations();
    if (!active) return;
    const { annotations } = active.article.session.state.layer;
    const title = l10n.t('Go to an annotation');
    const picked = await pickAnnotation(active.article, annotations, title);
    if (picked) visitAnnotation(active, picked);
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.jump, jump),
    commands.registerCommand(COMMAND.listAnnotations, listAll),
  );
};
