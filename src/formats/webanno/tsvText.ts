// A text with its annotations as WebAnno TSV 3.3.

import type { Span } from '../../core/text/span';
import { escapedText, escapedValue } from './escapes';
import { rowsOfSpans } from './rows';
import type { Row } from './rows';

/** Values by the names of features; one without a value is absent. */
export type TsvFeatures = ReadonlyMap<string, string>;

/** An annotation. UTF-16. */
export interface TsvSpan extends Span {
  /** Its layer, with the package: `webanno.custom.ArticleSpan`. */
  readonly layer: string;
  readonly features: TsvFeatures;
}

/** A relation between annotations. */
export interface TsvRelation {
  readonly layer: string;
  readonly features: TsvFeatures;
  readonly from: TsvSpan;
  readonly to: TsvSpan;
}

/** What a file says. */
export interface TsvDocument {
  readonly text: string;
  /** By sentence, in order, none empty, and at least one; UTF-16. */
  readonly tokens: readonly (readonly Span[])[];
  /** Those of a layer in the order in which they are stacked. */
  readonly spans: readonly TsvSpan[];
  /** Their ends are among the spans, and have a token in them. */
  readonly relations: readonly TsvRelation[];
}

/** A layer with the features that are used. */
interface Layer {
  readonly name: string;
  readonly features: readonly string[];
  /** The layer of the ends; absent for a layer of annotations. */
  readonly base?: string;
}

/** The file. Spans are on tokens and parts of tokens; those without a token in them are left out. */
export function tsvText({ text, tokens, spans, relations }: TsvDocument): string {
  const { sentences, rowsOf } = rowsOfSpans(tokens, spans);
  const stacks = new Map<Row, TsvSpan[]>();
  for (const [span, rows] of rowsOf) for (const row of rows) put(stacks, row, span);
  const into = new Map<Row, TsvRelation[]>();
  for (const relation of relations) {
    const [row] = rowsOf.get(relation.to) ?? [];
    if (row) put(into, row, relation);
  }
  const numbers = numbersOf(rowsOf, stacks, relations);
  const layers = [...layersOf(spans), ...layersOf(relations)];
  const cellsOf = (row: Row): readonly string[] =>
    layers.flatMap(({ name, features, base }) => {
      if (base === undefined) {
        const stack = ofLayer(stacks.get(row), name);
        return features.map((feature) =>
          cell(stack.map((span) => valueOf(span, feature) + suffix(numbers.get(span)))),
        );
      }
      const stack = ofLayer(into.get(row), name);
      return [
        ...features.map((feature) => cell(stack.map((one) => valueOf(one, feature)))),
        cell(
          stack.map(({ from, to }) => {
            const [source] = rowsOf.get(from) ?? [];
            return `${source?.id ?? ''}[${numbers.get(from) ?? 0}_${numbers.get(to) ?? 0}]`;
          }),
        ),
      ];
    });
  const blocks = sentences.map((rows, i) => {
    const next = sentences[i + 1]?.[0]?.start ?? text.length;
    const words = text.slice(rows[0]?.start, next).replace(/\n$/u, '');
    return [
      '',
      ...words.split('\n').map((line) => `#Text=${escapedText(line)}`),
      ...rows.map((row) => {
        const place = [row.id, `${row.start}-${row.end}`, text.slice(row.start, row.end)];
        return [...place, ...cellsOf(row), ''].join('\t');
      }),
    ];
  });
  const lines = ['#FORMAT=WebAnno TSV 3.3', ...layers.map(headerOf), '', ...blocks.flat()];
  // Readers end each text with a line end. By this one ours knows a text that has none.
  return lines.join('\n') + (text.endsWith('\n') ? '\n' : '');
}

function put<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function ofLayer<T extends { readonly layer: string }>(
  all: readonly T[] | undefined,
  name: string,
): readonly T[] {
  return (all ?? []).filter(({ layer }) => layer === name);
}

/** The layers in the order in which they are met, with their features by name. */
function layersOf(all: readonly (TsvSpan | TsvRelation)[]): readonly Layer[] {
  return [...new Set(all.map(({ layer }) => layer))].map((name) => {
    const own = ofLayer(all, name);
    const features = [...new Set(own.flatMap((one) => [...one.features.keys()]))].sort();
    const [first] = own;
    return { name, features, ...(first && 'to' in first && { base: first.to.layer }) };
  });
}

function headerOf({ name, features, base }: Layer): string {
  if (base === undefined) return `#T_SP=${[name, ...features].join('|')}`;
  return `#T_RL=${[name, ...features, `BT_${base}`].join('|')}`;
}

/**
 * A number for each span that its row alone does not name: one on several rows, one with another of
 * its layer on the row, an end of a relation.
 */
function numbersOf(
  rowsOf: ReadonlyMap<TsvSpan, readonly Row[]>,
  stacks: ReadonlyMap<Row, readonly TsvSpan[]>,
  relations: readonly TsvRelation[],
): ReadonlyMap<TsvSpan, number> {
  const ends = new Set(relations.flatMap(({ from, to }) => [from, to]));
  const numbers = new Map<TsvSpan, number>();
  for (const [span, rows] of rowsOf) {
    const isStacked = rows.some((row) => ofLayer(stacks.get(row), span.layer).length > 1);
    if (rows.length > 1 || isStacked || ends.has(span)) numbers.set(span, numbers.size + 1);
  }
  return numbers;
}

function suffix(number: number | undefined): string {
  return number === undefined ? '' : `[${number}]`;
}

function valueOf({ features }: { readonly features: TsvFeatures }, name: string): string {
  const value = features.get(name);
  return value === undefined ? '*' : escapedValue(value);
}

function cell(stack: readonly string[]): string {
  return stack.length === 0 ? '_' : stack.join('|');
}
