// What a person answered when they exported, and the options of an export that it comes to.

import { filterProblem } from '../../core/choice/exportFilter';
import type { ExportFilter } from '../../core/choice/exportFilter';
import { GOLD } from '../../core/choice/layerChoice';
import type { LayerChoice } from '../../core/choice/layerChoice';
import { labelOf } from '../../core/model/labelSet';
import type { LabelSet } from '../../core/model/labelSet';
import { DEFAULT_SPLIT } from '../../core/splits/splitArticles';
import type { CorpusAnnotators } from '../../corpus/annotators';
import type { ExportOptions } from '../../corpus/exportCorpus';
import type { Format } from '../../formats/format';
import type { DatasetTaskId } from '../../formats/huggingface/datasetTask';
import type { WriteOptions } from '../../formats/writeContext';

/** Questions with an answer out of a few. The first is what is taken where nobody answered. */
export const ONE_OF = {
  status: ['all', 'done'],
  empty: ['kept', 'left-out'],
  tokens: ['unicode', 'whitespace', 'treebank', 'spacy'],
  midToken: ['split', 'snap'],
  overlaps: ['longest', 'outermost', 'error'],
  tagScheme: ['iob2', 'iob1', 'bilou'],
  offsets: ['utf16', 'codePoint', 'grapheme'],
  formulas: ['kept', 'neutralised'],
  splitBy: ['hash', 'label', 'date'],
  reprints: ['together', 'apart'],
} as const;

/** Questions that are answered with a line of text. Empty is no answer. */
export const TEXTS = [
  'labelMap',
  'dates',
  'agencies',
  'ratios',
  'seed',
  'title',
  'licence',
  'source',
  'language',
] as const;

/** Questions that several answers may be ticked for. Nothing ticked stands for all. */
export const SOME_OF = ['labels', 'tasks'] as const;

export const TASKS = [
  'spans',
  'tokens',
  'claims',
  'relations',
] as const satisfies readonly DatasetTaskId[];

export type OneOfId = keyof typeof ONE_OF;
export type TextId = (typeof TEXTS)[number];
export type SomeOfId = (typeof SOME_OF)[number];

/** Answers by question; what nobody answered is absent. */
export type ExportAnswers = { readonly [Id in OneOfId]?: (typeof ONE_OF)[Id][number] } & Readonly<
  Partial<Record<TextId, string> & Record<SomeOfId, readonly string[]>>
> & {
    /** `own`, `gold`, `majority`, `everyone`, or `annotator/` and a name. */
    readonly layer?: string;
  };

/** The answers in what was remembered, by this version or by another one. */
export function readAnswers(stored: unknown): ExportAnswers {
  if (typeof stored !== 'object' || stored === null) return {};
  const answers = stored as Readonly<Record<string, unknown>>;
  const isKnown = ([id, value]: readonly [string, unknown]): boolean => {
    if (Object.hasOwn(ONE_OF, id)) {
      const values: readonly unknown[] = ONE_OF[id as OneOfId];
      return values.includes(value);
    }
    if (SOME_OF.some((known) => known === id)) {
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    }
    return (id === 'layer' || TEXTS.some((known) => known === id)) && typeof value === 'string';
  };
  return Object.fromEntries(Object.entries(answers).filter(isKnown));
}

/** What questions and options depend on, besides the answers. */
export interface ExportFacts {
  readonly format: Format;
  readonly annotators: CorpusAnnotators;
  readonly labelSet: LabelSet;
}

const NAMED = 'annotator/';

/** Answers to the question for the layer that the folder has something for. */
export function layerAnswers({ hasOwn, names }: CorpusAnnotators): readonly string[] {
  const others = names.filter((name) => name !== GOLD);
  const hasGold = names.length > others.length;
  return [
    ...(hasOwn || names.length === 0 ? ['own'] : []),
    ...(hasGold ? [GOLD] : []),
    ...(others.length + (hasOwn ? 1 : 0) > 1 ? ['majority'] : []),
    ...(others.length > 1 ? ['everyone'] : []),
    ...others.map((name) => `${NAMED}${name}`),
  ];
}

/** The annotator that an answer names; `undefined` where it names none. */
export function annotatorIn(answer: string): string | undefined {
  return answer.startsWith(NAMED) ? answer.slice(NAMED.length) : undefined;
}

/** What the question for the layer is answered with: what was chosen last, where it is there still. */
export function layerAnswer({ layer }: ExportAnswers, known: CorpusAnnotators): string {
  const possible = layerAnswers(known);
  return possible.find((answer) => answer === layer) ?? possible[0] ?? 'own';
}

