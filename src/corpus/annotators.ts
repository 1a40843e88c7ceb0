// Who has annotated a corpus.

import type { Cancellation, FileSystem } from './fileSystem';
import { findSidecars } from './sidecars';

/** Whose layers are in a corpus. */
export interface CorpusAnnotators {
  /** True where some article has a layer without a name. */
  readonly hasOwn: boolean;
  /** Sorted; `gold` may be among them. */
  readonly names: readonly string[];
}

/**
 * By the names of the sidecars; none is read.
 * @throws CancelledError
 */
export async function corpusAnnotators(
  fs: FileSystem,
  cancellation?: Cancellation,
): Promise<CorpusAnnotators> {
  const sidecars = await findSidecars(fs, cancellation);
  const names = new Set(sidecars.flatMap(({ annotator }) => annotator ?? []));
  const hasOwn = sidecars.some(({ annotator }) => annotator === undefined);
  return { hasOwn, names: [...names].sort() };
}
