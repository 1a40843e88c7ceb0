// The reading view: the article of the active editor, set in comfortable type beside it.

import { commands, Disposable, l10n, Uri, ViewColumn, window, workspace } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { nameOf } from '../../corpus/fileSystem';
import { readFromView } from '../../render/viewMessages';
import type { FromView, ToView } from '../../render/viewMessages';
import { activeArticle } from '../activeArticle';
import type { OpenArticle } from '../articleStore';
import { COMMAND, READING_VIEW } from '../commands';
import type { Feature } from '../feature';
import { exportFigure } from '../reading/exportFigure';
import { applyViewEdit } from '../reading/viewEdits';
import { viewHtml } from '../reading/viewHtml';
import { viewState } from '../reading/viewState';
import { say } from '../say';
import { showWhereItIs } from '../showWhereItIs';

/** The view while it is open. There is one, which follows the active editor. */
interface OpenView {
  readonly panel: WebviewPanel;
  /** The article that it shows. */
  uri: Uri;
  /** Id of the annotation that is marked in it. */
  marked?: string;
  /** What was drawn last, so that a change of something else does not draw again. */
  drawn?: { readonly layer: unknown; readonly text: string; readonly labelSet: unknown };
}

export const readingView: Feature = ({ store, host, log }) => {
  let view: OpenView | undefined;

  const post = (message: ToView): void => {
    void view?.panel.webview.postMessage(message);
  };

  /** The article that is shown. Its document may have been closed, and is opened again then. */
  const shownArticle = async ({ uri }: OpenView): Promise<OpenArticle | undefined> => {
    if (!store.at(uri)) await workspace.openTextDocument(uri);
    const article = store.at(uri);
    await article?.session.settled();
    return article;
  };

  const draw = (article: OpenArticle): void => {
    if (!view) return;
    const { session, labelSet } = article;
    const drawn = { layer: session.state.layer, text: session.state.article.text, labelSet };
    if (
      view.drawn?.layer === drawn.layer &&
      view.drawn.text === drawn.text &&
      view.drawn.labelSet === labelSet
    ) {
      return;
    }
    view.drawn = drawn;
    view.panel.title = l10n.t('Reading {0}', nameOf(article.uri.path));
    post(viewState(article));
  };

  const turnTo = (article: OpenArticle): void => {
    if (!view) return;
    if (view.uri.toString() !== article.uri.toString()) {
      view.uri = article.uri;
      delete view.marked;
    }
    draw(article);
  };

  const followEditor = (): void => {
    const article = store.of(window.activeTextEditor?.document);
    if (article) turnTo(article);
  };

  const receive = async (message: FromView): Promise<void> => {
    if (!view) return;
    const article = await shownArticle(view);
    if (!article) return;
    switch (message.kind) {
      case 'ready':
        delete view.drawn;
        draw(article);
        return;
      case 'marked':
        view.marked = message.id;
        return;
      case 'reveal':
        await commands.executeCommand(COMMAND.reveal, article.uri, message.id);
        return;
      case 'editor':
        await showWhereItIs(article.uri);
        return;
      case 'tag':
      case 'relabel':
      case 'delete':
      case 'undo':
      case 'redo': {
        const edit = applyViewEdit(article, message, host);
        if (!edit) return;
        draw(article);
        if (edit.mark !== undefined) post({ kind: 'mark', id: edit.mark });
        post({ kind: 'say', text: edit.said });
        say(edit.said);
      }
    }
  };

  const open = (panel: WebviewPanel, uri: Uri): void => {
    view?.panel.dispose();
    const opened: OpenView = { panel, uri };
    view = opened;
    // Everything is in the page, so that it may read nothing from the disk.
    panel.webview.options = { enableScripts: true, localResourceRoots: [] };
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const read = view === opened ? readFromView(message) : undefined;
      if (!read) return;
      receive(read).catch((error: unknown) => {
        log.error(error instanceof Error ? error : String(error));
      });
    });
    panel.onDidDispose(() => {
      if (view === opened) view = undefined;
    });
    panel.webview.html = viewHtml(nonceOf(host.random(16)));
  };

  const openBeside = async (): Promise<void> => {
    const active = await activeArticle(store);
    if (!active) return;
    if (view) {
      turnTo(active.article);
      view.panel.reveal(undefined, false);
      return;
    }
    const title = l10n.t('Reading {0}', nameOf(active.article.uri.path));
    const panel = window.createWebviewPanel(READING_VIEW, title, ViewColumn.Beside, {
      enableScripts: true,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    open(panel, active.article.uri);
  };

  const figure = async (): Promise<void> => {
    const editor = window.activeTextEditor;
    const edited = store.of(editor?.document);
    if (editor && edited) {
      await exportFigure(host, log, { article: edited, editor });
      return;
    }
    const article = view && (await shownArticle(view));
    if (!article) {
      await activeArticle(store);
      return;
    }
    await exportFigure(host, log, {
      article,
      ...(view?.marked !== undefined && { marked: view.marked }),
    });
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.openReadingView, openBeside),
    commands.registerCommand(COMMAND.exportFigure, figure),
    window.registerWebviewPanelSerializer(READING_VIEW, {
      deserializeWebviewPanel: (panel, state: unknown) => {
        const uri = uriOf(state);
        if (uri) open(panel, uri);
        else panel.dispose();
        return Promise.resolve();
      },
    }),
    window.onDidChangeActiveTextEditor(followEditor),
    store.onDidChange((article) => {
      if (view?.uri.toString() === article.uri.toString()) draw(article);
      else followEditor();
    }),
    {
      dispose: () => {
        view?.panel.dispose();
      },
    },
  );
};

function uriOf(state: unknown): Uri | undefined {
  const uri = (state as { uri?: unknown } | undefined)?.uri;
  return typeof uri === 'string' && uri !== '' ? Uri.parse(uri) : undefined;
}

function nonceOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
