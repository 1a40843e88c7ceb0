// The CAS of an article.

import { hull } from '../../core/model/annotation';
import type { Annotation, Attributes } from '../../core/model/annotation';
import type { LabelSet } from '../../core/model/labelSet';
import { quoted } from '../../core/check/quoted';
import { textHash } from '../../core/text/hash';
import { offsetMap } from '../../core/text/offsets';
import type { Span } from '../../core/text/span';
import type { ExportArticle } from '../format';
import { articleLosses } from '../loss';
import type { ArticleLosses } from '../loss';
import { tokenArticle } from '../tokens';
import type { WriteContext, WriteOptions } from '../writeContext';
import { attributeFeatures } from './attributeFeatures';
import type { AttributeFeatures } from './attributeFeatures';
import type { Cas, FeatureStructure, FeatureValue } from './cas';
import { fittedText, replacedCharacters } from '../fittedText';
import * as types from './types';

/** The features that come of attributes, which all articles of an export share. */
export interface CasAttributes {
  readonly ofSpans: AttributeFeatures;
  readonly ofArticles: AttributeFeatures;
}

export function casAttributes({ attributes, articleAttributes }: LabelSet): CasAttributes {
  return {
    ofSpans: attributeFeatures(attributes),
    ofArticles: attributeFeatures(articleAttributes),
  };
}

/**
 * What UIMA is told of an article. Sentences and tokens are there for INCEpTION, which shows no
 * text without them.
 * @param forbidden characters of one UTF-16 code unit that the file can't hold, with the flags `gu`
 */
export function casOfArticle(
  article: ExportArticle,
  attributes: CasAttributes,
  forbidden: RegExp,
  { options, lose }: Pick<WriteContext, 'options' | 'lose'>,
): Cas {
  const losses = articleLosses(article, lose);
  const { id, text, header, layer } = article;
  const offsets = offsetMap(text);
  const structures: FeatureStructure[] = [];
  const add = (
    type: string,
    features: FeatureStructure['features'],
    report: () => void,
  ): number => {
    const fitted = fittedFeatures(features, forbidden);
    if (fitted.isOther) report();
    const structure = { id: structures.length + 2, type, features: fitted.features };
    structures.push(structure);
    return structure.id;
  };
  const replaced = replacedCharacters(text, forbidden);
  const reportText = (): void => losses.article('text', ARTICLE_CHANGED);
  if (replaced !== undefined) losses.article('text', TEXT_CHANGED);
  add(
    types.METADATA,
    {
      begin: 0,
      end: text.length,
      language: 'x-unspecified',
      documentTitle: header.title ?? id,
      documentId: id,
    },
    () => undefined,
  );
  add(
    types.ARTICLE,
    {
      begin: 0,
      end: 0,
      articleId: id,
      sha256: textHash(text),
      status: layer.status,
      ...header,
      ...(replaced !== undefined && { replaced }),
      ...attributes.ofArticles.valuesOf(layer.attributes),
    },
    reportText,
  );
  for (const [type, spans] of segmentsOf(article, options)) {
    for (const { start, end } of spans) add(type, { begin: start, end }, () => undefined);
  }
  const numbers = new Map<string, number>();
  const place = (span: Span<'codePoint'>): { readonly begin: number; readonly end: number } => {
    const { start, end } = offsets.spanToUtf16(span);
    return { begin: start, end };
  };
  for (const annotation of layer.annotations) {
    const { id: spanId, label, fragments, entity, note, origin } = annotation;
    const report = (): void => losses.annotation('text', annotation, ANNOTATION_CHANGED);
    const number = add(
      types.SPAN,
      {
        ...place(hull(annotation)),
        label,
        ...(entity !== undefined && { entity }),
        ...(note !== undefined && { note }),
        ...(origin !== undefined && { origin }),
        spanId,
        ...attributes.ofSpans.valuesOf(annotation.attributes ?? {}),
      },
      report,
    );
    numbers.set(spanId, number);
    reportNumbers(annotation, losses);
    if (fragments.length === 1) continue;
    for (const fragment of fragments) {
      add(types.FRAGMENT, { ...place(fragment), spanId }, () => undefined);
    }
  }
  reportArticleNumbers(layer.attributes, losses);
  const byId = new Map(layer.annotations.map((annotation) => [annotation.id, annotation]));
  for (const relation of layer.relations) {
    const [from, to] = [numbers.get(relation.from), numbers.get(relation.to)];
    const target = byId.get(relation.to);
    if (from === undefined || to === undefined || !target) {
      losses.relation(relation, `The relation ${relation.type} has no two ends and is left out.`);
      continue;
    }
    add(
      types.RELATION,
      {
        // INCEpTION wants a relation to lie where its target does.
        ...place(hull(target)),
        [types.FROM]: { to: from },
        [types.TO]: { to },
        label: relation.type,
        relationId: relation.id,
      },
      () => {
        losses.relation(relation, RELATION_CHANGED);
      },
    );
  }
  return { text: fittedText(text, forbidden), structures };
}

