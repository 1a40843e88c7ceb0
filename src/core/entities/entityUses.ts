// How the mentions of a corpus are linked to entities.

import type { Annotation } from '../model/annotation';
import { nameFold } from './entityName';
import type { EntityUses } from './findEntity';

/** The links of mentions, by file, so that one file can be taken out and put in anew. */
export interface EntityUsesIndex extends EntityUses {
  /** Puts a file's annotations in the place of those that it had. */
  set(file: string, annotations: readonly Pick<Annotation, 'text' | 'entity'>[]): void;
  delete(file: string): void;
}

/** One link: a text as names are compared, and a key. */
type Link = readonly [folded: string, entity: string];

export function entityUses(): EntityUsesIndex {
  const files = new Map<string, readonly Link[]>();
  const byText = new Map<string, Map<string, number>>();
  const all = new Map<string, number>();

  const count = (links: readonly Link[], step: 1 | -1): void => {
    for (const [folded, entity] of links) {
      add(all, entity, step);
      if (folded === '') continue;
      const keys = byText.get(folded) ?? new Map<string, number>();
      add(keys, entity, step);
      if (keys.size > 0) byText.set(folded, keys);
      else byText.delete(folded);
    }
  };
  const remove = (file: string): void => {
    count(files.get(file) ?? [], -1);
    files.delete(file);
  };

  return {
    set(file, annotations) {
      remove(file);
      const links = annotations.flatMap(({ text, entity }): Link[] =>
        entity === undefined ? [] : [[nameFold(text), entity]],
      );
      if (links.length === 0) return;
      files.set(file, links);
      count(links, 1);
    },
    delete: remove,
    ofText: (folded) => byText.get(folded) ?? new Map<string, number>(),
    all,
  };
}

function add(counts: Map<string, number>, key: string, step: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + step;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}
