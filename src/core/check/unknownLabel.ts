// Labels that the label set does not have.

import { labelOf } from '../model/labelSet';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const unknownLabel: Rule = {
  id: 'unknown-label',
  severity: 'warning',
  *check({ sidecar, labelSet }) {
    const known = labelSet.labels.map(({ key }) => key).join(', ');
    for (const { id, label, text } of sidecar.annotations) {
      if (labelOf(labelSet, label)) continue;
      yield {
        id,
        message: `${quoted(text)} has the label ${quoted(label)}, which the label set does not have; use one of ${known}, or add the label to it.`,
      };
    }
  },
};
