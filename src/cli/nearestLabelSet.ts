// The label set in force for a file that is named alone, without its corpus.

import { dirname, join } from 'node:path';
import type { LabelSetProblem } from '../core/labelSet/problem';
import { DEFAULT_LABEL_SET } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';
import { LABEL_SET_FILE, loadLabelSet } from '../corpus/labelSetFile';
import { nodeFileSystem } from '../node/fileSystem';

/** A label set, or what is wrong with its file. */
export type NearestLabelSet =
  | { readonly ok: true; readonly labelSet: LabelSet }
  | { readonly ok: false; readonly path: string; readonly problems: readonly LabelSetProblem[] };

/**
 * The label set of the nearest folder upwards that has one, else the built-in one.
 * @param folder absolute path of the folder of the file
 */
export async function nearestLabelSet(folder: string): Promise<NearestLabelSet> {
  for (let at = folder; ; at = dirname(at)) {
    const load = await loadLabelSet(nodeFileSystem(at), LABEL_SET_FILE);
    if (load.kind === 'read') return { ok: true, labelSet: load.labelSet };
    if (load.kind === 'unreadable') {
      return { ok: false, path: join(at, LABEL_SET_FILE), problems: load.problems };
    }
    if (dirname(at) === at) return { ok: true, labelSet: DEFAULT_LABEL_SET };
  }
}
