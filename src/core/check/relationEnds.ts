// Relations between labels that their type does not link.

import { mayLink, relationOf } from '../model/labelSet';
import { labelsById, relationById } from './everyAnnotation';
import { relationEdit } from './fixEdits';
import type { Fix, Rule } from './rule';

export const relationEnds: Rule = {
  id: 'relation-ends',
  severity: 'warning',
  scope: 'layer',
  docs: 'A relation leads from or to an annotation whose label its type does not link: a source that is a place, or a relation that was drawn the wrong way round.',
  *check({ layer, labelSet }) {
    if (!labelSet.relations || layer.relations.length === 0) return;
    const labels = labelsById(layer);
    for (const { id, type, from, to } of layer.relations) {
      const definition = relationOf(labelSet, type);
      const [fromLabel, toLabel] = [labels.get(from), labels.get(to)];
      if (!definition || fromLabel === undefined || toLabel === undefined) continue;
      if (mayLink(definition, fromLabel, toLabel)) continue;
      yield {
        id,
        message: `The relation ${id} (${type}) leads from ${fromLabel} to ${toLabel}, but must lead from ${definition.from.join(' or ')} to ${definition.to.join(' or ')}; turn it round, change its type or delete it.`,
      };
    }
  },
  fixes({ layer, labelSet }, { id }) {
    const before = relationById(layer, id);
    if (!before) return [];
    const labels = labelsById(layer);
    const [from, to] = [labels.get(before.from) ?? '', labels.get(before.to) ?? ''];
    const known = labelSet.relations ?? [];
    const turned = known.find(({ type }) => type === before.type);
    const round: readonly Fix[] =
      turned && mayLink(turned, to, from)
        ? [
            {
              title: 'Turn the relation round',
              edit: relationEdit({
                before,
                after: { ...before, from: before.to, to: before.from },
              }),
              isPreferred: true,
            },
          ]
        : [];
    const types = known
      .filter((definition) => mayLink(definition, from, to))
      .map(({ type }): Fix => ({
        title: `Change the type to ${type}`,
        edit: relationEdit({ before, after: { ...before, type } }),
      }));
    return [...round, ...types, { title: 'Delete the relation', edit: relationEdit({ before }) }];
  },
};
