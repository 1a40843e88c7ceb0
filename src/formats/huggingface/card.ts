// The card of a data set: README.md, which programs read for what to load and people for what it is.

import { stringify } from 'yaml';
import { SPLITS } from '../../core/splits/splitArticles';
import type { SplitName, SplitOptions } from '../../core/splits/splitArticles';
import type { ExportArticle } from '../format';
import type { DatasetTask } from './datasetTask';
import { featuresYaml } from './features';

/** One file of a table. */
export interface DatasetFile {
  readonly split: SplitName;
  readonly path: string;
  readonly rows: number;
  /** In memory. */
  readonly bytes: number;
  /** On disk. */
  readonly size: number;
}

/** All that the card says. */
export interface CardFacts {
  readonly tables: readonly {
    readonly task: DatasetTask;
    readonly files: readonly DatasetFile[];
  }[];
  readonly articles: readonly { readonly article: ExportArticle; readonly split: SplitName }[];
  readonly labels: readonly string[];
  readonly split: SplitOptions;
  /** How many things of each kind were lost. */
  readonly losses: ReadonlyMap<string, number>;
}

export function datasetCard(facts: CardFacts): string {
  return `---\n${frontMatter(facts)}---\n\n${body(facts)}`;
}

function frontMatter({ tables }: CardFacts): string {
  const info = {
    license: 'unknown',
    language: ['und'],
    task_categories: [...new Set(tables.map(({ task }) => task.category))],
    configs: tables.map(({ task, files }, i) => ({
      config_name: task.id,
      ...(i === 0 && { default: true }),
      data_files: files.map(({ split, path }) => ({ split, path })),
    })),
    dataset_info: tables.map(({ task, files }) => ({
      config_name: task.id,
      features: featuresYaml(task.columns),
      splits: files.map(({ split, rows, bytes }) => ({
        name: split,
        num_bytes: bytes,
        num_examples: rows,
      })),
      download_size: sum(files.map(({ size }) => size)),
      dataset_size: sum(files.map(({ bytes }) => bytes)),
    })),
  };
  // Quoted, since to readers of YAML 1.1 a bare `no` is false.
  return stringify(info, {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
}

function body(facts: CardFacts): string {
  const { tables, articles, split, losses } = facts;
  const used = SPLITS.filter((name) => articles.some((one) => one.split === name));
  const load = tables[0] ? `load_dataset("path/of/this/folder", "${tables[0].task.id}")` : '';
  const header = ['', ...used, 'all'];
  return [
    '# Annotated news articles',
    '',
    'Replace `license` and `language` above, and say here where the articles come from and who may use them.',
    '',
    '## Tables',
    '',
    ...tables.map(({ task }) => `- \`${task.id}\`: ${task.description}`),
    '',
    ...(load ? ['```python', 'from datasets import load_dataset', '', load, '```', ''] : []),
    'Offsets count Unicode code points of the article’s text from 0; ends are exclusive.',
    '',
    '## Parts',
    '',
    `${HOW[split.by]} The ratios are ${split.ratios.join(' : ')}, the seed is ${code(split.seed)}.`,
    split.keepsReprints
      ? 'Articles that are nearly the same are in one part.'
      : 'Articles that are nearly the same may be in several parts.',
    '',
    ...table([
      header,
      ['articles', ...counts(facts, used, () => 1)],
      ['annotations', ...counts(facts, used, ({ layer }) => layer.annotations.length)],
      ['relations', ...counts(facts, used, ({ layer }) => layer.relations.length)],
    ]),
    '',
    '## Labels',
    '',
    ...table([
      header,
      ...facts.labels.map((label) => [code(label), ...counts(facts, used, labelled(label))]),
    ]),
    '',
    '## Lengths of spans',
    '',
    ...table([
      ['', 'shortest', 'median', 'longest'],
      ...facts.labels.flatMap((label) => lengthsRow(facts, label)),
    ]),
    '',
    '## What is left out',
    '',
    ...(losses.size === 0
      ? ['Nothing.']
      : [
          'Tables other than `spans` can’t hold all. How many things of each kind were changed or left out:',
          '',
          ...[...losses]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([kind, count]) => `- ${kind}: ${count}`),
        ]),
    '',
  ].join('\n');
}

const HOW: Readonly<Record<SplitOptions['by'], string>> = {
  hash: 'Articles are split by a hash of their ids.',
  label: 'Articles are split by chance, with each label shared out by the ratios.',
  date: 'Articles are split by date: the oldest are for training, the newest for testing.',
};

function counts(
  { articles }: CardFacts,
  used: readonly SplitName[],
  countOf: (article: ExportArticle) => number,
): readonly string[] {
  const inPart = (wanted?: SplitName): number =>
    sum(
      articles.flatMap(({ article, split }) =>
        wanted === undefined || wanted === split ? [countOf(article)] : [],
      ),
    );
  return [...used.map(inPart), inPart()].map(String);
}

function labelled(label: string): (article: ExportArticle) => number {
  return ({ layer }) => layer.annotations.filter((one) => one.label === label).length;
}

function lengthsRow({ articles }: CardFacts, label: string): readonly (readonly string[])[] {
  const lengths = articles
    .flatMap(({ article }) => article.layer.annotations)
    .filter((annotation) => annotation.label === label)
    .map(({ fragments }) => sum(fragments.map(({ start, end }) => end - start)))
    .sort((a, b) => a - b);
  if (lengths.length === 0) return [];
  const picked = [0, Math.floor((lengths.length - 1) / 2), lengths.length - 1];
  return [[code(label), ...picked.map((i) => String(lengths[i] ?? 0))]];
}

function table([header = [], ...rows]: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)];
}

/** A text of a file as it is, on one line, in a cell of a table too. */
function code(text: string): string {
  const plain = text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').replace(/[`|]/gu, '_');
  return `\`${plain || ' '}\``;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