const TEXT_CHANGED =
  'Characters of the text that the file can’t hold are written as U+FFFD; an import brings them back.';
const ARTICLE_CHANGED =
  'Characters of the article’s name, header or attributes that the file can’t hold are written as U+FFFD.';
const ANNOTATION_CHANGED =
  'Characters of its label, note, entity or attributes that the file can’t hold are written as U+FFFD.';
const RELATION_CHANGED =
  'Characters of its type that the file can’t hold are written as U+FFFD; the rest of it is kept.';

interface Fitted {
  readonly features: FeatureStructure['features'];
  /** True where a character was replaced. */
  readonly isOther: boolean;
}

function fittedFeatures(features: FeatureStructure['features'], forbidden: RegExp): Fitted {
  let isOther = false;
  const fitted = (text: string): string => {
    const other = fittedText(text, forbidden);
    isOther ||= other !== text;
    return other;
  };
  const entries = Object.entries(features).map(([name, value]): [string, FeatureValue] => {
    if (typeof value === 'string') return [name, fitted(value)];
    return [name, Array.isArray(value) ? (value as readonly string[]).map(fitted) : value];
  });
  return { features: Object.fromEntries(entries), isOther };
}

/** Sentences and tokens, in UTF-16. A token is cut where an annotation begins or ends in it. */
function segmentsOf(
  article: ExportArticle,
  { tokens: id }: WriteOptions,
): readonly (readonly [string, readonly Span[]])[] {
  const options: WriteOptions = { ...(id && { tokens: id }), midToken: 'split' };
  // Nothing is lost by it, since annotations are not kept by their tokens.
  const { tokens, sentences } = tokenArticle(
    article,
    options,
    articleLosses(article, () => undefined),
  );
  const offsets = offsetMap(article.text);
  const ofSentences = sentences.map(({ first, end }) =>
    offsets.spanToUtf16({ start: tokens[first]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 }),
  );
  return [
    [types.SENTENCE, ofSentences],
    [types.TOKEN, tokens.map(({ start, end }) => offsets.spanToUtf16({ start, end }))],
  ];
}

function reportNumbers(annotation: Annotation<'codePoint'>, losses: ArticleLosses): void {
  for (const name of roundedNumbers(annotation.attributes ?? {})) {
    const message = `The number ${name} of ${quoted(annotation.text)} ${ROUNDED}`;
    losses.annotation('attribute', annotation, message);
  }
}

function reportArticleNumbers(attributes: Attributes, losses: ArticleLosses): void {
  for (const name of roundedNumbers(attributes)) {
    losses.article('article-attribute', `The article’s number ${name} ${ROUNDED}`);
  }
}

const ROUNDED = 'has more digits than programs in Java keep of it; the file has all of them.';

/** Names of the numbers that single precision does not tell from their neighbours. */
function roundedNumbers(attributes: Attributes): readonly string[] {
  return Object.entries(attributes)
    .filter(([, value]) => typeof value === 'number')
    .filter(([, value]) => Number(Math.fround(Number(value)).toPrecision(7)) !== value)
    .map(([name]) => name)
    .sort();
}