/** The options of an export that the answers come to; those that the format passes over are left out. */
export function optionsOf(
  answers: ExportAnswers,
  { format: { heeds = [] }, annotators, labelSet }: ExportFacts,
): Pick<ExportOptions, 'layer' | 'filter' | 'dropEmpty' | 'write'> {
  const all = writeOptions(answers);
  const write = Object.fromEntries(
    Object.entries(all).filter(([name]) => heeds.some((heeded) => heeded === name)),
  );
  return {
    layer: layerChoice(layerAnswer(answers, annotators), annotators),
    filter: filterOf(answers, labelSet),
    dropEmpty: answers.empty === 'left-out',
    write,
  };
}

function layerChoice(answer: string, { names }: CorpusAnnotators): LayerChoice {
  const name = annotatorIn(answer);
  if (name !== undefined) return { kind: 'annotators', names: [name] };
  if (answer === 'gold' || answer === 'majority') return { kind: answer };
  return answer === 'everyone'
    ? { kind: 'annotators', names: names.filter((one) => one !== GOLD) }
    : { kind: 'own' };
}

function filterOf(answers: ExportAnswers, labelSet: LabelSet): ExportFilter {
  const { status, dates = '', agencies = '', labelMap = '' } = answers;
  // Another folder of the workspace may have other labels.
  const labels = answers.labels?.filter((key) => labelOf(labelSet, key)) ?? [];
  return {
    ...(status === 'done' && { statuses: ['done'] }),
    ...(labels.length > 0 && { labels }),
    ...readDates(dates),
    ...(agencies !== '' && { agencies: readList(agencies) }),
    ...(labelMap !== '' && { labelMap: readLabelMap(labelMap) }),
  };
}

function writeOptions(answers: ExportAnswers): WriteOptions {
  const { tokens, midToken, overlaps, tagScheme, offsets, formulas, tasks = [] } = answers;
  const { splitBy, ratios = '', seed = '', reprints } = answers;
  const { title, licence, source, language } = answers;
  const about = { title, licence, source, language };
  const said = Object.entries(about).filter(([, text]) => text !== undefined && text !== '');
  return {
    ...(tokens && { tokens }),
    ...(midToken && { midToken }),
    ...(overlaps && { overlaps }),
    ...(tagScheme && { tagScheme }),
    ...(offsets && { offsets }),
    ...(formulas === 'neutralised' && { neutraliseFormulas: true }),
    ...(tasks.length > 0 && { tasks: TASKS.filter((task) => tasks.includes(task)) }),
    split: {
      ...(splitBy && { by: splitBy }),
      ...(ratios !== '' && { ratios: readRatios(ratios) ?? DEFAULT_SPLIT.ratios }),
      ...(seed !== '' && { seed }),
      ...(reprints === 'apart' && { keepsReprints: false }),
    },
    ...(said.length > 0 && { about: Object.fromEntries(said) }),
  };
}

/** False where a text is no answer to its question. */
export function isAnswer(id: TextId, text: string): boolean {
  if (text === '') return true;
  switch (id) {
    case 'dates':
      return DATES.test(text) && filterProblem(readDates(text)) === undefined;
    case 'agencies':
      return filterProblem({ agencies: readList(text) }) === undefined;
    case 'labelMap':
      return (
        readList(text).every((pair) => pair.includes('=')) &&
        filterProblem({ labelMap: readLabelMap(text) }) === undefined
      );
    case 'ratios':
      return readRatios(text) !== undefined;
    // Whatever is written there stands so in the export.
    case 'seed':
    case 'title':
    case 'licence':
    case 'source':
    case 'language':
      return true;
  }
}

const DATES = /^(?:\d{4}-\d{2}-\d{2})?\.\.(?:\d{4}-\d{2}-\d{2})?$/;

/** `2024-01-01..2024-12-31`, of which either day may be left out. */
function readDates(text: string): Pick<ExportFilter, 'from' | 'to'> {
  const [from = '', to = ''] = text.split('..');
  return { ...(from !== '' && { from }), ...(to !== '' && { to }) };
}

function readList(text: string): readonly string[] {
  return text.split(',').map((part) => part.trim());
}

/** `actor=PER, place=LOC` */
function readLabelMap(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    readList(text).map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    }),
  );
}

/** `80,10,10` */
function readRatios(text: string): readonly [number, number, number] | undefined {
  const shares = readList(text).map((share) => (share === '' ? NaN : Number(share)));
  const [train = NaN, validation = NaN, test = NaN, ...more] = shares;
  const ratios = [train, validation, test] as const;
  const isRight = ratios.every((share) => share >= 0 && share <= 1e6);
  return isRight && more.length === 0 && ratios.some((share) => share > 0) ? ratios : undefined;
}
