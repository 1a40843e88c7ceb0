// What a person is asked for an export: what of the corpus, and what matters to the format.

import { l10n } from 'vscode';
import { labelName } from '../../core/model/labelSet';
import type { CorpusAnnotators } from '../../corpus/annotators';
import { plainLabel } from '../plainText';
import { annotatorIn, layerAnswer, layerAnswers, ONE_OF, TASKS } from './exportAnswers';
import type { ExportAnswers, ExportFacts, OneOfId, SomeOfId, TextId } from './exportAnswers';

/** An answer to choose, in the words of a person. */
export interface AnswerRow {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** One question, and what is answered to it now. */
export type ExportQuestion = {
  readonly title: string;
  /** The answer in words. */
  readonly says: string;
  /** True where it is about what of the corpus is exported, not how. */
  readonly isOfCorpus: boolean;
} & (
  | {
      readonly kind: 'one';
      readonly id: OneOfId | 'layer';
      readonly rows: readonly AnswerRow[];
      readonly answer: string;
    }
  | {
      readonly kind: 'some';
      readonly id: SomeOfId;
      readonly rows: readonly AnswerRow[];
      /** What is ticked. */
      readonly answer: readonly string[];
    }
  | {
      readonly kind: 'text';
      readonly id: TextId;
      readonly answer: string;
      readonly prompt: string;
      readonly wrong: string;
    }
);

/** The questions that matter, in their order. */
export function exportQuestions(
  answers: ExportAnswers,
  facts: ExportFacts,
): readonly ExportQuestion[] {
  return [...corpusQuestions(answers, facts), ...formatQuestions(answers, facts)];
}

function corpusQuestions(
  answers: ExportAnswers,
  { annotators, labelSet }: ExportFacts,
): readonly ExportQuestion[] {
  const labels = labelSet.labels.map(({ key }) => ({
    value: key,
    label: plainLabel(labelName(labelSet, key)),
    ...(labelName(labelSet, key) !== key && { detail: plainLabel(key) }),
  }));
  return [
    ...layerQuestion(answers, annotators),
    one(answers, 'status', l10n.t('Articles'), true, {
      all: [l10n.t('All, whatever their status')],
      done: [l10n.t('Only those that are done')],
    }),
    one(answers, 'empty', l10n.t('Articles without annotations'), true, {
      kept: [l10n.t('Kept, as examples of nothing to find')],
      'left-out': [l10n.t('Left out')],
    }),
    ...(labels.length > 0
      ? [some(answers, 'labels', l10n.t('Labels'), true, labels, l10n.t('All labels'))]
      : []),
    text(answers, 'labelMap', true, {
      title: l10n.t('Names of labels'),
      none: l10n.t('As in the label set'),
      prompt: l10n.t('Other names in the export, such as actor=PER, place=LOC; empty for none'),
      wrong: l10n.t('Give pairs such as actor=PER, with commas between them.'),
    }),
    text(answers, 'dates', true, {
      title: l10n.t('Dates'),
      none: l10n.t('Any'),
      prompt: l10n.t(
        'First and last day of the articles, such as 2024-01-01..2024-12-31; either may be left out',
      ),
      wrong: l10n.t('Give two days such as 2024-01-01..2024-12-31, the earlier one first.'),
    }),
    text(answers, 'agencies', true, {
      title: l10n.t('Agencies'),
      none: l10n.t('Any'),
      prompt: l10n.t('Agencies of the articles, with commas between them; empty for all'),
      wrong: l10n.t('Give names with commas between them.'),
    }),
  ];
}

/** Whose annotations: asked only where there is a choice. */
function layerQuestion(
  answers: ExportAnswers,
  annotators: CorpusAnnotators,
): readonly ExportQuestion[] {
  const possible = layerAnswers(annotators);
  const answer = layerAnswer(answers, annotators);
  if (possible.length < 2) return [];
  const rows = possible.map((value) => ({ value, ...layerWords(value) }));
  const says = rows.find(({ value }) => value === answer)?.label ?? '';
  const title = l10n.t('Whose annotations');
  return [{ kind: 'one', id: 'layer', title, says, isOfCorpus: true, rows, answer }];
}

function layerWords(answer: string): Omit<AnswerRow, 'value'> {
  const name = annotatorIn(answer);
  if (name !== undefined) return { label: l10n.t('{0} alone', plainLabel(name)) };
  switch (answer) {
    case 'gold':
      return {
        label: l10n.t('Gold'),
        detail: l10n.t('The agreed layer; articles without one are left out.'),
      };
    case 'majority':
      return {
        label: l10n.t('The majority of the annotators'),
        detail: l10n.t('What more than half of those who annotated an article say.'),
      };
    case 'everyone':
      return {
        label: l10n.t('All annotators'),
        detail: l10n.t('Each article once for each annotator.'),
      };
    default:
      return {
        label: l10n.t('Those without an annotator’s name'),
        detail: l10n.t('The layer that this editor works on.'),
      };
  }
}

function formatQuestions(
  answers: ExportAnswers,
  { format: { heeds = [] } }: ExportFacts,
): readonly ExportQuestion[] {
  const byOption: Readonly<Record<string, () => readonly ExportQuestion[]>> = {
    tokens: () => [
      one(answers, 'tokens', l10n.t('Tokens'), false, {
        unicode: [l10n.t('Words by Unicode'), l10n.t('For any language.')],
        whitespace: [l10n.t('At white space only')],
        treebank: [l10n.t('As the Penn Treebank'), l10n.t('For English.')],
        spacy: [l10n.t('As spaCy'), l10n.t('As spaCy’s blank English pipeline.')],
      }),
    ],
    midToken: () => [
      one(answers, 'midToken', l10n.t('Annotations that end within a token'), false, {
        split: [l10n.t('Cut the token')],
        snap: [l10n.t('Widen the annotation to the whole token')],
      }),
    ],
    overlaps: () => [
      one(answers, 'overlaps', l10n.t('Of annotations that overlap, keep'), false, {
        longest: [l10n.t('The longest')],
        outermost: [l10n.t('The outermost')],
        error: [l10n.t('None: fail'), l10n.t('Nothing is written where two overlap.')],
      }),
    ],
    tagScheme: () => [
      one(answers, 'tagScheme', l10n.t('Tags'), false, {
        iob2: ['IOB2', l10n.t('B- begins every annotation. What most programs read.')],
        iob1: [
          'IOB1',
          l10n.t('B- only where two of one label touch, as in the files of CoNLL-2003.'),
        ],
        bilou: ['BILOU', l10n.t('Last tokens and single tokens have tags of their own.')],
      }),
    ],
    offsets: () => [
      one(answers, 'offsets', l10n.t('Offsets count'), false, {
        utf16: [l10n.t('UTF-16, as doccano itself')],
        codePoint: [l10n.t('Code points, as Python')],
        grapheme: [l10n.t('Graphemes'), l10n.t('For projects that count so.')],
      }),
    ],
    neutraliseFormulas: () => [
      one(answers, 'formulas', l10n.t('Texts like formulas'), false, {
        kept: [l10n.t('As they are')],
        neutralised: [
          l10n.t('With an apostrophe before them'),
          l10n.t('No spreadsheet runs them; they are no longer the article’s text.'),
        ],
      }),
    ],
    split: () => [
      one(answers, 'splitBy', l10n.t('Training, validation, test by'), false, {
        hash: [l10n.t('Chance'), l10n.t('An article stays in its part when others come in.')],
        label: [l10n.t('Labels'), l10n.t('Each label is shared out by the ratios.')],
        date: [l10n.t('Dates'), l10n.t('The newest articles are for testing.')],
      }),
      text(answers, 'ratios', false, {
        title: l10n.t('Ratios of the three'),
        none: '80,10,10',
        prompt: l10n.t('Shares of training, validation and test, such as 80,10,10'),
        wrong: l10n.t('Give three numbers such as 80,10,10.'),
      }),
      one(answers, 'reprints', l10n.t('Articles that are nearly the same'), false, {
        together: [l10n.t('In one part')],
        apart: [l10n.t('Wherever they come')],
      }),
      text(answers, 'seed', false, {
        title: l10n.t('Seed'),
        none: '0',
        prompt: l10n.t('Another text gives other parts'),
        wrong: '',
      }),
    ],
    tasks: () => [
      some(answers, 'tasks', l10n.t('Tables'), false, taskRows(), l10n.t('All tables')),
    ],
    about: () => aboutQuestions(answers),
  };
  return heeds.flatMap((option) => byOption[option]?.() ?? []);
}

function taskRows(): readonly AnswerRow[] {
  const words = {
    spans: l10n.t('An article a row, with all that is known of it'),
    tokens: l10n.t('A sentence a row, with a tag for each token'),
    claims: l10n.t('A sentence a row, with the label of its statement'),
    relations: l10n.t('A relation a row'),
  };
  return TASKS.map((value) => ({ value, label: value, detail: words[value] }));
}

function aboutQuestions(answers: ExportAnswers): readonly ExportQuestion[] {
  const prompt = l10n.t('For the dataset’s card; empty to leave it out');
  const none = l10n.t('Not given');
  const asked = { title: l10n.t('Title'), licence: l10n.t('Licence') };
  const more = { source: l10n.t('Source'), language: l10n.t('Language') };
  return Object.entries({ ...asked, ...more }).map(([id, title]) =>
    text(answers, id as TextId, false, { title, none, prompt, wrong: '' }),
  );
}

function one<Id extends OneOfId>(
  answers: ExportAnswers,
  id: Id,
  title: string,
  isOfCorpus: boolean,
  words: Readonly<Record<(typeof ONE_OF)[Id][number], readonly [label: string, detail?: string]>>,
): ExportQuestion {
  const values: readonly (typeof ONE_OF)[Id][number][] = ONE_OF[id];
  const rows = values.map((value) => {
    const [label, detail] = words[value];
    return { value, label, ...(detail !== undefined && { detail }) };
  });
  const answer = rows.find(({ value }) => value === answers[id]) ?? rows[0];
  return {
    kind: 'one',
    id,
    title,
    isOfCorpus,
    rows,
    says: answer?.label ?? '',
    answer: answer?.value ?? '',
  };
}

function some(
  answers: ExportAnswers,
  id: SomeOfId,
  title: string,
  isOfCorpus: boolean,
  rows: readonly AnswerRow[],
  all: string,
): ExportQuestion {
  const ticked = rows.filter(({ value }) => answers[id]?.includes(value));
  const isAll = ticked.length === 0;
  const answer = (isAll ? rows : ticked).map(({ value }) => value);
  const says = isAll ? all : ticked.map(({ label }) => label).join(', ');
  return { kind: 'some', id, title, isOfCorpus, rows, says, answer };
}

function text(
  answers: ExportAnswers,
  id: TextId,
  isOfCorpus: boolean,
  words: {
    readonly title: string;
    readonly none: string;
    readonly prompt: string;
    readonly wrong: string;
  },
): ExportQuestion {
  const { title, none, prompt, wrong } = words;
  const answer = answers[id] ?? '';
  const says = answer === '' ? none : plainLabel(answer);
  return { kind: 'text', id, title, isOfCorpus, says, answer, prompt, wrong };
}
