// A folder that the library `datasets` loads: a table for each task, in parts for training and testing.

import { quoted } from '../../core/check/quoted';
import { isMention } from '../../core/model/labelSet';
import type { LabelSet } from '../../core/model/labelSet';
import { tallyCorpus } from '../../core/report/corpusFacts';
import { reportParts } from '../../core/report/reportParts';
import type { ReportFacts } from '../../core/report/reportParts';
import { DEFAULT_SPLIT, SPLITS, splitArticles } from '../../core/splits/splitArticles';
import type { SplitName, SplitOptions } from '../../core/splits/splitArticles';
import { reportPage } from '../../render/report/reportPage';
import type { ExportArticle, Format, Holds } from '../format';
import { HOLDS_ALL, HOLDS_TAGS } from '../holds';
import { reportLosses } from '../loss';
import type { ArticleLosses } from '../loss';
import { parquetBytes } from '../parquetTable';
import { readHuggingface } from '../readParquet';
import type { WriteContext } from '../writeContext';
import { datasetCard } from './card';
import type { DatasetFile } from './card';
import { claimsTask } from './claimsTask';
import type { DatasetNames, DatasetTask, DatasetTaskId } from './datasetTask';
import { asWritten, featuresJson, sizeOf } from './features';
import { relationsTask } from './relationsTask';
import { SPANS_TASK } from './spansTask';
import { tokensTask } from './tokensTask';

/**
 * `load_dataset(folder, 'tokens')` loads a table. All articles are held in memory, since which part
 * one goes to depends on the others.
 */
export const HUGGINGFACE: Format = {
  id: 'huggingface',
  title: 'Hugging Face dataset',
  description: 'A folder for the library `datasets`: a table for each task, split, with a card.',
  hasManifest: true,
  comparesLayers: true,
  holds: HOLDS_ALL,
  heeds: ['tokens', 'midToken', 'overlaps', 'split', 'tasks', 'about'],
  async *write(source, context) {
    const all: ExportArticle[] = [];
    for await (const article of source) all.push(article);
    const split = { ...DEFAULT_SPLIT, ...context.options.split };
    const parts = partsOf(all, split);
    const articles = all.map((article) => ({ article, split: parts.get(article.id) ?? 'train' }));
    const used = SPLITS.filter((name) => articles.some((one) => one.split === name));
    const names = namesOf(all, context.labelSet);
    const tasks = tasksOf(names, context.options.tasks);
    const counted = countingLosses(context);
    const losses = all.map((article) => {
      const own = reportLosses(article, holdsOf(tasks), counted.lose);
      reportStatements(article, names, tasks, own);
      return own;
    });
    const tables: { readonly task: DatasetTask; readonly files: DatasetFile[] }[] = [];
    for (const task of tasks) {
      const metadata = { huggingface: featuresJson(task.columns), offset_unit: 'code point' };
      const files: DatasetFile[] = [];
      for (const name of used) {
        const rows = articles.flatMap((one, i) => {
          const own = losses[i];
          return one.split === name && own ? task.rows(one.article, context, own) : [];
        });
        // The library loads no table that has a part without rows.
        if (rows.length === 0) continue;
        const path = `${task.id}/${name}-00000-of-00001.parquet`;
        const content = parquetBytes(asWritten(task.columns), rows, metadata);
        const [size, bytes] = [content.length, sizeOf(task.columns, rows)];
        files.push({ split: name, path, rows: rows.length, bytes, size });
        yield { path, content };
      }
      if (files.length > 0) tables.push({ task, files });
    }
    yield { path: 'splits.json', content: splitsJson(articles) };
    const corpus = tallyCorpus(context.labelSet);
    for (const article of all) corpus.add(article);
    const facts: ReportFacts = {
      about: context.options.about ?? {},
      corpus: corpus.facts(),
      notes: context.notes(),
      losses: { formatTitle: HUGGINGFACE.title, counts: counted.counts },
    };
    yield { path: 'README.md', content: datasetCard({ ...facts, tables, articles, split }) };
    yield { path: 'report.html', content: reportPage(reportParts(facts)) };
  },
  read: readHuggingface,
};

