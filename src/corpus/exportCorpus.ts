// Writes a corpus out in a format, one article at a time.

import { placeSidecar } from '../core/anchor/place';
import { EMPTY_LAYER } from '../core/model/layer';
import type { Layer } from '../core/model/layer';
import { sidecarOf } from '../core/sidecar/sidecar';
import { DEFAULT_SPLIT } from '../core/splits/splitArticles';
import { decodeArticle } from '../core/text/canonical';
import { textHash } from '../core/text/hash';
import { articleHeader } from '../core/text/header';
import type { Entity } from '../core/entities/entity';
import type { LabelSet } from '../core/model/labelSet';
import type { ExportArticle, FilePiece, Format } from '../formats/format';
import type { Loss } from '../formats/loss';
import type { WriteContext, WriteOptions } from '../formats/writeContext';
import { articleText, findArticles } from './articles';
import { nameOf, throwIfCancelled } from './fileSystem';
import type { Cancellation, FileSystem } from './fileSystem';
import {
  conflictFindings,
  GONE,
  notReadable,
  notUtf8,
  placementFindings,
  WITHOUT_ARTICLE,
} from './exportWarnings';
import { BROKEN_LINK, problemFinding } from './findings';
import type { FileFindings } from './findings';
import { corpusEntityLists } from './entitiesFile';
import { corpusLabelSets } from './labelSetFile';
import { pathProblem } from '../formats/safePaths';
import { recordingReads, withManifest } from './manifest';
import type { Hashes, ManifestFacts } from './manifest';
import { readFit } from './readFit';
import { loadSidecar } from './sidecarFile';
import { findSidecars } from './sidecars';
import type { SidecarPlace } from './sidecars';

export interface ExportOptions {
  readonly format: Format;
  /** Whose layer; the one without a name where it is absent. */
  readonly annotator?: string;
  /** Leaves out articles without annotations. */
  readonly dropEmpty?: boolean;
  /** Exports our side of unresolved merge conflicts instead of failing. */
  readonly allowConflicts?: boolean;
  /** How the format is written; the format's own way where it is absent. */
  readonly write?: WriteOptions;
  /** In force for the folder; its own, or the built-in one, where it is absent. */
  readonly labelSet?: LabelSet;
  /** Of the folder; its own list where it is absent. */
  readonly entities?: readonly Entity[];
  /** Fails where the format can't hold all that is exported. */
  readonly strict?: boolean;
  /** Name and version of the program, for a manifest. */
  readonly program?: string;
  readonly cancellation?: Cancellation;
  /** Called after each article. */
  readonly onProgress?: (done: number, total: number, path: string) => void;
}

/**
 * Puts the files of an export where they shall go, and keeps what was there before unless the
 * pieces come to their end. It must reject when they do.
 */
export type ExportTarget = (pieces: AsyncIterable<FilePiece>) => Promise<void>;

/** Something that a format can't hold, and the article that it is of. */
export interface ExportLoss extends Loss {
  /** Path of the article. */
  readonly path: string;
}

/** What came of an export. */
export type ExportOutcome =
  | {
      readonly kind: 'written';
      readonly articles: number;
      readonly annotations: number;
      /** What was left out or was found at another place than its sidecar says. */
      readonly warnings: readonly FileFindings[];
      /** What the format can't hold. */
      readonly losses: readonly ExportLoss[];
    }
  | {
      /** The format can't hold all, and the export was to fail then: nothing was written. */
      readonly kind: 'lossy';
      /** At least one. */
      readonly losses: readonly ExportLoss[];
    }
  | {
      /** Sidecars that can't be read whole or have merge conflicts: nothing was written. */
      readonly kind: 'unreadable';
      readonly errors: readonly FileFindings[];
    }
  | {
      /** Nobody of that name has a layer in the corpus: nothing was written. */
      readonly kind: 'unknown-annotator';
      readonly known: readonly string[];
    };

/**
 * Exports all articles in a folder and below. An article that has no sidecar is exported without
 * annotations; one whose sidecar can't be read makes the whole export fail, since it would seem to
 * have none; so does one with unresolved merge conflicts, since nobody has said yet what is right.
 * @throws CancelledError and whatever the target rejects with
 */
