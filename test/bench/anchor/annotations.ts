// Annotations as people make them: names, claims with names in them, claims that are broken in two.

import { compareAnnotations, quote } from '../../../src/core/model/annotation';
import type { Annotation } from '../../../src/core/model/annotation';
import { EMPTY_LAYER } from '../../../src/core/model/layer';
import { sidecarOf } from '../../../src/core/sidecar/sidecar';
import type { Sidecar } from '../../../src/core/sidecar/sidecar';
import type { Span } from '../../../src/core/text/span';
import { articleText } from '../../../src/corpus/articles';
import { pick } from './random';
import type { Random } from './random';

const NAME = /\p{Lu}[\p{L}\p{M}’-]+(?: (?:al-)?\p{Lu}[\p{L}\p{M}’-]+){0,2}/gu;
const SENTENCE = /[^.!?\n]{20,300}[.!?]/gu;
const MOST = 200;

/** The sidecar of an article, with up to 200 annotations on mentions drawn from it. */
export function annotate(text: string, random: Random): Sidecar {
  const annotations: Annotation[] = [];
  const add = (label: string, first: Span, ...rest: Span[]): void => {
    const id = `a${String(annotations.length).padStart(6, '0')}`;
    const fragments: Annotation['fragments'] = [first, ...rest];
    annotations.push({ id, label, fragments, text: quote(text, fragments) });
  };
  for (const match of text.matchAll(NAME)) {
    if (random() < 0.6) add(random() < 0.5 ? 'actor' : 'place', spanOf(match));
  }
  for (const match of text.matchAll(SENTENCE)) {
    const { start, end } = spanOf(match);
    const comma = match[0].indexOf(', ');
    const chance = random();
    if (chance < 0.25) add('claim', { start, end: end - 1 });
    else if (chance < 0.4 && comma > 10 && end - start - comma > 15) {
      const gap = 3 + pick(random, 6);
      add('claim', { start, end: start + comma }, { start: start + comma + gap, end: end - 1 });
    }
  }
  while (annotations.length > MOST) annotations.splice(pick(random, annotations.length), 1);
  const layer = { ...EMPTY_LAYER, annotations: annotations.sort(compareAnnotations) };
  return sidecarOf(layer, articleText('a.txt', text));
}

function spanOf(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}
