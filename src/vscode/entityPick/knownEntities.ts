// The entities that mentions of an article may be linked to: the listed ones, and those in use.

import { entityUses } from '../../core/entities/entityUses';
import { entityFinder } from '../../core/entities/findEntity';
import type { Entity } from '../../core/entities/entity';
import type { CorpusLayer } from '../corpusIndex';
import type { FeatureContext } from '../feature';
import type { KnownEntities } from './entityItems';

export interface EntityKnowledge {
  dispose(): void;
  /** What may be linked, with a list that is in force. */
  of(listed: readonly Entity[]): KnownEntities;
}

/** Follows how the mentions of the corpus are linked. */
export function entityKnowledge({ corpusIndex }: FeatureContext): EntityKnowledge {
  const uses = entityUses();
  const follow = (layers: readonly CorpusLayer[]): void => {
    for (const { sidecar, annotations } of layers) uses.set(sidecar.toString(), annotations);
  };
  follow(corpusIndex.known);
  const subscription = corpusIndex.onDidChange(({ changed, gone }) => {
    follow(changed);
    for (const sidecar of gone) uses.delete(sidecar.toString());
  });
  return {
    of(listed) {
      const keys = new Set(listed.map(({ key }) => key));
      const unlisted = [...uses.all.keys()].filter((key) => !keys.has(key)).sort();
      const inUse = unlisted.map((key): Entity => ({ key, name: key, aliases: [] }));
      const finder = entityFinder([...listed, ...inUse], uses);
      return { finder, unlisted: new Set(unlisted) };
    },
    dispose() {
      subscription.dispose();
    },
  };
}
