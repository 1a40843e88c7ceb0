// Labels that the label set does not have.

import { labelOf } from '../model/labelSet';
import { annotationById, everyAnnotation } from './everyAnnotation';
import { annotationEdit } from './fixEdits';
import { nearest } from './nearest';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const unknownLabel: Rule = {
  id: 'unknown-label',
  severity: 'warning',
  scope: 'layer',
  docs: 'An annotation has a label that the label set does not have: a slip in a file that was edited by hand, or a label that the label set lost.',
  *check({ layer, labelSet }) {
    const known = labelSet.labels.map(({ key }) => key).join(', ');
    for (const { id, label, text } of everyAnnotation(layer)) {
      if (labelOf(labelSet, label)) continue;
      yield {
        id,
        message: `${quoted(text)} has the label ${quoted(label)}, which the label set does not have; use one of ${known}, or add the label to it.`,
      };
    }
  },
  fixes({ layer, labelSet }, { id }) {
    const annotation = annotationById(layer, id);
    if (!annotation) return [];
    const keys = labelSet.labels.map(({ key }) => key);
    return nearest(annotation.label, keys).map(({ word, isClose }) => ({
      title: `Change the label to ${word}`,
      edit: annotationEdit(layer, new Set([annotation.id]), { label: word }),
      isPreferred: isClose,
    }));
  },
};
