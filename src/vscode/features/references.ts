// Where else the thing at the cursor is named: references, definition and highlights.

import { Disposable, DocumentHighlight, DocumentHighlightKind, languages, Range } from 'vscode';
import type { DefinitionLink, Position, TextDocument } from 'vscode';
import { hull } from '../../core/model/annotation';
import type { Annotation } from '../../core/model/annotation';
import { annotationsAt } from '../../core/model/find';
import { isMention } from '../../core/model/labelSet';
import { sameThing } from '../../corpus/sameThing';
import { ARTICLE_LANGUAGE, ARTICLE_SELECTOR, offsetOf, rangeOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { entityEntry } from '../entityEntry';
import type { Feature } from '../feature';
import { inCorpusOf, ownLayers, placesOf } from '../mentionPlaces';

interface Asked {
  readonly article: OpenArticle;
  readonly annotation: Annotation;
}

export const references: Feature = ({ store, corpusIndex, entities }) => {
  /** The innermost annotation at a position. */
  const askedAt = async (
    document: TextDocument,
    position: Position,
  ): Promise<Asked | undefined> => {
    const article = store.of(document);
    if (!article) return undefined;
    if (article.session.state.persistence.kind === 'loading') await article.session.settled();
    const { annotations } = article.session.state.layer;
    const [annotation] = annotationsAt(annotations, offsetOf(article.lines, position));
    return annotation && { article, annotation };
  };

  return Disposable.from(
    languages.registerReferenceProvider(ARTICLE_SELECTOR, {
      async provideReferences(document, position, _context, cancellation) {
        const asked = await askedAt(document, position);
        if (!asked) return undefined;
        const layers = (await ownLayers(corpusIndex)).filter(inCorpusOf(document.uri));
        const isMeant = sameThing(asked.annotation);
        return [...(await placesOf(corpusIndex, layers, isMeant, cancellation))];
      },
    }),
    languages.registerDefinitionProvider(ARTICLE_SELECTOR, {
      async provideDefinition(document, position) {
        const asked = await askedAt(document, position);
        if (!asked) return undefined;
        const { entity } = asked.annotation;
        const entry =
          entity === undefined ? undefined : await entityEntry(entities, document.uri, entity);
        if (!entry) return [firstMention(asked)];
        return [linkFrom(asked, entry.uri, entry.range)];
      },
    }),
    languages.registerDocumentHighlightProvider(ARTICLE_SELECTOR, {
      async provideDocumentHighlights(document, position) {
        const asked = await askedAt(document, position);
        // A whole claim is no name.
        if (!asked || !isName(asked)) return noHighlight(document, position);
        const { lines, session } = asked.article;
        return session.state.layer.annotations
          .filter(sameThing(asked.annotation))
          .flatMap(({ fragments }) => fragments)
          .map((span) => new DocumentHighlight(rangeOf(lines, span), DocumentHighlightKind.Write));
      },
    }),
  );
};

function isName({ article, annotation: { label, entity } }: Asked): boolean {
  return entity !== undefined || isMention(article.labelSet, label);
}

function firstMention(asked: Asked): DefinitionLink {
  const { article, annotation } = asked;
  const { annotations } = article.session.state.layer;
  const first = annotations.find(sameThing(annotation)) ?? annotation;
  return linkFrom(asked, article.uri, rangeOf(article.lines, hull(first)));
}

function linkFrom(
  { article, annotation }: Asked,
  targetUri: DefinitionLink['targetUri'],
  targetRange: DefinitionLink['targetRange'],
): DefinitionLink {
  return {
    originSelectionRange: rangeOf(article.lines, hull(annotation)),
    targetUri,
    targetRange,
  };
}

/**
 * Without an answer the editor marks the same word everywhere, which would hide the labels’ colours
 * in an article; an answer without any text marks nothing.
 */
function noHighlight(
  { languageId }: TextDocument,
  position: Position,
): DocumentHighlight[] | undefined {
  if (languageId !== ARTICLE_LANGUAGE) return undefined;
  return [new DocumentHighlight(new Range(position, position), DocumentHighlightKind.Text)];
}
