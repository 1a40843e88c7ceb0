// doccano's JSON Lines, in both shapes: entities with relations, and spans alone.

import { quoted } from '../core/check/quoted';
import type { Annotation } from '../core/model/annotation';
import { offsetMap } from '../core/text/offsets';
import type { Span } from '../core/text/span';
import { unitMap } from '../core/text/offsetUnits';
import type { UnitMap } from '../core/text/offsetUnits';
import { sortedAttributes } from './attributes';
import type { ExportArticle, Format, Holds } from './format';
import { HOLDS_ALL } from './holds';
import { jsonText } from './jsonText';
import { reportLosses } from './loss';
import type { ArticleLosses } from './loss';
import { readDoccano } from './readDoccano';
import type { WriteContext } from './writeContext';

const HOLDS: Holds = {
  ...HOLDS_ALL,
  fragments: false,
  attributes: false,
  notes: false,
  entities: false,
};

/** For projects that take relations. */
export const DOCCANO: Format = {
  id: 'doccano',
  title: 'doccano, with relations',
  description: 'JSON Lines with entities and relations for doccano.',
  extension: 'doccano.jsonl',
  holds: HOLDS,
  heeds: ['offsets'],
  async *write(articles, context) {
    for await (const article of articles) {
      const losses = reportLosses(article, HOLDS, context.lose);
      const spans = numberedSpans(article, context, losses);
      const numberOf = (id: string): number | undefined =>
        spans.find(({ annotation }) => annotation.id === id)?.number;
      const entities = spans.map(({ number, annotation, start, end }) => ({
        id: number,
        label: annotation.label,
        start_offset: start,
        end_offset: end,
      }));
      const relations = article.layer.relations.flatMap((relation, i) => {
        const [from, to] = [numberOf(relation.from), numberOf(relation.to)];
        if (from !== undefined && to !== undefined) {
          return [{ id: i + 1, from_id: from, to_id: to, type: relation.type }];
        }
        losses.relation(relation, `The relation ${relation.type} has lost an annotation.`);
        return [];
      });
      yield {
        path: '',
        content: `${jsonText(record(article, context, { entities, relations }))}\n`,
      };
    }
  },
  read: readDoccano,
};

/** For projects without relations, and for what else reads `[start, end, label]`. */
export const DOCCANO_SPANS: Format = {
  id: 'doccano-spans',
  title: 'doccano, spans alone',
  description: 'JSON Lines with a list of [start, end, label] for doccano.',
  extension: 'doccano-spans.jsonl',
  holds: { ...HOLDS, relations: false },
  heeds: ['offsets'],
  async *write(articles, context) {
    for await (const article of articles) {
      const losses = reportLosses(article, DOCCANO_SPANS.holds, context.lose);
      const label = numberedSpans(article, context, losses).map(({ annotation, start, end }) => [
        start,
        end,
        annotation.label,
      ]);
      yield { path: '', content: `${jsonText(record(article, context, { label }))}\n` };
    }
  },
  read: readDoccano,
};

/** What doccano does not know it keeps, and gives back in its own exports. */
function record(
  { id, text, header, layer }: ExportArticle,
  { options }: WriteContext,
  annotations: object,
): unknown {
  const hasAttributes = Object.keys(layer.attributes).length > 0;
  return {
    text,
    ...annotations,
    article_id: id,
    offset_unit: options.offsets ?? 'utf16',
    date: header.date ?? null,
    title: header.title ?? null,
    status: layer.status,
    ...(hasAttributes && { attributes: sortedAttributes(layer.attributes) }),
  };
}

/** A span as doccano has it: its number is its own in the article, from 1. */
interface NumberedSpan extends Span<'codePoint'> {
  readonly number: number;
  readonly annotation: Annotation<'codePoint'>;
}

/** One for each fragment, in whatever unit was asked for. */
function numberedSpans(
  { text, layer }: ExportArticle,
  { options }: WriteContext,
  losses: ArticleLosses,
): readonly NumberedSpan[] {
  const offsets = offsetMap(text);
  const unit = unitMap(text, options.offsets ?? 'utf16');
  const spans: NumberedSpan[] = [];
  for (const annotation of layer.annotations) {
    const words = quoted(annotation.text);
    if (annotation.fragments.length > 1) {
      const message = `Each fragment of ${words} is an annotation of its own.`;
      losses.annotation('fragments', annotation, message);
    }
    for (const fragment of annotation.fragments) {
      const { start, end, isWidened } = inUnit(unit, offsets.spanToUtf16(fragment));
      if (isWidened) {
        losses.annotation('snapped', annotation, `${words} is widened to whole characters.`);
      }
      // doccano refuses a whole file for one span without characters.
      if (end <= start) {
        losses.annotation('annotation', annotation, `${words} is left out, since it is empty.`);
        continue;
      }
      spans.push({ number: spans.length + 1, annotation, start, end });
    }
  }
  return spans;
}

/** An end within a character as the unit has it, such as a flag, takes all of that character. */
function inUnit(
  unit: UnitMap,
  { start, end }: Span,
): Span<'codePoint'> & { readonly isWidened: boolean } {
  const [first, last] = [unit.fromUtf16(start), unit.fromUtf16(end)];
  const isWhole = (offset: number, utf16: number): boolean => unit.toUtf16(offset) === utf16;
  const from = isWhole(first, start) ? first : first - 1;
  return { start: from, end: last, isWidened: from !== first || !isWhole(last, end) };
}
