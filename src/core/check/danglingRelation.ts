// Relations from or to an annotation that is not there.

import { labelsById, relationById } from './everyAnnotation';
import { relationEdit } from './fixEdits';
import type { Rule } from './rule';

export const danglingRelation: Rule = {
  id: 'dangling-relation',
  severity: 'error',
  scope: 'layer',
  docs: 'A relation leads from or to an annotation that is not in the file. Somebody deleted the annotation by hand, or a merge lost it.',
  *check({ layer }) {
    if (layer.relations.length === 0) return;
    const known = labelsById(layer);
    for (const { id, type, from, to } of layer.relations) {
      const missing = [from, to].filter((end) => !known.has(end));
      if (missing.length === 0) continue;
      yield {
        id,
        message: `The relation ${id} (${type}) needs the annotation ${missing.join(' and ')}, which is not in the file; delete the relation, or correct \`from\` and \`to\`.`,
      };
    }
  },
  fixes({ layer }, { id }) {
    const before = relationById(layer, id);
    if (!before) return [];
    return [{ title: 'Delete the relation', edit: relationEdit({ before }), isPreferred: true }];
  },
};
