// An article as a document of spaCy, whatever file it is written to.

import { isMention } from '../core/model/labelSet';
import { flatSpans } from './flatSpans';
import type { FlatSpan } from './flatSpans';
import type { ExportArticle, Holds } from './format';
import { HOLDS_ALL } from './holds';
import { articleLosses, reportLosses } from './loss';
import { textPieces } from './textPieces';
import type { TextPieces } from './textPieces';
import type { WriteContext } from './writeContext';

export const SPACY_HOLDS: Holds = {
  ...HOLDS_ALL,
  fragments: false,
  relations: false,
  attributes: false,
  notes: false,
};

export interface SpacyDocument extends TextPieces {
  /** Annotations that name a thing, as far as they do not overlap; indexes are of pieces. */
  readonly entities: readonly FlatSpan[];
}

/**
 * All annotations are spans, for the group `sc` from which spaCy's span categoriser learns; those
 * that name a thing are entities too, as far as they do not overlap.
 */
export function spacyDocument(article: ExportArticle, context: WriteContext): SpacyDocument {
  const { options, labelSet, lose } = context;
  const losses = reportLosses(article, SPACY_HOLDS, lose);
  const inPieces = textPieces(article, options, losses);
  const { onTokens, pieceOf } = inPieces;
  const mentions = onTokens.spans.filter(({ annotation }) => isMention(labelSet, annotation.label));
  // What is no entity is a span all the same, and only a person's wish makes it a loss.
  const entityLosses = articleLosses(article, (loss) => {
    if (loss.isFatal === true) lose(loss);
  });
  const policy = options.overlaps ?? 'longest';
  const entities = flatSpans({ ...onTokens, spans: mentions }, policy, entityLosses);
  return {
    ...inPieces,
    entities: entities.map(({ first, end, label }) => ({
      first: pieceOf(first),
      end: pieceOf(end - 1) + 1,
      label,
    })),
  };
}
