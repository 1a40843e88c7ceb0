// Names that have another label elsewhere in the corpus.

import { hull } from '../model/annotation';
import type { Annotation } from '../model/annotation';
import { isMention } from '../model/labelSet';
import type { Unit } from '../text/span';
import { annotationById, everyAnnotation } from './everyAnnotation';
import { annotationEdit } from './fixEdits';
import { nameKey } from './labelIndex';
import type { LabelIndex } from './labelIndex';
import { isName } from './names';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const labelDiffers: Rule = {
  id: 'label-differs',
  severity: 'info',
  scope: 'corpus',
  docs: 'A name has one label here and, at least as often, another one elsewhere in the corpus (upper and lower case are the same). Layers of other annotators don’t count. Said once for each name and label of an article, and only of the rarer label. A name that has both labels on one and the same place means to.',
  *check({ layer, labelSet, corpus }) {
    if (!corpus) return;
    const doubly = placesByLabel(layer.annotations);
    const told = new Set<string>();
    for (const annotation of everyAnnotation(layer)) {
      const { id, label, text } = annotation;
      const name = isMention(labelSet, label) && isName(text) ? nameKey(text) : undefined;
      if (name === undefined || told.has(JSON.stringify([name, label]))) continue;
      told.add(JSON.stringify([name, label]));
      const other = strongestOther(corpus, text, label);
      if (!other || doubly.has(placeKey(annotation, other.label))) continue;
      const times = other.count === 1 ? 'once' : `${other.count} times`;
      yield {
        id,
        message: `${quoted(text)} is labelled ${label} here, but ${other.label} ${times} elsewhere, such as in ${other.example}; use one label if it means the same.`,
      };
    }
  },
  fixes({ layer, corpus }, { id }) {
    const annotation = annotationById(layer, id);
    const other = annotation && corpus && strongestOther(corpus, annotation.text, annotation.label);
    if (!other) return [];
    const name = nameKey(annotation.text);
    const same = everyAnnotation(layer).filter(
      ({ label, text }) => label === annotation.label && nameKey(text) === name,
    );
    const count = same.length === 1 ? '' : ` at all ${same.length} places here`;
    return [
      {
        title: `Change the label to ${other.label}${count}`,
        edit: annotationEdit(layer, new Set(same.map((item) => item.id)), { label: other.label }),
      },
    ];
  },
};

/** The most frequent other label of a name, where it is at least as frequent as the given one. */
function strongestOther(corpus: LabelIndex, text: string, label: string) {
  const uses = corpus.usesOf(text);
  const own = uses.get(label)?.count ?? 0;
  let strongest: { label: string; count: number; example: string } | undefined;
  for (const [other, { count, example }] of uses) {
    if (other === label || count < own || count <= (strongest?.count ?? 0)) continue;
    strongest = { label: other, count, example };
  }
  return strongest;
}

function placesByLabel(annotations: readonly Annotation[]): ReadonlySet<string> {
  return new Set(annotations.map((annotation) => placeKey(annotation, annotation.label)));
}

function placeKey(annotation: Annotation<Unit>, label: string): string {
  const { start, end } = hull(annotation);
  return JSON.stringify([start, end, label]);
}