/** The ids of each part's articles, in their order. */
function splitsJson(
  articles: readonly { readonly article: ExportArticle; readonly split: SplitName }[],
): string {
  const idsOf = (name: SplitName): readonly string[] =>
    articles.flatMap(({ article, split }) => (split === name ? [article.id] : []));
  const splits = Object.fromEntries(SPLITS.map((name) => [name, idsOf(name)]));
  return `${JSON.stringify(splits, undefined, 2)}\n`;
}

function partsOf(
  articles: readonly ExportArticle[],
  options: SplitOptions,
): ReadonlyMap<string, SplitName> {
  return splitArticles(
    articles.map(({ id, text, header: { date }, layer }) => ({
      id,
      text,
      ...(date !== undefined && { date }),
      labels: layer.annotations.map(({ label }) => label),
    })),
    options,
  );
}

/** In the label set's order, so that a label that is added to its end changes no number. */
function namesOf(articles: readonly ExportArticle[], labelSet: LabelSet): DatasetNames {
  const used = new Set<string>();
  const types = new Set<string>();
  for (const { layer } of articles) {
    for (const { label } of layer.annotations) used.add(label);
    for (const { type } of layer.relations) types.add(type);
  }
  const labels = union(
    labelSet.labels.map(({ key }) => key),
    used,
  );
  return {
    labels,
    statements: labels.filter((key) => !isMention(labelSet, key)),
    relations: union(labelSet.relations?.map(({ type }) => type) ?? [], types),
  };
}

function union(known: readonly string[], used: ReadonlySet<string>): readonly string[] {
  return [...new Set([...known, ...[...used].sort()])];
}

function tasksOf(
  { labels, statements, relations }: DatasetNames,
  wanted: readonly DatasetTaskId[] = ['spans', 'tokens', 'claims', 'relations'],
): readonly DatasetTask[] {
  return [
    SPANS_TASK,
    tokensTask(taggedLabels({ labels, statements })),
    ...(statements.length > 0 ? [claimsTask(statements)] : []),
    ...(relations.length > 0 ? [relationsTask(relations)] : []),
  ].filter(({ id }) => wanted.includes(id));
}

/**
 * Statements are long and lie over the names in them, of which tags would then keep nothing; they
 * are tagged only where there is nothing else.
 */
function taggedLabels({
  labels,
  statements,
}: Pick<DatasetNames, 'labels' | 'statements'>): readonly string[] {
  const mentions = labels.filter((label) => !statements.includes(label));
  return mentions.length > 0 ? mentions : labels;
}

/** Reports statements that no table has. */
function reportStatements(
  { layer }: ExportArticle,
  names: DatasetNames,
  tasks: readonly DatasetTask[],
  losses: ArticleLosses,
): void {
  if (tasks.some(({ id }) => id === 'spans' || id === 'claims')) return;
  const tagged = taggedLabels(names);
  for (const annotation of layer.annotations) {
    if (tagged.includes(annotation.label)) continue;
    const message = `${quoted(annotation.text)} is left out, since tags are for names.`;
    losses.annotation('annotation', annotation, message);
  }
}

/** What the tables hold together. */
function holdsOf(tasks: readonly DatasetTask[]): Holds {
  if (tasks.includes(SPANS_TASK)) return HOLDS_ALL;
  return { ...HOLDS_TAGS, relations: tasks.some(({ id }) => id === 'relations') };
}

/** Passes losses on and counts them by their kinds. */
function countingLosses(
  context: WriteContext,
): Pick<WriteContext, 'lose'> & { readonly counts: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>();
  return {
    counts,
    lose(loss) {
      counts.set(loss.kind, (counts.get(loss.kind) ?? 0) + 1);
      context.lose(loss);
    },
  };
}
