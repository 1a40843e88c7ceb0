// What people read for the entities that a corpus speaks of.

import type { MentionedEntity } from '../corpus/corpusEntities';
import type { CorpusLayer } from './corpusIndex';
import type { Entities } from './entities';

/**
 * Names by key, each from the list that is in force where the entity is first mentioned. Those that
 * no list has are left out: their key is all that there is.
 */
export async function entityNames(
  entities: Entities,
  mentioned: readonly MentionedEntity<CorpusLayer>[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const { key, layers } of mentioned) {
    const [first] = layers;
    const list = first && (await entities.load(first.layer.article));
    const entity = list?.entities.find((known) => known.key === key);
    if (entity) names.set(key, entity.name);
  }
  return names;
}
