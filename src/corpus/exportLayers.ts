// One article with those of its layers that an export looks at.

import { placeSidecar } from '../core/anchor/place';
import { refusal } from '../core/choice/exportFilter';
import type { ExportFilter } from '../core/choice/exportFilter';
import type { Layer } from '../core/model/layer';
import { sidecarOf } from '../core/sidecar/sidecar';
import type { ArticleText, ExportLayer } from '../core/sidecar/sidecar';
import { decodeArticle } from '../core/text/canonical';
import { articleHeader } from '../core/text/header';
import type { ArticleHeader } from '../core/text/header';
import { articleText } from './articles';
import { conflictFindings, GONE, notReadable, notUtf8, placementFindings } from './exportWarnings';
import { nameOf } from './fileSystem';
import type { FileSystem } from './fileSystem';
import { BROKEN_LINK, problemFinding } from './findings';
import type { FileFindings } from './findings';
import { readFit } from './readFit';
import { loadSidecar } from './sidecarFile';
import type { StoredSidecar } from './sidecarFile';
import type { SidecarPlace } from './sidecars';

/** A sidecar that an export looks at. */
export interface ExportPlace extends SidecarPlace {
  /** False where its layer is only compared with the others: then the export does not need it. */
  readonly isChosen: boolean;
}

/** One layer, each annotation at its place in the article; orphans are left out. */
export interface AnnotatorLayer {
  /** Absent for the layer without a name. */
  readonly annotator?: string;
  readonly isChosen: boolean;
  readonly layer: ExportLayer;
}

/** What was read of an article and its sidecars; the findings are of one of these files. */
export type LayersReading =
  | {
      readonly kind: 'article';
      readonly article: ArticleText;
      readonly header: ArticleHeader;
      /** Sorted as the sidecars are. */
      readonly layers: readonly AnnotatorLayer[];
      readonly files: readonly FileFindings[];
    }
  /** The filter leaves it out. */
  | { readonly kind: 'refused'; readonly why: 'date' | 'agency' }
  | { readonly kind: 'left-out' | 'unreadable'; readonly files: readonly FileFindings[] };

/** Reads an article and these of its sidecars. Rejects only where the file system fails. */
export async function readExportLayers(
  fs: FileSystem,
  path: string,
  places: readonly ExportPlace[],
  { filter, allowConflicts }: { readonly filter: ExportFilter; readonly allowConflicts: boolean },
): Promise<LayersReading> {
  const { bytes, unfit } = await readFit(fs, path);
  const text = bytes && decodeArticle(bytes);
  const header = text === undefined ? {} : articleHeader(text);
  const why = text === undefined ? undefined : refusal(filter, header);
  if (why !== undefined) {
    // What the manifest lists are all layers that were chosen, whatever the articles' dates.
    for (const place of places) await readFit(fs, place.path);
    return { kind: 'refused', why };
  }
  const loads: SidecarReading[] = [];
  for (const place of places) loads.push(await readStored(fs, place, allowConflicts));
  const failed = loads.flatMap((load) => (load.ok || !load.place.isChosen ? [] : [load.file]));
  if (failed.length > 0) return { kind: 'unreadable', files: failed };
  const passedOver = loads.flatMap((load) => (load.ok ? [] : [asWarning(load.file)]));
  const read = loads.flatMap((load) => (load.ok ? [load] : []));
  if (text === undefined) {
    const finding = unfit === undefined ? GONE : notReadable(unfit);
    const findings = [bytes ? notUtf8(read[0]?.stored) : finding];
    return { kind: 'left-out', files: [{ path, findings }, ...passedOver] };
  }
  const article = articleText(nameOf(path), text);
  const placed = read.map(({ place, stored }) => placedLayer(place, stored, article));
  return {
    kind: 'article',
    article,
    header,
    layers: placed.map(({ layer }) => layer),
    files: [...placed.flatMap(({ file }) => file ?? []), ...passedOver],
  };
}

type SidecarReading =
  | { readonly ok: true; readonly place: ExportPlace; readonly stored: StoredSidecar }
  | { readonly ok: false; readonly place: ExportPlace; readonly file: FileFindings };

async function readStored(
  fs: FileSystem,
  place: ExportPlace,
  allowConflicts: boolean,
): Promise<SidecarReading> {
  const { path } = place;
  const load = await loadSidecar(fs, path);
  if (load.kind === 'none') return { ok: false, place, file: { path, findings: [BROKEN_LINK] } };
  if (load.kind === 'unreadable') {
    return { ok: false, place, file: { path, findings: load.problems.map(problemFinding) } };
  }
  const conflicts = allowConflicts ? [] : conflictFindings(load.stored);
  if (conflicts.length > 0) return { ok: false, place, file: { path, findings: conflicts } };
  return { ok: true, place, stored: load.stored };
}

/** What does not fail the export, since the layer is only compared with others. */
function asWarning({ path, findings }: FileFindings): FileFindings {
  return { path, findings: findings.map((one) => ({ ...one, severity: 'warning' })) };
}

function placedLayer(
  { annotator, isChosen, path }: ExportPlace,
  stored: StoredSidecar,
  article: ArticleText,
): { readonly layer: AnnotatorLayer; readonly file?: FileFindings } {
  const { layer: whole, healed } = placeSidecar(stored.sidecar, article);
  const layer = withoutOrphans(whole);
  const findings = isChosen ? placementFindings(stored, layer, healed) : [];
  return {
    layer: {
      ...(annotator !== undefined && { annotator }),
      isChosen,
      layer: sidecarOf(layer, article),
    },
    ...(findings.length > 0 && { file: { path, findings } }),
  };
}

/** The layer without orphans, and without relations from or to one. */
function withoutOrphans(layer: Layer): Layer {
  const known = new Set(layer.annotations.map(({ id }) => id));
  const relations = layer.relations.filter(({ from, to }) => known.has(from) && known.has(to));
  return { ...layer, orphans: [], relations };
}
