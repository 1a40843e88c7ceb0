// The same relation twice.

import { relationById } from './everyAnnotation';
import { relationEdit } from './fixEdits';
import type { Rule } from './rule';

export const duplicateRelation: Rule = {
  id: 'duplicate-relation',
  severity: 'warning',
  scope: 'layer',
  docs: 'Two relations have the same type and the same ends. One of them says nothing.',
  *check({ layer }) {
    const firsts = new Map<string, string>();
    for (const { id, type, from, to } of layer.relations) {
      const key = JSON.stringify([type, from, to]);
      const first = firsts.get(key);
      if (first === undefined) firsts.set(key, id);
      else {
        yield {
          id,
          otherId: first,
          message: `The relation ${id} (${type}) says the same as the relation ${first}; delete one of the two.`,
        };
      }
    }
  },
  fixes({ layer }, { id }) {
    const before = relationById(layer, id);
    if (!before) return [];
    return [{ title: 'Delete the duplicate', edit: relationEdit({ before }), isPreferred: true }];
  },
};
