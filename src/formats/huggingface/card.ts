// The card of a data set: README.md, which programs read for what to load and people for what it is.

import { stringify } from 'yaml';
import { code } from '../../core/report/parts';
import type { Cell, ReportPart } from '../../core/report/parts';
import { reportMarkdown } from '../../core/report/reportMarkdown';
import { UNTITLED } from '../../core/report/reportParts';
import type { ReportFacts } from '../../core/report/reportParts';
import { agreementSection } from '../../core/report/agreementSection';
import { choiceSection } from '../../core/report/choiceSection';
import {
  aboutSection,
  lengthSection,
  lossSection,
  relationSection,
} from '../../core/report/sections';
import { heading, paragraph } from '../../core/report/shortParts';
import { SPLITS } from '../../core/splits/splitArticles';
import type { SplitName, SplitOptions } from '../../core/splits/splitArticles';
import type { ExportArticle } from '../format';
import type { DatasetTask } from './datasetTask';
import { featuresYaml } from './features';
import { licenceFields } from './licence';

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
export interface CardFacts extends ReportFacts {
  readonly tables: readonly {
    readonly task: DatasetTask;
    readonly files: readonly DatasetFile[];
  }[];
  readonly articles: readonly { readonly article: ExportArticle; readonly split: SplitName }[];
  readonly split: SplitOptions;
}

export function datasetCard(facts: CardFacts): string {
  return `---\n${frontMatter(facts)}---\n\n${reportMarkdown(body(facts))}`;
}

function frontMatter({ tables, about, corpus }: CardFacts): string {
  const info = {
    ...(about.title !== undefined && { pretty_name: about.title }),
    ...licenceFields(about.licence),
    language: [about.language ?? 'und'],
    size_categories: [sizeCategory(corpus.articles)],
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

/** As the hub sorts data sets by their rows. */
function sizeCategory(rows: number): string {
  if (rows < 1000) return 'n<1K';
  if (rows < 10_000) return '1K<n<10K';
  return rows < 100_000 ? '10K<n<100K' : '100K<n<1M';
}

function body(facts: CardFacts): readonly ReportPart[] {
  const { tables, split, about, corpus, notes, losses } = facts;
  const [first] = tables;
  const call = `load_dataset("path/of/this/folder", "${first?.task.id ?? ''}")`;
  return [
    { kind: 'heading', level: 1, text: about.title ?? UNTITLED },
    ...aboutSection(about),
    heading('Tables'),
    {
      kind: 'list',
      items: tables.map(({ task }) => [code(task.id), `: ${task.description}`]),
    },
    ...(first
      ? [
          {
            kind: 'code',
            language: 'python',
            text: `from datasets import load_dataset\n\n${call}`,
          } as const,
        ]
      : []),
    paragraph(
      'Offsets count Unicode code points of the article’s text from 0; ends are exclusive.',
    ),
    heading('Parts'),
    {
      kind: 'paragraph',
      line: [
        `${HOW[split.by]} The ratios are ${split.ratios.join(' : ')}, the seed is `,
        code(split.seed),
        split.keepsReprints
          ? '. Articles that are nearly the same are in one part.'
          : '. Articles that are nearly the same may be in several parts.',
      ],
    },
    partsTable(facts),
    heading('Labels'),
    labelsTable(facts),
    ...lengthSection(corpus),
    ...relationSection(corpus),
    ...agreementSection(notes.agreement),
    ...choiceSection(notes),
    ...(losses ? lossSection(losses.formatTitle, losses.counts) : []),
  ];
}

const HOW: Readonly<Record<SplitOptions['by'], string>> = {
  hash: 'Articles are split by a hash of their ids.',
  label: 'Articles are split by chance, with each label shared out by the ratios.',
  date: 'Articles are split by date: the oldest are for training, the newest for testing.',
};

function partsTable(facts: CardFacts): ReportPart {
  return splitTable(facts, 'What is in each part', '', [
    [['articles'], () => 1],
    [['annotations'], ({ layer }) => layer.annotations.length],
    [['relations'], ({ layer }) => layer.relations.length],
  ]);
}

function labelsTable(facts: CardFacts): ReportPart {
  return splitTable(
    facts,
    'Annotations by label',
    'Label',
    facts.corpus.labels.map(({ label }) => [
      [code(label)],
      ({ layer }) => layer.annotations.filter((one) => one.label === label).length,
    ]),
  );
}

/** A row for each thing that is counted, with a column for each part and one for all. */
function splitTable(
  { articles }: CardFacts,
  caption: string,
  title: string,
  rows: readonly (readonly [Cell, (article: ExportArticle) => number])[],
): ReportPart {
  const used = SPLITS.filter((name) => articles.some((one) => one.split === name));
  const counts = (countOf: (article: ExportArticle) => number): readonly number[] =>
    [...used, undefined].map((wanted) =>
      sum(
        articles.flatMap(({ article, split }) =>
          wanted === undefined || wanted === split ? [countOf(article)] : [],
        ),
      ),
    );
  return {
    kind: 'table',
    caption,
    columns: [
      { title, kind: 'text' },
      ...[...used, 'all'].map((name) => ({ title: name, kind: 'number' }) as const),
    ],
    rows: rows.map(([name, countOf]) => [name, ...counts(countOf)]),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0);
}
