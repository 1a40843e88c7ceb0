// Which labels each name has in a corpus: what the rule that compares articles asks.

import type { Annotation } from '../model/annotation';
import { isMention } from '../model/labelSet';
import type { LabelSet } from '../model/labelSet';

/** How a name is labelled with one label. */
export interface LabelUse {
  /** How many annotations. */
  readonly count: number;
  /** Path of one sidecar with such an annotation. */
  readonly example: string;
}

/** The labels of names, by sidecar, so that one sidecar can be taken out and put in anew. */
export interface LabelIndex {
  /**
   * Puts a sidecar's annotations in the place of those that the path had.
   * @param labelSet in force for the sidecar, since only mentions are names
   */
  set(
    path: string,
    annotations: readonly Pick<Annotation, 'label' | 'text'>[],
    labelSet: LabelSet,
  ): void;
  delete(path: string): void;
  /** Uses of a name by label; empty for a name that nobody labelled. */
  usesOf(text: string): ReadonlyMap<string, LabelUse>;
}

// Longer texts are descriptions, which hardly come again. UTF-16 code units.
const LONGEST_NAME = 80;

/** What a name is looked up by: case and the kind of white space do not tell names apart. */
export function nameKey(text: string): string | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  return text.normalize('NFC').replace(/\s+/gu, ' ').toLowerCase();
}

export function labelIndex(): LabelIndex {
  /** By path: how many annotations there are of a name and a label. */
  const files = new Map<string, Map<string, Map<string, number>>>();
  /** By name and label: paths with their counts. */
  const names = new Map<string, Map<string, Map<string, number>>>();

  const remove = (path: string): void => {
    for (const [name, labels] of files.get(path) ?? []) {
      const known = names.get(name);
      for (const label of labels.keys()) {
        const paths = known?.get(label);
        paths?.delete(path);
        if (paths?.size === 0) known?.delete(label);
      }
      if (known?.size === 0) names.delete(name);
    }
    files.delete(path);
  };

  return {
    set(path, annotations, labelSet) {
      remove(path);
      const own = new Map<string, Map<string, number>>();
      for (const { label, text } of annotations) {
        const name = isMention(labelSet, label) ? nameKey(text) : undefined;
        if (name === undefined) continue;
        const labels = entry(own, name, () => new Map<string, number>());
        labels.set(label, (labels.get(label) ?? 0) + 1);
      }
      for (const [name, labels] of own) {
        const known = entry(names, name, () => new Map<string, Map<string, number>>());
        for (const [label, count] of labels) {
          entry(known, label, () => new Map<string, number>()).set(path, count);
        }
      }
      files.set(path, own);
    },
    delete: remove,
    usesOf(text) {
      const name = nameKey(text);
      const labels = name === undefined ? undefined : names.get(name);
      const uses = new Map<string, LabelUse>();
      for (const [label, paths] of labels ?? []) {
        let count = 0;
        for (const used of paths.values()) count += used;
        const [example = ''] = paths.keys();
        uses.set(label, { count, example });
      }
      return uses;
    },
  };
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
