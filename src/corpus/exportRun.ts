// One export under way: its articles, and what has come of them so far.

import { quoted } from '../core/check/quoted';
import { takesLayer } from '../core/choice/layerChoice';
import type { ExportFilter } from '../core/choice/exportFilter';
import type { LayerChoice } from '../core/choice/layerChoice';
import { tallyLeftOut } from '../core/choice/leftOut';
import type { LeftOutCount } from '../core/choice/leftOut';
import { hull } from '../core/model/annotation';
import type { Annotation } from '../core/model/annotation';
import type { ArticleText } from '../core/sidecar/sidecar';
import { lineIndex } from '../core/text/lines';
import type { ExportArticle } from '../formats/format';
import { chooseLayers } from './chosenLayers';
import { readExportLayers } from './exportLayers';
import type { AnnotatorLayer, ExportPlace } from './exportLayers';
import { WITHOUT_ARTICLE } from './exportWarnings';
import { throwIfCancelled } from './fileSystem';
import type { Cancellation, FileSystem } from './fileSystem';
import type { FileFindings } from './findings';
import type { SidecarPlace } from './sidecars';

/** What is exported, and how. */
export interface RunOptions {
  readonly layer: LayerChoice;
  readonly filter: ExportFilter;
  readonly dropEmpty: boolean;
  readonly allowConflicts: boolean;
  readonly cancellation?: Cancellation | undefined;
  /** Called after each article. */
  readonly onProgress?: ((done: number, total: number, path: string) => void) | undefined;
  /** Takes all layers of each article that is exported, whoever’s; read only where it is there. */
  readonly compare?:
    ((article: ArticleText, layers: readonly AnnotatorLayer[]) => void) | undefined;
}

export interface ExportRun {
  /** Path of an article by the id under which it was exported. */
  pathOf(id: string): string;
  articles(): AsyncGenerator<ExportArticle, void>;
  readonly count: { articles: number; annotations: number };
  readonly warnings: readonly FileFindings[];
  readonly errors: readonly FileFindings[];
  /** What exactly half of the annotators marked, in the articles. */
  readonly ties: readonly FileFindings[];
  leftOut(): readonly LeftOutCount[];
}

/**
 * @param paths of all articles
 * @param sidecars all of them, whoever’s
 */
export function exportRun(
  fs: FileSystem,
  options: RunOptions,
  paths: readonly string[],
  sidecars: readonly SidecarPlace[],
): ExportRun {
  const { layer: choice, filter, dropEmpty, cancellation, compare } = options;
  const idOf = idsOf(paths);
  const pathOfId = new Map<string, string>();
  const chosen = sidecars.filter(({ annotator }) => takesLayer(choice, annotator));
  const placesOf = placesByArticle(compare ? sidecars : chosen, choice);
  const count = { articles: 0, annotations: 0 };
  const tally = tallyLeftOut();
  const warnings: FileFindings[] = chosen
    .filter(({ articleExists }) => !articleExists)
    .map(({ path }) => ({ path, findings: [WITHOUT_ARTICLE] }));
  const errors: FileFindings[] = [];
  const ties: FileFindings[] = [];

  async function* exported(path: string): AsyncGenerator<ExportArticle, void> {
    const reading = await readExportLayers(fs, path, placesOf.get(path) ?? [], options);
    if (reading.kind === 'refused') {
      tally.add([{ what: 'article', why: reading.why, count: 1 }]);
      return;
    }
    (reading.kind === 'unreadable' ? errors : warnings).push(...reading.files);
    // After a first error nothing will be written, but a person shall see all of them at once.
    if (reading.kind !== 'article' || errors.length > 0) return;
    const { article, header } = reading;
    const wanted = reading.layers.filter(({ isChosen }) => isChosen);
    const { layers, leftOut, ...vote } = chooseLayers(wanted, choice, filter, dropEmpty);
    tally.add(leftOut);
    if (vote.ties.length > 0) ties.push(tieFindings(path, article, vote.ties, vote.voters));
    if (layers.length > 0) compare?.(article, reading.layers);
    for (const { annotator, layer } of layers) {
      const id = annotator === undefined ? idOf(path) : `${annotator}/${idOf(path)}`;
      pathOfId.set(id, path);
      yield { id, text: article.text, header, layer };
      count.articles += 1;
      count.annotations += layer.annotations.length;
    }
  }

  async function* articles(): AsyncGenerator<ExportArticle, void> {
    for (const [index, path] of paths.entries()) {
      throwIfCancelled(cancellation);
      yield* exported(path);
      options.onProgress?.(index + 1, paths.length, path);
    }
    throwIfCancelled(cancellation);
    // The target must not take what it has for the whole.
    if (errors.length > 0) throw new Error('The export failed: a sidecar can’t be read.');
  }

  return {
    pathOf: (id) => pathOfId.get(id) ?? id,
    articles,
    count,
    warnings,
    errors,
    ties,
    leftOut: () => tally.counts(),
  };
}

function placesByArticle(
  sidecars: readonly SidecarPlace[],
  choice: LayerChoice,
): ReadonlyMap<string, readonly ExportPlace[]> {
  const places = new Map<string, ExportPlace[]>();
  for (const place of sidecars) {
    const one = { ...place, isChosen: takesLayer(choice, place.annotator) };
    const known = places.get(place.article);
    if (known) known.push(one);
    else places.set(place.article, [one]);
  }
  return places;
}

/** What exactly half of the annotators marked, at its places in the article. */
function tieFindings(
  path: string,
  { text, offsets }: ArticleText,
  ties: readonly Annotation<'codePoint'>[],
  voters: number,
): FileFindings {
  const lines = lineIndex(text);
  return {
    path,
    findings: ties.map((tie) => {
      const { line, character } = lines.positionAt(offsets.toUtf16(hull(tie).start));
      return {
        rule: 'export/tie',
        severity: 'warning',
        position: { line: line + 1, column: character + 1 },
        message: `${quoted(tie.text)} is ${quoted(tie.label)} to ${voters / 2} of ${voters} annotators and was left out.`,
      };
    }),
  };
}

/** The id of each article: its path without `.txt`, or with it where a file without it is there. */
function idsOf(paths: readonly string[]): (path: string) => string {
  const all = new Set(paths);
  return (path) => {
    const bare = path.endsWith('.txt') ? path.slice(0, -4) : path;
    return all.has(bare) ? path : bare;
  };
}
