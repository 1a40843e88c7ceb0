// The annotations as symbols: for the Outline, breadcrumbs and Go to Symbol.

import { Disposable, DocumentSymbol, l10n, languages } from 'vscode';
import type { DocumentSymbolProvider } from 'vscode';
import { hull } from '../../core/model/annotation';
import type { Annotation } from '../../core/model/annotation';
import { containsSpan } from '../../core/text/span';
import type { Span } from '../../core/text/span';
import { labelName } from '../../core/model/labelSet';
import type { Layer } from '../../core/model/layer';
import { ARTICLE_SELECTOR, rangeOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { PRODUCT } from '../commands';
import type { Feature } from '../feature';
import { restBefore } from '../rest';
import { shorten } from '../shorten';
import { symbolKind } from '../symbolKind';

// The editor asks for symbols anew only where the text changed or the providers did.
const REFRESH_MILLISECONDS = 150;

/** Symbols, and what they were made from. */
interface Made extends Pick<OpenArticle, 'lines' | 'labelSet'> {
  readonly symbols: DocumentSymbol[];
}

export const outline: Feature = ({ store }) => {
  // Outline, breadcrumbs and sticky lines each ask for the same.
  const made = new WeakMap<Layer, Made>();
  const provider: DocumentSymbolProvider = {
    provideDocumentSymbols(document) {
      const article = store.of(document);
      if (!article) return [];
      const { lines, labelSet } = article;
      const { layer } = article.session.state;
      const last = made.get(layer);
      if (last?.lines === lines && last.labelSet === labelSet) return last.symbols;
      const symbols = symbolsOf(article);
      made.set(layer, { lines, labelSet, symbols });
      return symbols;
    },
  };
  const register = (): Disposable =>
    languages.registerDocumentSymbolProvider(ARTICLE_SELECTOR, provider, { label: PRODUCT });
  let registration = register();
  let timer: unknown;
  const told = new WeakMap<OpenArticle, Pick<OpenArticle, 'labelSet'> & { layer: Layer }>();
  const refresh = (article: OpenArticle): void => {
    const { labelSet } = article;
    const { layer } = article.session.state;
    const last = told.get(article);
    if (last?.layer === layer && last.labelSet === labelSet) return;
    told.set(article, { layer, labelSet });
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        // The new one first, so that there is no moment without symbols.
        const old = registration;
        registration = register();
        old.dispose();
      },
      restBefore(REFRESH_MILLISECONDS, article),
    );
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
      detailOf(article, annotation),
      symbolKind(annotation.label),
      range,
      range,
    );
    while (open.length > 0 && !containsSpan(open.at(-1)?.span ?? span, span)) open.pop();
    (open.at(-1)?.symbol.children ?? roots).push(symbol);
    open.push({ span, symbol });
  }
  return roots;
}

/** Label, and entity where there is one. */
function detailOf({ labelSet }: OpenArticle, { label, entity }: Annotation): string {
  const name = labelName(labelSet, label);
  return entity === undefined ? name : `${name} · ${entity}`;
}
