// Writes a corpus out in a format, one article at a time.

import { tallyAgreement } from '../core/agreement/agreement';
import type { ExportFilter } from '../core/choice/exportFilter';
import { filterLabelSet } from '../core/choice/filterLabels';
import { namedAnnotators, OWN_LAYER } from '../core/choice/layerChoice';
import type { LayerChoice } from '../core/choice/layerChoice';
import type { LeftOutCount } from '../core/choice/leftOut';
import type { Entity } from '../core/entities/entity';
import type { LabelSet } from '../core/model/labelSet';
import { joinAbout } from '../core/report/about';
import { tallyCorpus } from '../core/report/corpusFacts';
import type { ExportNotes } from '../core/report/exportNotes';
import type { ReportFacts } from '../core/report/reportParts';
import { DEFAULT_SPLIT } from '../core/splits/splitArticles';
import { textHash } from '../core/text/hash';
import type { FilePiece, Format } from '../formats/format';
import type { Loss } from '../formats/loss';
import { pathProblem } from '../formats/safePaths';
import type { WriteContext, WriteOptions } from '../formats/writeContext';
import { findArticles } from './articles';
import { corpusEntityLists } from './entitiesFile';
import { comparing, counting, reportOn } from './exportDescription';
import { exportRun } from './exportRun';
import type { Cancellation, FileSystem } from './fileSystem';
import type { FileFindings } from './findings';
import { corpusLabelSets } from './labelSetFile';
import { recordingReads, withManifest } from './manifest';
import type { Hashes, ManifestFacts } from './manifest';
import { findSidecars } from './sidecars';

export interface ExportOptions {
  readonly format: Format;
  /** Whose annotations; the layer without a name where it is absent. */
  readonly layer?: LayerChoice;
  /** Which articles and annotations; all where it is absent. */
  readonly filter?: ExportFilter;
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
  /** Gathers what a report says; all layers are read for it. */
  readonly describes?: boolean;
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
      /** What was left out by the choices that were made. */
      readonly leftOut: readonly LeftOutCount[];
      /** Where it was asked for. */
      readonly report?: ReportFacts;
      /** Annotations that exactly half of the annotators made, at their places in the articles. */
      readonly ties: readonly FileFindings[];
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
      /** Annotators who have no layer in the corpus: nothing was written. */
      readonly kind: 'unknown-annotator';
      /** At least one. */
      readonly unknown: readonly string[];
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
  const { layer = OWN_LAYER, filter = {}, cancellation, format } = options;
  const inputs = new Map<string, string>();
  const fs = format.hasManifest ? recordingReads(files, inputs) : files;
  const articles = await findArticles(fs, cancellation);
  const sidecars = await findSidecars(fs, cancellation);
  const known = new Set(sidecars.flatMap(({ annotator }) => annotator ?? []));
  const unknown = namedAnnotators(layer).filter((name) => !known.has(name));
  if (unknown.length > 0) return { kind: 'unknown-annotator', unknown, known: [...known].sort() };
  const { dropEmpty = false, allowConflicts = false, onProgress } = options;
  const choices = { layer, filter, dropEmpty, allowConflicts };
  const { describes = false } = options;
  const compares = describes || format.comparesLayers === true;
  const agreement = tallyAgreement();
  const run = exportRun(
    fs,
    {
      ...choices,
      cancellation,
      onProgress,
      compare: compares ? comparing(agreement, filter) : undefined,
    },
    articles,
    sidecars,
  );
  const losses: ExportLoss[] = [];
  const notes = (): ExportNotes => {
    const found = agreement.agreement();
    return { layer, filter, leftOut: run.leftOut(), ...(found && { agreement: found }) };
  };
  const context = await contextOf(fs, options, notes, (loss) => {
    losses.push({ ...loss, path: run.pathOf(loss.articleId) });
  });
  const corpus = tallyCorpus(context.labelSet);
  const isLossy = (): boolean =>
    losses.some(({ isFatal = false }) => isFatal || options.strict === true);
  try {
    const source = describes ? counting(run.articles(), corpus) : run.articles();
    const written = format.write(source, context);
    const pieces = format.hasManifest
      ? withManifest(written, () => manifestFacts(options, context, inputs))
      : written;
    await target(checked(pieces, isLossy));
  } catch (error) {
    if (run.errors.length === 0 && !(error instanceof LossyError)) throw error;
  }
  if (run.errors.length > 0) return { kind: 'unreadable', errors: run.errors };
  if (isLossy()) return { kind: 'lossy', losses };
  const { count, warnings, ties } = run;
  return {
    kind: 'written',
    ...count,
    warnings,
    losses,
    leftOut: run.leftOut(),
    ties,
    ...(describes && { report: reportOn(context, corpus, format, losses) }),
  };
}

/** All that the files of an export depend on. */
function manifestFacts(
  { format, layer = OWN_LAYER, filter = {}, program = 'article-annotator', ...rest }: ExportOptions,
  { options, labelSet, entities }: WriteContext,
  inputs: Hashes,
): ManifestFacts {
  const { dropEmpty = false, allowConflicts = false } = rest;
  return {
    format: format.id,
    program,
    options: {
      layer,
      filter,
      comparesLayers: format.comparesLayers ?? false,
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
  { labelSet, entities, filter = {}, write = {} }: ExportOptions,
  notes: WriteContext['notes'],
  lose: (loss: Loss) => void,
): Promise<WriteContext> {
  const listed = entities ?? (await corpusEntityLists(fs, () => undefined).at(ANY_FILE)) ?? [];
  const inForce = labelSet ?? (await corpusLabelSets(fs).at(ANY_FILE));
  return {
    options: { ...write, about: joinAbout(inForce, write.about ?? {}) },
    labelSet: filterLabelSet(inForce, filter),
    entities: new Map(listed.map((entity) => [entity.key, entity])),
    notes,
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
