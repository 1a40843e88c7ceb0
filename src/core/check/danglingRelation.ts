// Relations from or to an annotation that is not there.

import type { Rule } from './rule';

export const danglingRelation: Rule = {
  id: 'dangling-relation',
  severity: 'error',
  *check({ sidecar }) {
    const known = new Set(sidecar.annotations.map(({ id }) => id));
    for (const { id, type, from, to } of sidecar.relations) {
      const missing = [from, to].filter((end) => !known.has(end));
      if (missing.length === 0) continue;
      yield {
        id,
        message: `The relation ${id} (${type}) needs the annotation ${missing.join(' and ')}, which is not in the file; delete the relation, or correct \`from\` and \`to\`.`,
      };
    }
  },
};
