// Links to entities that the corpus' list does not have.

import { everyAnnotation } from './everyAnnotation';
import { linkEdit } from './fixEdits';
import { nearest } from './nearest';
import { quoted } from './quoted';
import type { Fix, Rule } from './rule';

// A menu with more entries is no help, and those that are not like it at all are not meant.
const MOST_FIXES = 3;

export const unknownEntity: Rule = {
  id: 'unknown-entity',
  severity: 'info',
  scope: 'layer',
  docs: 'An annotation is linked to an entity that `entities.yaml` does not have: a slip in the key, or an entity that nobody has listed yet. Said only where the corpus has such a file.',
  *check({ layer, entities }) {
    if (!entities) return;
    const known = new Set(entities.map(({ key }) => key));
    for (const { id, text, entity } of everyAnnotation(layer)) {
      if (entity === undefined || known.has(entity)) continue;
      yield {
        id,
        message: `${quoted(text)} is linked to the entity ${quoted(entity)}, which entities.yaml does not have; add it there, or link another.`,
      };
    }
  },
  fixes({ layer, entities = [] }, { id }) {
    const annotation = everyAnnotation(layer).find((known) => known.id === id);
    if (annotation?.entity === undefined) return [];
    const ids = new Set([annotation.id]);
    const keys = entities.map(({ key }) => key);
    const meant = nearest(annotation.entity, keys).slice(0, MOST_FIXES);
    return [
      ...meant.map(({ word, isClose }): Fix => ({
        title: `Link it to ${word}`,
        edit: linkEdit(layer, ids, word),
        isPreferred: isClose,
      })),
      { title: 'Link it to no entity', edit: linkEdit(layer, ids, undefined) },
    ];
  },
};
