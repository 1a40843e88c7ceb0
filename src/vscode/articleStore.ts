// The open articles and their sessions, kept in step with documents and files.

import {
  Disposable,
  EventEmitter,
  l10n,
  RelativePattern,
  TextDocumentChangeReason,
  window,
  workspace,
} from 'vscode';
import type {
  Event,
  LogOutputChannel,
  TextDocument,
  TextDocumentChangeEvent,
  TextEditor,
  Uri,
} from 'vscode';
import type { EditorChange } from '../core/anchor/editorEdit';
import type { LabelSet } from '../core/model/labelSet';
import { lineIndex } from '../core/text/lines';
import type { LineIndex } from '../core/text/lines';
import { normaliseLineEnds } from '../core/text/canonical';
import { articleSession } from '../corpus/articleSession';
import type { ArticleSession } from '../corpus/articleSession';
import { nameOf } from '../corpus/fileSystem';
import { articleOf, isArticleDocument, parentOf, sidecarUri, spanOf } from './articleDocument';
import type { HostServices } from './hostServices';
import type { LabelSets } from './labelSets';
import { openDocument } from './openDocument';
import { watchFiles } from './watchFiles';

/** One article that is open in the editor. */
export interface OpenArticle {
  readonly uri: Uri;
  readonly sidecar: Uri;
  readonly session: ArticleSession;
  /** Lines of the article as it is now. */
  readonly lines: LineIndex;
  /** The label set in force for the article now. */
  readonly labelSet: LabelSet;
  /**
   * Id of the annotation that a person went to last, editor by editor. While the selection is still
   * on it, keys act on it: two annotations may share one span.
   */
  readonly visited: WeakMap<TextEditor, string>;
}

export interface ArticleStore {
  dispose(): void;
  /** Fires after an article's state changed in any way, and after it was opened. */
  readonly onDidChange: Event<OpenArticle>;
  /** Fires where a save met a change of the same thing by somebody else. */
  readonly onDidConflict: Event<OpenArticle>;
  readonly articles: readonly OpenArticle[];
  /** The article in a document; `undefined` where the document is none. */
  of(document: TextDocument | undefined): OpenArticle | undefined;
  /** The article of a file that is open. */
  at(uri: Uri): OpenArticle | undefined;
}

const RETRY_MILLISECONDS = 5000;

// A key's paint comes before the file, and so does the paint of the next few keys where the file is
// so long that writing it takes a while.
const PAUSE_MILLISECONDS = 60;
const PAUSE_PER_ANNOTATION_MILLISECONDS = 0.05;

