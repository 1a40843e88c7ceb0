// The annotations as symbols: for the Outline, breadcrumbs and Go to Symbol.

import { Disposable, DocumentSymbol, l10n, languages, SymbolKind } from 'vscode';
import type { DocumentSymbolProvider } from 'vscode';
import { hull } from '../../core/model/annotation';
import { containsSpan } from '../../core/text/span';
import type { Span } from '../../core/text/span';
import { labelName } from '../../core/model/labelSet';
import { ARTICLE_SELECTOR, rangeOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { PRODUCT } from '../commands';
import type { Feature } from '../feature';
import { shorten } from '../shorten';

const KINDS: Readonly<Record<string, SymbolKind>> = {
  actor: SymbolKind.Class,
  place: SymbolKind.Namespace,
  claim: SymbolKind.String,
};

// The editor asks for symbols anew only where the text changed or the providers did.
const REFRESH_MILLISECONDS = 150;

export const outline: Feature = ({ store }) => {
  const provider: DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      const article = store.of(document);
      return article ? symbolsOf(article) : [];
    },
  };
  const register = (): Disposable =>
    languages.registerDocumentSymbolProvider(ARTICLE_SELECTOR, provider, { label: PRODUCT });
  let registration = register();
  let timer: unknown;
  const refresh = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      // The new one first, so that there is no moment without symbols.
      const old = registration;
      registration = register();
      old.dispose();
    }, REFRESH_MILLISECONDS);
  };
  return Disposable.from(store.onDidChange(refresh), {
    dispose: () => {
      clearTimeout(timer);
      registration.dispose();
    },
  });
};

function symbolsOf(article: OpenArticle): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  // Annotations come in order, outer before inner; so the ones still open nest the next.
  const open: { span: Span; symbol: DocumentSymbol }[] = [];
  for (const annotation of article.session.state.layer.annotations) {
    const span = hull(annotation);
    const range = rangeOf(article.lines, span);
    const symbol = new DocumentSymbol(
      shorten(annotation.text) || l10n.t('(empty)'),
      labelName(article.labelSet, annotation.label),
      KINDS[annotation.label] ?? SymbolKind.Key,
      range,
      range,
    );
    while (open.length > 0 && !containsSpan(open.at(-1)?.span ?? span, span)) open.pop();
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    open.push({ span, symbol });
  }
  return roots;
}
