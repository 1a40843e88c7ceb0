// Looks at the bytes of open articles: what is not UTF-8 is named and not annotated.

import { commands, Disposable, l10n, languages, Range, window, workspace } from 'vscode';
import type { Diagnostic, Uri } from 'vscode';
import { ARTICLE_ENCODING, checkArticleBytes } from '../../core/check/text/index';
import { decodeArticle } from '../../core/text/canonical';
import { nameOf } from '../../corpus/fileSystem';
import { parentOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { fileRange, ruleDiagnostic } from '../checking/diagnostics';
import type { Feature } from '../feature';
import { openDocument } from '../openDocument';
import { plainMessage } from '../plainText';
import { CHECK_SECTION, checkSettings } from '../settings';

// The editor needs a moment to take over what another program wrote.
const PATIENCE_MILLISECONDS = 1500;

export const encoding: Feature = ({ store, host, log }) => {
  const collection = languages.createDiagnosticCollection('articleAnnotator.text');
  /** Articles that were looked at since they were opened. */
  const seen = new WeakSet<OpenArticle>();
  const timers = new Set<unknown>();

  const look = async (uri: Uri, isSecondLook = false): Promise<void> => {
    const article = store.at(uri);
    const bytes = article && (await host.openFolder(parentOf(uri)).read(nameOf(uri.path)));
    if (!article || !bytes || store.at(uri) !== article) return;
    const { enabled, levels } = checkSettings(uri);
    const findings = checkArticleBytes(bytes, article.labelSet.check, levels);
    const broken = findings.find(({ rule }) => rule === ARTICLE_ENCODING.id);
    const shown = broken ? [broken] : enabled ? findings : [];
    const diagnostics = shown.map((found) =>
      ruleDiagnostic(found, fileRange(found.position, found.end)),
    );
    const isOther = !broken && !isAsOnDisk(article, bytes);
    if (isOther && !isSecondLook) {
      // Most likely the file has just changed, and the editor will follow.
      lookLater(uri);
      return;
    }
    if (isOther) diagnostics.push(otherEncoding());
    block(article, isOther ? otherEncoding().message : broken?.message);
    collection.set(uri, diagnostics);
  };

  const block = ({ session, uri }: OpenArticle, reason: string | undefined): void => {
    if (session.state.blocked === reason) return;
    session.block(reason);
    if (reason !== undefined) void tell(uri, reason);
  };

  const start = (uri: Uri, isSecondLook = false): void => {
    look(uri, isSecondLook).catch((error: unknown) => {
      log.warn(`${uri.toString()}: ${String(error)}`);
    });
  };
  const lookLater = (uri: Uri): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      start(uri, true);
    }, PATIENCE_MILLISECONDS);
    timers.add(timer);
  };
  const follow = (article: OpenArticle): void => {
    if (seen.has(article)) return;
    seen.add(article);
    start(article.uri);
  };
  const again = (uri: Uri): void => {
    if (store.at(uri)) start(uri);
  };

  store.articles.forEach(follow);
  const watcher = workspace.createFileSystemWatcher('**/*.txt');
  return Disposable.from(
    collection,
    watcher,
    watcher.onDidChange(again),
    watcher.onDidCreate(again),
    store.onDidChange(follow),
    workspace.onDidSaveTextDocument(({ uri }) => {
      again(uri);
    }),
    // Reopening with another encoding changes the text without a save.
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!document.isDirty && store.at(document.uri)?.session.state.blocked !== undefined) {
        again(document.uri);
      }
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      // A change of language closes a document and opens it again in the same moment.
      setTimeout(() => {
        if (!store.at(uri)) collection.delete(uri);
      }, 0);
    }),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(CHECK_SECTION))
        store.articles.forEach(({ uri }) => {
          again(uri);
        });
    }),
    new Disposable(() => {
      for (const timer of timers) clearTimeout(timer);
    }),
  );
};

/** True where the editor shows what the bytes say in UTF-8, or has changes that are not saved. */
function isAsOnDisk({ uri, session }: OpenArticle, bytes: Uint8Array): boolean {
  const document = openDocument(uri);
  if (!document || document.isDirty) return true;
  return decodeArticle(bytes) === session.state.article.text;
}

function otherEncoding(): Diagnostic {
  const message = l10n.t(
    'The article is UTF-8 text, but is opened in another encoding, so it can’t be annotated: reopen it with the encoding UTF-8.',
  );
  const { id: rule, severity } = ARTICLE_ENCODING;
  return ruleDiagnostic({ rule, severity, message }, new Range(0, 0, 0, 0));
}

async function tell(uri: Uri, reason: string): Promise<void> {
  const change = l10n.t('Change Encoding');
  const choice = await window.showErrorMessage(
    plainMessage(`${nameOf(uri.path)}: ${reason}`),
    change,
  );
  if (choice !== change) return;
  await window.showTextDocument(uri);
  await commands.executeCommand('workbench.action.editor.changeEncoding');
}