export async function exportCorpus(
  files: FileSystem,
  options: ExportOptions,
  target: ExportTarget,
): Promise<ExportOutcome> {
  const { annotator, cancellation, format } = options;
  const inputs = new Map<string, string>();
  const fs = format.hasManifest ? recordingReads(files, inputs) : files;
  const articles = await findArticles(fs, cancellation);
  const allSidecars = await findSidecars(fs, cancellation);
  const sidecars = allSidecars.filter((sidecar) => sidecar.annotator === annotator);
  if (annotator !== undefined && sidecars.length === 0) {
    const known = new Set(allSidecars.flatMap((sidecar) => sidecar.annotator ?? []));
    return { kind: 'unknown-annotator', known: [...known].sort() };
  }
  const run = exportRun(fs, options, articles, sidecars);
  const losses: ExportLoss[] = [];
  const context = await contextOf(fs, options, (loss) => {
    losses.push({ ...loss, path: run.pathOf(loss.articleId) });
  });
  const isLossy = (): boolean =>
    losses.some(({ isFatal = false }) => isFatal || options.strict === true);
  try {
    const written = format.write(run.articles(), context);
    const pieces = format.hasManifest
      ? withManifest(written, () => manifestFacts(options, context, inputs))
      : written;
    await target(checked(pieces, isLossy));
  } catch (error) {
    if (run.errors.length === 0 && !(error instanceof LossyError)) throw error;
  }
  if (run.errors.length > 0) return { kind: 'unreadable', errors: run.errors };
  if (isLossy()) return { kind: 'lossy', losses };
  return { kind: 'written', ...run.count, warnings: run.warnings, losses };
}

/** All that the files of an export depend on. */
function manifestFacts(
  { format, annotator, program = 'article-annotator', ...rest }: ExportOptions,
  { options, labelSet, entities }: WriteContext,
  inputs: Hashes,
): ManifestFacts {
  const { dropEmpty = false, allowConflicts = false } = rest;
  return {
    format: format.id,
    program,
    options: {
      ...(annotator !== undefined && { annotator }),
      dropEmpty,
      allowConflicts,
      ...options,
      split: { ...DEFAULT_SPLIT, ...options.split },
      labelSetHash: textHash(JSON.stringify(labelSet)),
      entitiesHash: textHash(JSON.stringify([...entities])),
    },
    inputs,
  };
}

async function contextOf(
  fs: FileSystem,
  { labelSet, entities, write = {} }: ExportOptions,
  lose: (loss: Loss) => void,
): Promise<WriteContext> {
  const listed = entities ?? (await corpusEntityLists(fs, () => undefined).at(ANY_FILE)) ?? [];
  return {
    options: write,
    labelSet: labelSet ?? (await corpusLabelSets(fs).at(ANY_FILE)),
    entities: new Map(listed.map((entity) => [entity.key, entity])),
    lose,
  };
}

// A name of a file in the folder itself, whether or not there is one.
const ANY_FILE = 'article.txt';

/** The pieces with safe paths. They fail at their end where too much is lost, so that no target takes them. */
async function* checked(
  pieces: AsyncIterable<FilePiece>,
  isLossy: () => boolean,
): AsyncGenerator<FilePiece, void> {
  for await (const piece of pieces) {
    const problem = piece.path === '' ? undefined : pathProblem(piece.path);
    if (problem !== undefined) throw new Error(problem);
    yield piece;
  }
  if (isLossy()) throw new LossyError();
}

class LossyError extends Error {
  constructor() {
    super('The export failed: the format can’t hold all of it.');
    this.name = 'LossyError';
  }
}

/** One export under way: its articles, and what has come of them so far. */
interface ExportRun {
  /** Path of an article by its id. */
  pathOf(id: string): string;
  articles(): AsyncGenerator<ExportArticle, void>;
  readonly count: { articles: number; annotations: number };
  readonly warnings: readonly FileFindings[];
  readonly errors: readonly FileFindings[];
}

