// Finding and reading the label sets of a corpus.

import { readLabelSet } from '../core/labelSet/read';
import type { LabelSetProblem } from '../core/labelSet/problem';
import { DEFAULT_LABEL_SET, UNREADABLE_LABEL_SET } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';
import type { FileSystem } from './fileSystem';
import { nearestFolder } from './nearestFolder';
import { readFitText } from './readFit';
import { join } from './walk';

/** Name of the file that holds the label set of its folder and all below it. */
export const LABEL_SET_FILE = 'labels.yaml';

/** What was found where a label set is looked for. */
export type LabelSetLoad =
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly labelSet: LabelSet; readonly text: string }
  | { readonly kind: 'unreadable'; readonly problems: readonly LabelSetProblem[] };

/** Reads the label set at a path. Rejects only where the file system fails. */
export async function loadLabelSet(fs: FileSystem, path: string): Promise<LabelSetLoad> {
  const { text, unfit } = await readFitText(fs, path);
  if (unfit !== undefined) return unreadable(unfit);
  if (text === undefined) return { kind: 'none' };
  const reading = readLabelSet(text);
  return reading.ok
    ? { kind: 'read', labelSet: reading.labelSet, text }
    : { kind: 'unreadable', problems: reading.problems };
}

function unreadable(message: string): LabelSetLoad {
  return { kind: 'unreadable', problems: [{ line: 1, column: 1, message }] };
}

/** The label sets of a corpus, each read once. */
export interface CorpusLabelSets {
  /** The label set in force for a file: of the nearest folder upwards that has one. */
  at(path: string): Promise<LabelSet>;
}

/**
 * @param outside in force where no folder up to the corpus' own has a label set
 * @param onUnreadable called once for each label set that can't be read whole
 */
export function corpusLabelSets(
  fs: FileSystem,
  outside: LabelSet = DEFAULT_LABEL_SET,
  onUnreadable: (path: string, problems: readonly LabelSetProblem[]) => void = () => undefined,
): CorpusLabelSets {
  const at = nearestFolder(async (folder) => {
    const path = join(folder, LABEL_SET_FILE);
    const load = await loadLabelSet(fs, path);
    if (load.kind === 'none') return undefined;
    if (load.kind === 'read') return { value: load.labelSet };
    onUnreadable(path, load.problems);
    return { value: UNREADABLE_LABEL_SET };
  }, outside);
  return { at };
}
