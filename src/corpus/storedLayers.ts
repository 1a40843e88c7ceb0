// The layers of a corpus as its sidecars say them, without their places.

import type { Annotation } from '../core/model/annotation';
import type { FileSystem, Cancellation } from './fileSystem';
import { throwIfCancelled } from './fileSystem';
import { loadSidecar } from './sidecarFile';
import { findSidecars } from './sidecars';
import type { SidecarPlace } from './sidecars';

/** What a corpus keeps in mind of an annotation: what it is, not where. */
export type KnownAnnotation = Pick<Annotation, 'id' | 'label' | 'text' | 'entity'>;

/** One sidecar and what it says. */
export interface StoredLayer {
  readonly place: SidecarPlace;
  /** In the order of the text; none where the file can't be read whole. */
  readonly annotations: readonly KnownAnnotation[];
  /** False where the sidecar can't be read whole, so that nothing may be written to it. */
  readonly isWhole: boolean;
}

// Enough that a slow file system is kept busy, and few enough for one with few file handles.
const READ_AT_ONCE = 16;

/**
 * Reads all sidecars in a folder and below, whoever's, in any order.
 * @param isWanted which sidecars are read; those of open articles are known already
 * @throws CancelledError
 */
export async function readLayers(
  fs: FileSystem,
  isWanted: (path: string) => boolean,
  cancellation?: Cancellation,
): Promise<readonly StoredLayer[]> {
  const places = (await findSidecars(fs, cancellation)).filter(({ path }) => isWanted(path));
  const layers: StoredLayer[] = [];
  const waiting = places.values();
  const work = async (): Promise<void> => {
    for (const place of waiting) {
      throwIfCancelled(cancellation);
      const layer = await readLayer(fs, place);
      if (layer) layers.push(layer);
    }
  };
  await Promise.all(Array.from({ length: READ_AT_ONCE }, work));
  return layers;
}

/** Reads one sidecar; `undefined` where no file is there. */
export async function readLayer(
  fs: FileSystem,
  place: SidecarPlace,
): Promise<StoredLayer | undefined> {
  const load = await loadSidecar(fs, place.path);
  if (load.kind === 'none') return undefined;
  if (load.kind === 'unreadable') return { place, annotations: [], isWhole: false };
  return { place, annotations: load.stored.sidecar.annotations.map(known), isWhole: true };
}

function known({ id, label, text, entity }: KnownAnnotation): KnownAnnotation {
  return { id, label, text, ...(entity !== undefined && { entity }) };
}
