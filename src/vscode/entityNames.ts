// What people read for the entities that a corpus speaks of.

import type { MentionedEntity } from '../corpus/corpusEntities';
import { parentOf } from './articleDocument';
import type { CorpusLayer } from './corpusIndex';
import type { Entities, EntityList } from './entities';

/**
 * Names by key, each from the list that is in force where the entity is first mentioned. Those that
 * no list has are left out: their key is all that there is.
 */
export async function entityNames(
  entities: Entities,
  mentioned: readonly MentionedEntity<CorpusLayer>[],
): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  /** By the articles' folder: each is read once, and not for each entity again. */
  const lists = new Map<string, EntityList | undefined>();
  for (const { key, layers } of mentioned) {
    const [first] = layers;
    if (!first) continue;
    const { article } = first.layer;
    const folder = parentOf(article).toString();
    if (!lists.has(folder)) lists.set(folder, await entities.load(article));
    const entity = lists.get(folder)?.entities.find((known) => known.key === key);
    if (entity) names.set(key, entity.name);
  }
  return names;
}
