// The same label twice on the same place.

import { quoted } from './quoted';
import type { Rule } from './rule';

export const duplicateAnnotation: Rule = {
  id: 'duplicate-annotation',
  severity: 'warning',
  *check({ sidecar, positions }) {
    const firsts = new Map<string, string>();
    for (const { id, label, fragments, text } of sidecar.annotations) {
      const place = JSON.stringify([label, ...fragments.map(({ start, end }) => [start, end])]);
      const first = firsts.get(place);
      if (first === undefined) {
        firsts.set(place, id);
        continue;
      }
      const line = positions.get(first)?.line ?? 1;
      yield {
        id,
        message: `${quoted(text)} has the label ${label} already, by the annotation ${first} in line ${line}; delete one of the two.`,
      };
    }
  },
};
