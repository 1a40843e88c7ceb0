// Imports annotations from files of other programs onto the articles of a corpus.

import { applyEdit, isEmptyEdit } from '../core/model/edit';
import { EMPTY_LAYER } from '../core/model/layer';
import { sidecarOf } from '../core/sidecar/sidecar';
import { canonicalText } from '../core/text/canonical';
import type { Format } from '../formats/format';
import type { ImportedArticle, InputFile } from '../formats/imported';
import { safePaths } from '../formats/safePaths';
import { articleText } from './articles';
import { readClosedLayer, sidecarPathOf } from './closedLayer';
import type { LayerReading } from './closedLayer';
import { corpusEntityLists } from './entitiesFile';
import type { FileFindings } from './findings';
import { problemFinding } from './findings';
import { nameOf, throwIfCancelled } from './fileSystem';
import type { Cancellation, FileSystem } from './fileSystem';
import { importEdit } from './importEdit';
import type { ImportEditOptions, ImportNote } from './importEdit';
import { importTargets } from './importTargets';
import type { ImportTargets } from './importTargets';
import { saveSidecar } from './sidecarFile';

export interface ImportOptions extends ImportEditOptions {
  /** One that has `read`. */
  readonly format: Format;
  /** Whose layer is added to; the one without a name where it is absent. */
  readonly annotator?: string;
  /** Says what would be done, and writes nothing. */
  readonly isDryRun?: boolean;
  /** Creates a file that is not there yet, and its folder. Absent: no articles are created. */
  readonly create?: (path: string, text: string) => Promise<void>;
  readonly cancellation?: Cancellation;
  /**
   * Called with the article that an imported one is put on, before it is.
   * @param text of an article that is created
   */
  readonly onTarget?: (path: string, imported: ImportedArticle, text?: string) => void;
  /** Called after each article of the files. */
  readonly onProgress?: (done: number, path: string) => void;
}

/** What came of one article of the files. */
export interface ImportedInto {
  /** Path of the article. */
  readonly path: string;
  readonly isNew: boolean;
  readonly annotations: number;
  readonly relations: number;
  /** Annotations and relations that the layer had already. */
  readonly known: number;
}

/** What came of an import. */
export interface ImportOutcome {
  readonly articles: readonly ImportedInto[];
  readonly notes: readonly ImportNote[];
  /** Articles and sidecars that a person has to look at first: nothing was put on them. */
  readonly leftAlone: readonly FileFindings[];
}

/**
 * Imports files onto articles. What a layer has is kept as it is, an annotation with the same spans
 * and label is not added again, and what does not fit is a note. Rejects only where the file system
 * fails.
 * @throws CancelledError between two articles; what was written by then stays written
 */
export async function importCorpus(
  fs: FileSystem,
  files: readonly InputFile[],
  options: ImportOptions,
): Promise<ImportOutcome> {
  const { format, cancellation } = options;
  const articles: ImportedInto[] = [];
  const notes: ImportNote[] = [];
  const leftAlone: FileFindings[] = [];
  const targets = await importTargets(fs, cancellation);
  const pathOf = safePaths();
  // The paths that are there are given away.
  for (const path of targets.paths) pathOf(path.replace(/\.txt$/u, ''));
  const run: Run = { fs, options, targets, pathOf, notes, leftAlone, unwritten: new Map() };
  const listed = (await corpusEntityLists(fs, () => undefined).at(ANY_FILE)) ?? [];
  const entityOf = (item: string): string | undefined =>
    listed.find(({ wikidata }) => wikidata === item)?.key;
  for await (const read of format.read?.(files, { entityOf, ...options.read }) ?? []) {
    throwIfCancelled(cancellation);
    if (read.kind === 'problem') {
      notes.push({ place: read.place, kind: 'left-out', message: read.message });
      continue;
    }
    const into = await importArticle(run, read);
    if (into) articles.push(into);
    options.onProgress?.(articles.length, read.place.file);
  }
  return { articles, notes, leftAlone };
}

// The list of entities in the corpus' own folder is in force for it.
const ANY_FILE = 'any';

interface Run {
  readonly fs: FileSystem;
  readonly options: ImportOptions;
  readonly targets: ImportTargets;
  readonly pathOf: (id: string) => string;
  readonly notes: ImportNote[];
  readonly leftAlone: FileFindings[];
  /** Of a dry run: what would have been written, by the article's path. */
  readonly unwritten: Map<string, LayerReading>;
}

async function importArticle(
  run: Run,
  imported: ImportedArticle,
): Promise<ImportedInto | undefined> {
  const { fs, options, notes } = run;
  const { annotator, isDryRun = false } = options;
  const leaveOut = (message: string): undefined => {
    notes.push({ place: imported.place, kind: 'left-out', message });
  };
  const target = await run.targets.of(imported);
  if (target.kind === 'several') {
    return leaveOut(
      `Several articles are this one: ${target.paths.join(', ')}; nothing is imported.`,
    );
  }
  const isNew = target.kind === 'none';
  const path = isNew ? newPath(run, imported) : target.path;
  if (path === undefined) return leaveOut(NO_ARTICLE);
  const layerTarget = { article: path, ...(annotator !== undefined && { annotator }) };
  const reading: LayerReading = isNew
    ? newLayer(path, imported)
    : (run.unwritten.get(path) ?? (await readClosedLayer(fs, layerTarget)));
  if (reading.kind === 'left-alone') {
    run.leftAlone.push(reading.file);
    return undefined;
  }
  const { article, layer, stored } = reading;
  const change = importEdit(layer, article, imported, options, path);
  if (!change) {
    return leaveOut(`${path} has another text than the file says; nothing is imported.`);
  }
  notes.push(...change.notes);
  options.onTarget?.(path, imported, isNew ? article.text : undefined);
  const into = { path, isNew, ...change.count };
  if (isNew) run.targets.add(path);
  const after = applyEdit(layer, change.edit);
  if (isDryRun) {
    run.unwritten.set(path, { ...reading, layer: after });
    return into;
  }
  if (isNew) await options.create?.(path, article.text);
  if (isEmptyEdit(change.edit)) return into;
  const mine = sidecarOf(after, article);
  const sidecar = sidecarPathOf(layerTarget);
  const save = await saveSidecar(fs, sidecar, stored, mine);
  if (save.kind === 'saved') return into;
  run.leftAlone.push({ path: sidecar, findings: save.problems.map(problemFinding) });
  return undefined;
}

const NO_ARTICLE =
  'No article has this name or this text; put it in the folder, or let articles be created.';

/** The path of an article that is created; `undefined` where none may or can be. */
function newPath({ options, pathOf }: Run, imported: ImportedArticle): string | undefined {
  const { text, id, place } = imported;
  if (!options.create || text === undefined) return undefined;
  const name = id ?? nameOf(place.file).replace(/\.[^.]*$/u, '');
  return `${pathOf(name.replace(/\.txt$/u, ''))}.txt`;
}

function newLayer(path: string, { text = '' }: ImportedArticle): LayerReading {
  const article = articleText(nameOf(path), canonicalText(text));
  return { kind: 'read', article, layer: EMPTY_LAYER };
}