export function articleStore(
  host: HostServices,
  labelSets: LabelSets,
  log: LogOutputChannel,
): ArticleStore {
  const changed = new EventEmitter<OpenArticle>();
  const conflicted = new EventEmitter<OpenArticle>();
  const articles = new Map<string, OpenArticle & { lines: LineIndex }>();
  const watchers = new Map<string, Disposable>();
  const retries = new Map<string, unknown>();

  const open = (document: TextDocument): void => {
    const key = document.uri.toString();
    if (!isArticleDocument(document) || articles.has(key)) return;
    const { uri } = document;
    const sidecar = sidecarUri(uri);
    const article = articleOf(document);
    const session = articleSession({
      fs: host.openFolder(parentOf(uri)),
      sidecarPath: nameOf(sidecar.path),
      article,
      blockedBy: () => dirtySidecar(sidecar),
      pause: ({ annotations }) =>
        delay(PAUSE_MILLISECONDS + PAUSE_PER_ANNOTATION_MILLISECONDS * annotations.length),
      onChange: () => {
        scheduleRetry(key);
        changed.fire(opened);
      },
      onConflict: () => {
        conflicted.fire(opened);
      },
      onError: (error) => {
        log.error(error instanceof Error ? error : String(error));
      },
    });
    const opened = {
      uri,
      sidecar,
      session,
      lines: lineIndex(article.text),
      get labelSet() {
        return labelSets.at(uri);
      },
      visited: new WeakMap<TextEditor, string>(),
    };
    articles.set(key, opened);
    watch(parentOf(uri));
    changed.fire(opened);
  };

  const close = ({ uri }: TextDocument): void => {
    // A change of language closes a document and opens it again in the same moment; its session
    // goes on, with all that can be undone.
    void Promise.resolve().then(() => {
      const key = uri.toString();
      const again = openDocument(uri);
      if (again && isArticleDocument(again)) return;
      // What is not on disk yet stays in memory and is tried again.
      const kind = articles.get(key)?.session.state.persistence.kind;
      if (kind !== 'unsaved' && kind !== 'saving') articles.delete(key);
    });
  };

  const changeText = ({ document, contentChanges, reason }: TextDocumentChangeEvent): void => {
    const opened = articles.get(document.uri.toString());
    if (!opened || contentChanges.length === 0) return;
    // Ranges speak of the text before the change, so they are looked up in its lines.
    const changes = contentChanges.map(({ range, text }): EditorChange => {
      const { start, end } = spanOf(opened.lines, range);
      return { offset: start, length: end - start, text: normaliseLineEnds(text) };
    });
    const after = articleOf(document);
    opened.lines = lineIndex(after.text);
    opened.session.changeText(changes, after, causeOf(reason));
  };

  const saveDocument = ({ uri }: TextDocument): void => {
    articles.get(uri.toString())?.session.articleSaved();
    reload(uri);
  };

  const reload = (sidecar: Uri): void => {
    for (const article of articles.values()) {
      if (article.sidecar.toString() === sidecar.toString()) void article.session.reload();
    }
  };

  const watch = (folder: Uri): void => {
    const key = folder.toString();
    if (watchers.has(key)) return;
    watchers.set(key, watchFiles(new RelativePattern(folder, '*.ann.yaml'), reload));
  };

  const scheduleRetry = (key: string): void => {
    clearTimeout(retries.get(key));
    retries.delete(key);
    const session = articles.get(key)?.session;
    if (session?.state.persistence.kind !== 'unsaved') return;
    retries.set(
      key,
      setTimeout(() => void session.save(), RETRY_MILLISECONDS),
    );
  };

  const subscriptions = Disposable.from(
    changed,
    conflicted,
    workspace.onDidOpenTextDocument(open),
    workspace.onDidCloseTextDocument(close),
    workspace.onDidChangeTextDocument(changeText),
    workspace.onDidSaveTextDocument(saveDocument),
    labelSets.onDidChange(() => {
      for (const article of articles.values()) changed.fire(article);
    }),
    // Not every file system tells of changes; coming back to the window is a good moment to look.
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) for (const { session } of articles.values()) void session.reload();
    }),
  );
  workspace.textDocuments.forEach(open);

  return {
    onDidChange: changed.event,
    onDidConflict: conflicted.event,
    get articles() {
      return [...articles.values()];
    },
    of: (document) => document && articles.get(document.uri.toString()),
    at: (uri) => articles.get(uri.toString()),
    dispose() {
      subscriptions.dispose();
      for (const watcher of watchers.values()) watcher.dispose();
      for (const timer of retries.values()) clearTimeout(timer);
    },
  };
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

function causeOf(reason: TextDocumentChangeReason | undefined): 'edit' | 'undo' | 'redo' {
  if (reason === TextDocumentChangeReason.Undo) return 'undo';
  return reason === TextDocumentChangeReason.Redo ? 'redo' : 'edit';
}

/** A reason not to write under the hands of a person who edits the sidecar in another tab. */
export function dirtySidecar(sidecar: Uri): string | undefined {
  return openDocument(sidecar)?.isDirty
    ? l10n.t('{0} has unsaved changes in another tab; save or revert it.', nameOf(sidecar.path))
    : undefined;
}
