// Imports annotations from files of other programs onto the articles of a corpus.

import { sameFragments } from '../core/anchor/shift';
import { compareAnnotations, compareIds, makeAnnotation, quote } from '../core/model/annotation';
import type { Annotation, Relation } from '../core/model/annotation';
import { newId } from '../core/model/id';
import type { RandomBytes } from '../core/model/id';
import { EMPTY_LAYER } from '../core/model/layer';
import type { Layer } from '../core/model/layer';
import { takenIds } from '../core/model/newAnnotations';
import { sidecarOf } from '../core/sidecar/sidecar';
import type { ArticleText } from '../core/sidecar/sidecar';
import { canonicalText } from '../core/text/canonical';
import type { Format } from '../formats/format';
import type { ImportedArticle, InputFile, InputPlace, ReadOptions } from '../formats/imported';
import { safePaths } from '../formats/safePaths';
import { articleText } from './articles';
import { readClosedLayer, sidecarPathOf } from './closedLayer';
import type { LayerReading } from './closedLayer';
import type { FileFindings } from './findings';
import { problemFinding } from './findings';
import { nameOf, throwIfCancelled } from './fileSystem';
import type { Cancellation, FileSystem } from './fileSystem';
import { importTargets } from './importTargets';
import type { ImportTargets } from './importTargets';
import { placeImported } from './placeImported';
import type { PlacedImport } from './placeImported';
import { saveSidecar } from './sidecarFile';

export interface ImportOptions {
  /** One that has `read`. */
  readonly format: Format;
  readonly read?: ReadOptions;
  readonly random: RandomBytes;
  /** Whose layer is added to; the one without a name where it is absent. */
  readonly annotator?: string;
  /** Imports everything as suggestions; what a program predicted is one in any case. */
  readonly asSuggestions?: boolean;
  /** Says what would be done, and writes nothing. */
  readonly isDryRun?: boolean;
  /** Creates a file that is not there yet, and its folder. Absent: no articles are created. */
  readonly create?: (path: string, text: string) => Promise<void>;
  readonly cancellation?: Cancellation;
  /** Called after each article of the files. */
  readonly onProgress?: (done: number, path: string) => void;
}

/** Something that was not imported, or not as the file says it. */
export interface ImportNote {
  readonly place: InputPlace;
  readonly kind: 'left-out' | 'other-unit';
  readonly message: string;
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
  const run: Run = { fs, options, targets, pathOf: safePaths(), notes, leftAlone };
  for await (const read of format.read?.(files, options.read ?? {}) ?? []) {
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

interface Run {
  readonly fs: FileSystem;
  readonly options: ImportOptions;
  readonly targets: ImportTargets;
  readonly pathOf: (id: string) => string;
  readonly notes: ImportNote[];
  readonly leftAlone: FileFindings[];
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
    : await readClosedLayer(fs, layerTarget);
  if (reading.kind === 'left-alone') {
    run.leftAlone.push(reading.file);
    return undefined;
  }
  const { article, layer, stored } = reading;
  const placement = placeImported(
    { ...imported, unit: options.read?.unit ?? imported.unit },
    article.text,
  );
  if (!placement) {
    return leaveOut(`${path} has another text than the file says; nothing is imported.`);
  }
  for (const { place, message } of placement.refused)
    notes.push({ place, kind: 'left-out', message });
  if (placement.unit !== undefined) {
    const message = `Offsets for ${path} fit only when they count ${placement.unit}; they were taken so.`;
    notes.push({ place: imported.place, kind: 'other-unit', message });
  }
  const added = addTo(layer, article, imported, placement.placed, run);
  const into = { path, isNew, ...added.count };
  if (isDryRun) return into;
  if (isNew) {
    await options.create?.(path, article.text);
    run.targets.add(path);
  }
  if (added.layer === layer) return into;
  const mine = sidecarOf(added.layer, article);
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

interface Added {
  /** The same one where nothing was added. */
  readonly layer: Layer;
  readonly count: Pick<ImportedInto, 'annotations' | 'relations' | 'known'>;
}

function addTo(
  layer: Layer,
  { text }: ArticleText,
  imported: ImportedArticle,
  placed: readonly PlacedImport[],
  { options, notes }: Run,
): Added {
  const taken = takenIds(layer);
  const ids = new Map<string, string>();
  const annotations: Annotation[] = [];
  let known = 0;
  const idFor = (wanted: string): string => {
    const isOurs = /^[a-z][0-9a-z]{7}$/u.test(wanted) && !taken.has(wanted);
    const id = isOurs ? wanted : newId(options.random, taken);
    taken.add(id);
    return id;
  };
  for (const { annotation, fragments } of placed) {
    const { label, entity, attributes, note, isPrediction = false } = annotation;
    const same = layer.annotations.find(
      (one) => one.label === label && sameFragments(one.fragments, fragments),
    );
    if (same) {
      known += 1;
      ids.set(annotation.id, same.id);
      continue;
    }
    const id = idFor(annotation.id);
    ids.set(annotation.id, id);
    const isSuggestion = options.asSuggestions === true || isPrediction;
    const origin = isSuggestion ? `imported/${options.format.id}` : annotation.origin;
    annotations.push(
      makeAnnotation({
        id,
        label,
        fragments,
        text: quote(text, fragments),
        entity,
        attributes,
        note,
        origin,
      }),
    );
  }
  const relations: Relation[] = [];
  for (const { id, type, from, to, place } of imported.relations) {
    const [source, target] = [ids.get(from), ids.get(to)];
    if (source === undefined || target === undefined) {
      const message = `The relation ${type} is left out, since one of its annotations is.`;
      notes.push({ place, kind: 'left-out', message });
      continue;
    }
    const isSame = (one: Relation): boolean =>
      one.type === type && one.from === source && one.to === target;
    if ([...layer.relations, ...relations].some(isSame)) known += 1;
    else relations.push({ id: idFor(id), type, from: source, to: target });
  }
  const count = { annotations: annotations.length, relations: relations.length, known };
  const meta = metaOf(layer, imported);
  if (annotations.length + relations.length === 0 && meta === undefined) return { layer, count };
  return {
    layer: {
      ...layer,
      ...meta,
      annotations: [...layer.annotations, ...annotations].sort(compareAnnotations),
      relations: [...layer.relations, ...relations].sort(compareIds),
    },
    count,
  };
}

/** The status of a layer that nobody has worked on yet, and attributes that it has not. */
function metaOf(
  layer: Layer,
  { status, attributes = {} }: ImportedArticle,
): Partial<Layer> | undefined {
  const isUntouched = layer.status === 'todo' && layer.annotations.length === 0;
  const takesStatus = isUntouched && status !== undefined && status !== 'todo';
  const isNew = Object.keys(attributes).some((name) => !Object.hasOwn(layer.attributes, name));
  if (!takesStatus && !isNew) return undefined;
  return {
    ...(takesStatus && { status }),
    attributes: { ...attributes, ...layer.attributes },
  };
}
