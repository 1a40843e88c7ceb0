// Gives articles their language, by which the editor colours them.

import { commands, Disposable, l10n, languages, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { isHeaderLine } from '../../core/text/header';
import { ARTICLE_LANGUAGE, isArticleDocument } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { say } from '../say';

export const articleLanguage: Feature = ({ store }) => {
  // Once a file; who then chooses plain text again has it.
  const recognised = new Set<string>();

  // The editor knows `.txt` to be plain text, and asks for a first line only where it knows
  // nothing. So articles with a header or with annotations are recognised here.
  const recognise = (document: TextDocument): void => {
    if (document.languageId !== 'plaintext' || !isArticleDocument(document)) return;
    const key = document.uri.toString();
    const layer = store.of(document)?.session.state.layer;
    const isAnnotated = layer !== undefined && layer.annotations.length + layer.orphans.length > 0;
    const isArticle = isAnnotated || isHeaderLine(document.lineAt(0).text);
    if (!isArticle || recognised.has(key)) return;
    recognised.add(key);
    void languages.setTextDocumentLanguage(document, ARTICLE_LANGUAGE);
  };

  const treatAsArticle = async (): Promise<void> => {
    const document = window.activeTextEditor?.document;
    if (!document) {
      void window.showInformationMessage(l10n.t('Open a text file first.'));
      return;
    }
    await languages.setTextDocumentLanguage(document, ARTICLE_LANGUAGE);
    if (document.isUntitled) say(l10n.t('Save the file to annotate it.'));
    else say(l10n.t('This file is an article now.'));
  };

  workspace.textDocuments.forEach(recognise);
  return Disposable.from(
    workspace.onDidOpenTextDocument(recognise),
    store.onDidChange(() => {
      for (const { document } of window.visibleTextEditors) recognise(document);
    }),
    commands.registerCommand(COMMAND.treatAsArticle, treatAsArticle),
  );
};
