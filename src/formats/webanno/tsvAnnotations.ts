// What WebAnno TSV holds of an article's annotations, and what it can't.

import type { Annotation, Attributes } from '../../core/model/annotation';
import { quoted } from '../../core/check/quoted';
import { offsetMap } from '../../core/text/offsets';
import type { Span } from '../../core/text/span';
import type { ExportArticle } from '../format';
import type { ArticleLosses } from '../loss';
import { firstEndingAfter } from '../tokens';
import { casOfArticle } from '../uima/casOfArticle';
import type { CasAttributes } from '../uima/casOfArticle';
import { isReference } from '../uima/cas';
import type { FeatureStructure } from '../uima/cas';
import { ARTICLE, FRAGMENT, FROM, RELATION, SPAN, TO } from '../uima/types';
import type { WriteContext } from '../writeContext';
import type { TsvDocument, TsvFeatures, TsvRelation, TsvSpan } from './tsvText';

// Values are on one line, whose end is also a carriage return; UTF-8 has no lone surrogates.
const FORBIDDEN = /[\r\p{Cs}]/gu;

/**
 * The annotations that have a token in them, the relations between them, and a mark before the first
 * character that says what is said of the article.
 * @param tokens of the article, in order; UTF-16
 */
export function tsvAnnotations(
  article: ExportArticle,
  tokens: readonly Span[],
  attributes: CasAttributes,
  losses: ArticleLosses,
  context: WriteContext,
): Pick<TsvDocument, 'spans' | 'relations'> {
  const { layer, text } = article;
  const { spanToUtf16 } = offsetMap(text);
  reportArticleLists(article, losses);
  const annotations = layer.annotations.flatMap((annotation) => {
    const found = annotation.fragments.map((fragment) => ({
      fragment,
      ...inTokens(tokens, spanToUtf16(fragment)),
    }));
    reportBlanks(annotation, found, losses);
    reportLists(annotation, losses);
    const [first, ...rest] = found.flatMap(({ fragment, hasToken }) =>
      hasToken ? [fragment] : [],
    );
    return first ? [{ ...annotation, fragments: [first, ...rest] as const }] : [];
  });
  // What is in the article's first lines is in its text.
  const held = { ...article, header: {}, layer: { ...layer, annotations } };
  const { structures } = casOfArticle(held, attributes, FORBIDDEN, context);
  const spans = new Map<number, TsvSpan>();
  const marks: TsvSpan[] = [];
  const relations: TsvRelation[] = [];
  for (const { id, type, features } of structures) {
    const [start, end] = [Number(features['begin']), Number(features['end'])];
    const span = { layer: type, start, end, features: texts(features) };
    if (type === SPAN || type === FRAGMENT) spans.set(id, span);
    if (type === ARTICLE) marks.push(span);
    const [from, to] = [FROM, TO].map((name) => spans.get(referenceOf(features[name])));
    if (type === RELATION && from && to) {
      relations.push({ layer: type, from, to, features: texts(features) });
    }
  }
  return { spans: [...spans.values(), ...marks], relations };
}

interface InTokens {
  readonly hasToken: boolean;
  /** True where it begins with a token or in one, and ends so. */
  readonly isWhole: boolean;
}

function inTokens(tokens: readonly Span[], { start, end }: Span): InTokens {
  const first = tokens[firstEndingAfter(tokens, start)];
  // The token that the last character is in, if it is in one.
  const last = tokens[firstEndingAfter(tokens, end - 1)];
  const hasToken = first !== undefined && first.start < end;
  return { hasToken, isWhole: hasToken && first.start <= start && (last?.start ?? end) < end };
}

function reportBlanks(
  annotation: Annotation<'codePoint'>,
  found: readonly InTokens[],
  losses: ArticleLosses,
): void {
  const words = quoted(annotation.text);
  if (!found.some(({ hasToken }) => hasToken)) {
    losses.annotation('annotation', annotation, `${words} has no token in it and is left out.`);
  } else if (!found.every(({ isWhole }) => isWhole)) {
    losses.annotation('snapped', annotation, `${words} is left without the blanks at its ends.`);
  }
}

function reportLists(annotation: Annotation<'codePoint'>, losses: ArticleLosses): void {
  const names = listsIn(annotation.attributes);
  if (names.length === 0) return;
  const words = quoted(annotation.text);
  const message = `The attributes ${names.join(', ')} of ${words} have several values and are left out.`;
  losses.annotation('attribute', annotation, message);
}

function reportArticleLists({ layer }: ExportArticle, losses: ArticleLosses): void {
  const names = listsIn(layer.attributes);
  if (names.length === 0) return;
  const message = `The article’s attributes ${names.join(', ')} have several values and are left out.`;
  losses.article('article-attribute', message);
}

/** Names of the attributes that have a list of values. */
function listsIn(attributes: Attributes = {}): readonly string[] {
  return Object.entries(attributes)
    .flatMap(([name, value]) => (Array.isArray(value) ? [name] : []))
    .sort();
}

function referenceOf(value: FeatureStructure['features'][string] | undefined): number {
  return value !== undefined && isReference(value) ? value.to : 0;
}

/** Features as text, without the place, other structures and lists. */
function texts(features: FeatureStructure['features']): TsvFeatures {
  return new Map(
    Object.entries(features).flatMap(([name, value]) =>
      name === 'begin' || name === 'end' || typeof value === 'object'
        ? []
        : [[name, String(value)] as const],
    ),
  );
}
