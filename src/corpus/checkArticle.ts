// Checks one article of a corpus and all its sidecars.

import { findingSpans } from '../core/check/findingSpan';
import { checkLayer, RULES } from '../core/check/index';
import { nameKey } from '../core/check/labelIndex';
import type { LabelIndex } from '../core/check/labelIndex';
import { locatedLayer } from '../core/check/located';
import type { CheckInput, Finding } from '../core/check/rule';
import { ARTICLE_ENCODING, checkArticleBytes } from '../core/check/text/index';
import type { Entity } from '../core/entities/entity';
import type { Annotation } from '../core/model/annotation';
import type { LabelSet } from '../core/model/labelSet';
import type { RuleLevels } from '../core/model/ruleLevel';
import { decodeArticle } from '../core/text/canonical';
import { lineIndex } from '../core/text/lines';
import { articleText } from './articles';
import { nameOf } from './fileSystem';
import type { FileSystem } from './fileSystem';
import {
  articlePlace,
  BROKEN_LINK,
  FILE_START,
  problemFinding,
  textFinding,
  unfitFinding,
} from './findings';
import type { CorpusFinding, FileFindings } from './findings';
import { readFit } from './readFit';
import { loadSidecar } from './sidecarFile';
import type { SidecarPlace } from './sidecars';

/** One article with all its sidecars. */
export interface CheckedArticle {
  readonly path: string;
  readonly exists: boolean;
  readonly sidecars: readonly Pick<SidecarPlace, 'path' | 'annotator'>[];
}

/** What is in force for a check. */
export interface CheckRules {
  readonly labelSet: LabelSet;
  /** The list of entities; absent where there is none. */
  readonly entities?: readonly Entity[];
  /** Levels of rules, which go before those of the label set. */
  readonly levels: RuleLevels;
}

/** A sidecar that is to be compared with the corpus, once all of it is read. */
export interface Comparison {
  readonly path: string;
  /** What the rules of scope `corpus` find in the sidecar. */
  readonly compare: () => readonly CorpusFinding[];
}

/** What came of one article. */
export interface ArticleCheck {
  readonly files: readonly FileFindings[];
  readonly comparisons: readonly Comparison[];
}

const OWN_RULES = RULES.filter(({ scope }) => scope !== 'corpus');
const CORPUS_RULES = RULES.filter(({ scope }) => scope === 'corpus');

/**
 * Checks an article by all rules that need nothing else, and adds its names to the labels of the
 * corpus.
 * @param labelsOf the labels that an annotator gave, for those who code one article twice shall not
 *   hear from each other
 */
export async function checkArticle(
  fs: FileSystem,
  { path, exists, sidecars }: CheckedArticle,
  labelsOf: (annotator: string | undefined) => LabelIndex,
  { labelSet, entities, levels }: CheckRules,
): Promise<ArticleCheck> {
  const files: FileFindings[] = [];
  const comparisons: Comparison[] = [];
  const { bytes, unfit } = exists ? await readFit(fs, path) : {};
  if (unfit !== undefined) files.push({ path, findings: [unfitFinding(unfit)] });
  const texts = bytes ? checkArticleBytes(bytes, labelSet.check, levels) : [];
  files.push({ path, findings: texts.map((found) => textFinding(found, path)) });
  const isUtf8 = texts[0]?.rule !== ARTICLE_ENCODING.id;
  const text = bytes && isUtf8 ? decodeArticle(bytes) : undefined;
  const article = text === undefined ? undefined : articleText(nameOf(path), text);
  const lines = lineIndex(text ?? '');
  for (const { path: sidecar, annotator } of sidecars) {
    const load = await loadSidecar(fs, sidecar);
    if (load.kind === 'none') files.push({ path: sidecar, findings: [BROKEN_LINK] });
    if (load.kind === 'unreadable') {
      files.push({ path: sidecar, findings: load.problems.map(problemFinding) });
    }
    // The sidecar can only be checked against an article that can be read.
    if (load.kind !== 'stored' || !isUtf8 || unfit !== undefined) continue;
    const layer = locatedLayer(load.stored.sidecar, article);
    const labels = labelsOf(annotator);
    labels.set(sidecar, load.stored.sidecar.annotations, labelSet);
    const input: CheckInput = {
      ...load.stored,
      article,
      layer,
      labelSet,
      ...(entities && { entities }),
      corpus: labels,
    };
    const spanOf = findingSpans(layer);
    const placed = (finding: Finding): CorpusFinding => {
      const span = article && spanOf(finding);
      return span ? { ...finding, inArticle: articlePlace(path, lines, span) } : finding;
    };
    const found = checkLayer(input, { rules: OWN_RULES, levels }).map(placed);
    files.push({ path: sidecar, findings: found });
    comparisons.push(comparison(sidecar, input, levels, placed));
  }
  return { files: files.filter(({ findings }) => findings.length > 0), comparisons };
}

/** Keeps of a sidecar only what a comparison needs, since all sidecars are kept at once. */
function comparison(
  path: string,
  { layer, labelSet, sidecar, positions, corpus }: CheckInput,
  levels: RuleLevels,
  placed: (finding: Finding) => CorpusFinding,
): Comparison {
  const firsts = firstOfEachName(layer.annotations);
  const kept = new Map(
    firsts.map(({ id }) => {
      const position = positions.get(id) ?? FILE_START;
      const { inArticle } = placed({ rule: '', severity: 'info', message: '', position, id });
      return [id, { position, ...(inArticle && { inArticle }) }] as const;
    }),
  );
  const input: CheckInput = {
    article: undefined,
    sidecar: { ...sidecar, annotations: [], relations: [] },
    layer: { ...layer, annotations: firsts, orphans: [], relations: [] },
    positions: new Map(),
    labelSet,
    ...(corpus && { corpus }),
  };
  return {
    path,
    compare: () =>
      checkLayer(input, { rules: CORPUS_RULES, levels }).map((found) => ({
        ...found,
        ...kept.get(found.id ?? ''),
      })),
  };
}

function firstOfEachName(annotations: readonly Annotation[]): readonly Annotation[] {
  const firsts = new Map<string, Annotation>();
  for (const annotation of annotations) {
    const name = nameKey(annotation.text);
    const key = JSON.stringify([name, annotation.label]);
    if (name !== undefined && !firsts.has(key)) firsts.set(key, annotation);
  }
  return [...firsts.values()];
}
