// Makes sidecars for tests, by the code that makes them in earnest.

import type { Annotation } from '../../src/core/model/annotation';
import { quote } from '../../src/core/model/annotation';
import { EMPTY_LAYER } from '../../src/core/model/layer';
import type { Layer } from '../../src/core/model/layer';
import type { Sidecar } from '../../src/core/sidecar/sidecar';
import { sidecarOf } from '../../src/core/sidecar/sidecar';
import { writeCanonical } from '../../src/core/sidecar/writeCanonical';
import type { Span } from '../../src/core/text/span';
import { articleText } from '../../src/corpus/articles';

/** An annotation but for its offsets: its words, found in the text. */
export type Mention = Partial<Omit<Annotation, 'fragments' | 'text'>> & {
  readonly id: string;
  /** Words of one fragment each, looked for one after the other. */
  readonly words: readonly string[];
};

/** The annotation of words in a canonical text. */
export function mention(text: string, { words, label = 'actor', ...rest }: Mention): Annotation {
  let from = 0;
  const spans = words.map((word): Span => {
    const start = text.indexOf(word, from);
    if (start === -1) throw new Error(`“${word}” is not in the text.`);
    from = start + word.length;
    return { start, end: from };
  });
  const [first, ...others] = spans;
  if (!first) throw new Error('An annotation has words.');
  const fragments: Annotation['fragments'] = [first, ...others];
  return { ...rest, label, fragments, text: quote(text, fragments) };
}

/** The sidecar of an article with these mentions. */
export function sidecarFor(
  file: string,
  text: string,
  mentions: readonly Mention[],
  rest: Partial<Omit<Layer, 'annotations'>> = {},
): Sidecar {
  const annotations = mentions.map((words) => mention(text, words));
  return sidecarOf({ ...EMPTY_LAYER, ...rest, annotations }, articleText(file, text));
}

/** The text of that sidecar's file. */
export function sidecarText(...args: Parameters<typeof sidecarFor>): string {
  return writeCanonical(sidecarFor(...args));
}
