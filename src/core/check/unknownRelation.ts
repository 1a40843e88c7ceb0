// Types of relations that the label set does not have.

import { relationOf } from '../model/labelSet';
import { relationById } from './everyAnnotation';
import { relationEdit } from './fixEdits';
import { nearest } from './nearest';
import { quoted } from './quoted';
import type { Fix, Rule } from './rule';

export const unknownRelation: Rule = {
  id: 'unknown-relation',
  severity: 'warning',
  scope: 'layer',
  docs: 'A relation has a type that the label set does not have. A label set that says nothing of relations allows all.',
  *check({ layer, labelSet }) {
    if (!labelSet.relations) return;
    const known = labelSet.relations.map(({ type }) => type).join(', ');
    for (const { id, type } of layer.relations) {
      if (relationOf(labelSet, type)) continue;
      yield {
        id,
        message: `The relation ${id} has the type ${quoted(type)}, which the label set does not have; use one of ${known}, or add the type to it.`,
      };
    }
  },
  fixes({ layer, labelSet }, { id }) {
    const before = relationById(layer, id);
    if (!before) return [];
    const types = (labelSet.relations ?? []).map(({ type }) => type);
    const changes = nearest(before.type, types).map(({ word, isClose }): Fix => ({
      title: `Change the type to ${word}`,
      edit: relationEdit({ before, after: { ...before, type: word } }),
      isPreferred: isClose,
    }));
    return [...changes, { title: 'Delete the relation', edit: relationEdit({ before }) }];
  },
};
