// What a format can't hold of a layer, and says so.

import { hull } from '../core/model/annotation';
import type { Annotation, Relation } from '../core/model/annotation';
import { quoted } from '../core/check/quoted';
import { lineIndex } from '../core/text/lines';
import type { LineIndex } from '../core/text/lines';
import { offsetMap } from '../core/text/offsets';
import type { OffsetMap } from '../core/text/offsets';
import type { ExportArticle, Holds } from './format';

/** What is lost. */
export type LossKind =
  /** The annotation lies over another one, and the format holds one at a time. */
  | 'overlap'
  /** The annotation's fragments were joined to one span, or cut in several annotations. */
  | 'fragments'
  /** The annotation goes over the end of a line or a sentence, and was cut there. */
  | 'newline'
  | 'relation'
  | 'attribute'
  | 'article-attribute'
  | 'note'
  | 'entity'
  /** The annotation began or ended within a token, and takes all of it now. */
  | 'snapped'
  /** The annotation begins or ends within a token, and the token was cut there. */
  | 'split-token'
  /** Nothing is left of the annotation that the format could hold, such as one of blanks alone. */
  | 'annotation'
  /** A name was changed to one that the format allows; several names may have become one. */
  | 'label-renamed'
  /** The file has another name than the article. */
  | 'file-renamed'
  /** Characters were replaced, since the format can't hold them. */
  | 'text';

/** One thing that is lost. */
export interface Loss {
  readonly articleId: string;
  /** Absent where the loss is of a relation or the article. */
  readonly annotationId?: string;
  readonly relationId?: string;
  readonly kind: LossKind;
  /** What is lost, and what was done instead. One sentence. */
  readonly message: string;
  /** Where in the article, both from 1, columns in UTF-16 code units. */
  readonly position: { readonly line: number; readonly column: number };
  /** True where a person chose that such a loss makes the export fail. */
  readonly isFatal?: boolean;
}

/** The losses of one article, each put in its place. */
export interface ArticleLosses {
  /** @param isFatal fails the export, whether or not it is strict */
  annotation(
    kind: LossKind,
    annotation: Annotation<'codePoint'>,
    message: string,
    isFatal?: boolean,
  ): void;
  relation(relation: Relation, message: string): void;
  article(kind: LossKind, message: string): void;
}

/** Where in an article its annotations begin. Nothing is worked out before it is asked for. */
export function articleLosses(
  { id, text, layer }: ExportArticle,
  lose: (loss: Loss) => void,
): ArticleLosses {
  let index: { readonly lines: LineIndex; readonly offsets: OffsetMap } | undefined;
  const positionOf = (annotation: Annotation<'codePoint'> | undefined): Loss['position'] => {
    if (!annotation) return { line: 1, column: 1 };
    index ??= { lines: lineIndex(text), offsets: offsetMap(text) };
    const { line, character } = index.lines.positionAt(
      index.offsets.toUtf16(hull(annotation).start),
    );
    return { line: line + 1, column: character + 1 };
  };
  return {
    annotation(kind, annotation, message, isFatal = false) {
      lose({
        articleId: id,
        annotationId: annotation.id,
        kind,
        message,
        position: positionOf(annotation),
        ...(isFatal && { isFatal }),
      });
    },
    relation(relation, message) {
      const from = layer.annotations.find((annotation) => annotation.id === relation.from);
      const position = positionOf(from);
      lose({ articleId: id, relationId: relation.id, kind: 'relation', message, position });
    },
    article(kind, message) {
      lose({ articleId: id, kind, message, position: positionOf(undefined) });
    },
  };
}

/** What `reportLosses` can tell without knowing the format. */
type Left = Pick<Holds, 'relations' | 'attributes' | 'articleAttributes' | 'notes' | 'entities'>;

/** Reports what a format leaves out of an article by what it holds; spans are its own to report. */
export function reportLosses(
  article: ExportArticle,
  holds: Left,
  lose: (loss: Loss) => void,
): ArticleLosses {
  const losses = articleLosses(article, lose);
  const { annotations, relations, attributes } = article.layer;
  for (const annotation of annotations) {
    const names = Object.keys(annotation.attributes ?? {}).sort();
    const words = quoted(annotation.text);
    if (names.length > 0 && !holds.attributes) {
      losses.annotation(
        'attribute',
        annotation,
        `The attributes ${names.join(', ')} of ${words} are left out.`,
      );
    }
    if (annotation.note !== undefined && !holds.notes) {
      losses.annotation('note', annotation, `The note on ${words} is left out.`);
    }
    if (annotation.entity !== undefined && !holds.entities) {
      losses.annotation(
        'entity',
        annotation,
        `The entity ${annotation.entity} of ${words} is left out.`,
      );
    }
  }
  if (!holds.relations) {
    for (const relation of relations) {
      losses.relation(
        relation,
        `The relation ${relation.type} from ${relation.from} to ${relation.to} is left out.`,
      );
    }
  }
  const ofArticle = Object.keys(attributes).sort();
  if (ofArticle.length > 0 && !holds.articleAttributes) {
    losses.article(
      'article-attribute',
      `The article’s attributes ${ofArticle.join(', ')} are left out.`,
    );
  }
  return losses;
}