function exportRun(
  fs: FileSystem,
  { dropEmpty = false, allowConflicts = false, cancellation, onProgress }: ExportOptions,
  paths: readonly string[],
  sidecars: readonly SidecarPlace[],
): ExportRun {
  const idOf = idsOf(paths);
  const pathOfId = new Map(paths.map((path) => [idOf(path), path]));
  const sidecarOfArticle = new Map(sidecars.map((place) => [place.article, place]));
  const count = { articles: 0, annotations: 0 };
  const warnings: FileFindings[] = sidecars
    .filter(({ articleExists }) => !articleExists)
    .map(({ path }) => ({ path, findings: [WITHOUT_ARTICLE] }));
  const errors: FileFindings[] = [];

  async function* articles(): AsyncGenerator<ExportArticle, void> {
    for (const [index, path] of paths.entries()) {
      throwIfCancelled(cancellation);
      const reading = await readAnnotated(fs, path, sidecarOfArticle.get(path), allowConflicts);
      if (reading.kind === 'unreadable') errors.push(reading.file);
      else if (reading.file.findings.length > 0) warnings.push(reading.file);
      // After a first error nothing will be written, but a person shall see all of them at once.
      if (reading.kind === 'article' && errors.length === 0) {
        const { text, layer } = reading.article;
        if (!dropEmpty || layer.annotations.length > 0) {
          yield { id: idOf(path), text, header: articleHeader(text), layer };
          count.articles += 1;
          count.annotations += layer.annotations.length;
        }
      }
      onProgress?.(index + 1, paths.length, path);
    }
    throwIfCancelled(cancellation);
    // The target must not take what it has for the whole.
    if (errors.length > 0) throw new Error('The export failed: a sidecar can’t be read.');
  }

  return { pathOf: (id) => pathOfId.get(id) ?? id, articles, count, warnings, errors };
}

/** What was read of an article and its sidecar; the findings are of one of the two files. */
type AnnotatedReading =
  | {
      readonly kind: 'article';
      readonly article: Pick<ExportArticle, 'text' | 'layer'>;
      readonly file: FileFindings;
    }
  | { readonly kind: 'left-out' | 'unreadable'; readonly file: FileFindings };

async function readAnnotated(
  fs: FileSystem,
  path: string,
  place: SidecarPlace | undefined,
  allowConflicts: boolean,
): Promise<AnnotatedReading> {
  const load = place && (await loadSidecar(fs, place.path));
  if (place && load?.kind === 'none') {
    return { kind: 'unreadable', file: { path: place.path, findings: [BROKEN_LINK] } };
  }
  if (place && load?.kind === 'unreadable') {
    const findings = load.problems.map(problemFinding);
    return { kind: 'unreadable', file: { path: place.path, findings } };
  }
  const stored = load?.kind === 'stored' ? load.stored : undefined;
  const conflicts = stored && !allowConflicts ? conflictFindings(stored) : [];
  if (place && conflicts.length > 0) {
    return { kind: 'unreadable', file: { path: place.path, findings: conflicts } };
  }
  const { bytes, unfit } = await readFit(fs, path);
  const text = bytes && decodeArticle(bytes);
  if (text === undefined) {
    const why = unfit === undefined ? GONE : notReadable(unfit);
    const findings = [bytes ? notUtf8(stored) : why];
    return { kind: 'left-out', file: { path, findings } };
  }
  const article = articleText(nameOf(path), text);
  const placement = stored && placeSidecar(stored.sidecar, article);
  const layer = exportedLayer(placement?.layer ?? EMPTY_LAYER);
  const findings = stored && placement ? placementFindings(stored, layer, placement.healed) : [];
  return {
    kind: 'article',
    article: { text, layer: sidecarOf(layer, article) },
    file: { path: place?.path ?? path, findings },
  };
}

/** The layer without orphans, and without relations from or to one. */
function exportedLayer(layer: Layer): Layer {
  const known = new Set(layer.annotations.map(({ id }) => id));
  const relations = layer.relations.filter(({ from, to }) => known.has(from) && known.has(to));
  return { ...layer, orphans: [], relations };
}

/** The id of each article: its path without `.txt`, or with it where a file without it is there. */
function idsOf(paths: readonly string[]): (path: string) => string {
  const all = new Set(paths);
  return (path) => {
    const bare = path.endsWith('.txt') ? path.slice(0, -4) : path;
    return all.has(bare) ? path : bare;
  };
}
