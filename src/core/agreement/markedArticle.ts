// Which tokens of an article an annotator has given which labels.

import type { ArticleText, ExportLayer } from '../sidecar/sidecar';
import type { Span } from '../text/span';
import { tokeniserOf } from '../text/tokenisers';
import { coverage } from './coverage';
import type { Touches } from './coverage';

/** One annotator’s layer of an article. */
export interface ComparedLayer {
  /** Absent for the layer without a name. */
  readonly annotator?: string;
  readonly layer: Pick<ExportLayer, 'annotations'>;
}

/** An article’s layers on its tokens. */
export interface MarkedArticle {
  /** How many tokens it has. */
  readonly tokens: number;
  /** Sorted by annotator, the layer without a name first. */
  readonly layers: readonly MarkedLayer[];
}

/** One layer on an article’s tokens. */
export interface MarkedLayer {
  /** `undefined` for the layer without a name. */
  readonly annotator: string | undefined;
  readonly labels: ReadonlyMap<string, LabelMarks>;
}

/** What an annotator did with one label in an article. */
export interface LabelMarks {
  readonly marks: ExportLayer['annotations'];
  readonly touches: Touches;
  /** Indexes of the tokens that have the label. */
  readonly tokens: ReadonlySet<number>;
}

export const UNMARKED: LabelMarks = { marks: [], touches: () => false, tokens: new Set() };

/** Puts layers on the tokens of their article; a token has a label if one character of it has. */
export function markedArticle(
  { text, offsets }: Pick<ArticleText, 'text' | 'offsets'>,
  layers: readonly ComparedLayer[],
): MarkedArticle {
  const tokens = tokeniserOf('unicode')(text, { start: 0, end: text.length }).map(
    offsets.spanToCodePoints,
  );
  const marked = layers.map(({ annotator, layer }): MarkedLayer => ({
    annotator,
    labels: labelMarks(layer.annotations, offsets.codePoints, tokens),
  }));
  return {
    tokens: tokens.length,
    // The empty name is nobody’s, and before all others.
    layers: marked.sort((a, b) => ((a.annotator ?? '') < (b.annotator ?? '') ? -1 : 1)),
  };
}

function labelMarks(
  annotations: ExportLayer['annotations'],
  length: number,
  tokens: readonly Span<'codePoint'>[],
): MarkedLayer['labels'] {
  const labels = new Map<string, LabelMarks>();
  for (const label of new Set(annotations.map((one) => one.label))) {
    const marks = annotations.filter((one) => one.label === label);
    const touches = coverage(
      length,
      marks.flatMap(({ fragments }) => fragments),
    );
    const marked = new Set(tokens.flatMap((token, i) => (touches(token) ? [i] : [])));
    labels.set(label, { marks, touches, tokens: marked });
  }
  return labels;
}

/** The labels that some layer has, in any order. */
export function labelsOf(layers: readonly MarkedLayer[]): ReadonlySet<string> {
  return new Set(layers.flatMap(({ labels }) => [...labels.keys()]));
}
