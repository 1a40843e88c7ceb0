// The entities that a corpus speaks of, with their mentions.

import type { KnownAnnotation } from './storedLayers';

interface KnownLayer {
  readonly annotations: readonly KnownAnnotation[];
}

/** One entity, and where it is mentioned. */
export interface MentionedEntity<L extends KnownLayer> {
  readonly key: string;
  /** How many mentions there are in all; at least one. */
  readonly count: number;
  /** The layers with mentions, in the order that they were given in. */
  readonly layers: readonly {
    readonly layer: L;
    readonly mentions: readonly [KnownAnnotation, ...KnownAnnotation[]];
  }[];
}

/** All entities of some layers, the one that is mentioned most first. */
export function corpusEntities<L extends KnownLayer>(
  layers: readonly L[],
): readonly MentionedEntity<L>[] {
  const byKey = new Map<string, Map<L, [KnownAnnotation, ...KnownAnnotation[]]>>();
  for (const layer of layers) {
    for (const annotation of layer.annotations) {
      if (annotation.entity === undefined) continue;
      const places = byKey.get(annotation.entity) ?? new Map<L, never>();
      const mentions = places.get(layer);
      if (mentions) mentions.push(annotation);
      else places.set(layer, [annotation]);
      byKey.set(annotation.entity, places);
    }
  }
  return [...byKey]
    .map(([key, places]) => ({
      key,
      count: [...places.values()].reduce((sum, { length }) => sum + length, 0),
      layers: [...places].map(([layer, mentions]) => ({ layer, mentions })),
    }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}
