// The questions before an export, step by step: format, what and how, preview, where to.

import { l10n, QuickPickItemKind } from 'vscode';
import type { Uri } from 'vscode';
import type { CorpusAnnotators } from '../../corpus/annotators';
import { nameOf } from '../../corpus/fileSystem';
import { FORMATS } from '../../formats';
import type { Format } from '../../formats/format';
import { plainLabel } from '../plainText';
import { stepRow, stepRows, stepText } from '../steps';
import type { Step, StepAnswer, StepRow } from '../steps';
import { isAnswer } from './exportAnswers';
import type { ExportAnswers, ExportFacts } from './exportAnswers';
import type { ExportMemory } from './exportMemory';
import { nextPlace, pickPlace } from './exportPlace';
import { exportQuestions } from './exportQuestions';
import type { ExportQuestion } from './exportQuestions';

/** All that an export needs to know. */
export interface ExportRequest {
  readonly facts: ExportFacts;
  readonly answers: ExportAnswers;
  readonly out: Uri;
}

export interface WizardOptions {
  readonly source: Uri;
  /** Given by whoever started it, and not asked for then. */
  readonly format?: Format | undefined;
  readonly annotators: CorpusAnnotators;
  readonly labelSet: ExportFacts['labelSet'];
  readonly memory: ExportMemory;
  /**
   * Shows what would be written.
   * @returns a word on it; `undefined` where there is nothing to show
   */
  readonly preview: (
    facts: ExportFacts,
    answers: ExportAnswers,
    out: Uri | undefined,
  ) => Promise<string | undefined>;
}

const TOTAL_STEPS = 3;

/** Asks until there is an answer to everything; `undefined` where the person leaves. */
export async function askExport(options: WizardOptions): Promise<ExportRequest | undefined> {
  let last = options.format?.id ?? options.memory.format;
  for (;;) {
    const picked = options.format ?? (await pickFormat(last));
    if (!picked) return undefined;
    last = picked.id;
    const facts = { ...options, format: picked };
    const answer = await askHow(options, facts);
    if (answer.kind === 'chosen') return answer.value;
    if (answer.kind === 'left') return undefined;
  }
}

/** The format of the last export comes first. */
async function pickFormat(last: string | undefined): Promise<Format | undefined> {
  const lastFormat = FORMATS.find(({ id }) => id === last);
  const others = FORMATS.filter((format) => format !== lastFormat);
  const rowOf = (format: Format): StepRow<Format> => ({
    label: format.title,
    description: format.extension === undefined ? l10n.t('folder') : `.${format.extension}`,
    detail: format.description,
    value: format,
  });
  const separator = (label: string): StepRow<Format> => ({
    label,
    kind: QuickPickItemKind.Separator,
  });
  const rows = lastFormat
    ? [
        separator(l10n.t('as last time')),
        rowOf(lastFormat),
        separator(l10n.t('other formats')),
        ...others.map(rowOf),
      ]
    : others.map(rowOf);
  const answer = await stepRow(
    {
      title: l10n.t('Export annotations'),
      prompt: l10n.t('Format'),
      step: 1,
      totalSteps: TOTAL_STEPS,
      canGoBack: false,
    },
    rows,
    lastFormat,
  );
  return answer.kind === 'chosen' ? answer.value : undefined;
}

type Action =
  | { readonly kind: 'export'; readonly out: Uri }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'preview' }
  | { readonly kind: 'change' }
  | { readonly kind: 'ask'; readonly question: ExportQuestion };

/** The step in which everything can be exported as it stands, looked at first, or changed. */
async function askHow(
  { source, memory, preview, format: given }: WizardOptions,
  facts: ExportFacts,
): Promise<StepAnswer<ExportRequest>> {
  const { format } = facts;
  const last = memory.placeOf(source, format.id);
  const next = await nextPlace(last, source, format);
  let answers = memory.answers;
  /** A word on what the preview showed. */
  let seen: string | undefined;
  /** True while the preview is looked at: the list is short then, so that it hides little. */
  let isLooking = false;
  /** What Enter takes at once. */
  let active: string = next ? 'export' : 'elsewhere';
  for (;;) {
    const questions = exportQuestions(answers, facts);
    const actions = exportRows(format, next, seen);
    const rows = isLooking ? [...actions, changeRow()] : [...actions, ...choiceRows(questions)];
    const step: Step = {
      title: l10n.t('Export annotations: {0}', format.title),
      prompt: isLooking
        ? l10n.t('Enter exports; Esc leaves the preview open')
        : l10n.t('Enter exports; or choose what to change first'),
      step: 2,
      totalSteps: TOTAL_STEPS,
      canGoBack: isLooking || given === undefined,
      stays: seen !== undefined,
    };
    const activeRow = rows.find(({ value }) => value && nameOfAction(value) === active);
    const answer = await stepRow(step, rows, activeRow?.value);
    if (answer.kind === 'back' && isLooking) {
      [isLooking, active] = [false, 'preview'];
      continue;
    }
    if (answer.kind !== 'chosen') return answer;
    const action = answer.value;
    active = nameOfAction(action);
    if (action.kind === 'export') return chosen({ facts, answers, out: action.out });
    if (action.kind === 'elsewhere') {
      const out = await pickPlace(source, format, last);
      if (out) return chosen({ facts, answers, out });
    } else if (action.kind === 'preview') {
      seen = await preview(facts, answers, next);
      // What was looked at is what comes next.
      isLooking = seen !== undefined;
      if (isLooking) active = next ? 'export' : 'elsewhere';
    } else if (action.kind === 'change') {
      [isLooking, active] = [false, 'preview'];
    } else {
      const asked = await ask(action.question, step);
      if (asked.kind === 'left') return asked;
      if (asked.kind === 'back') continue;
      answers = { ...answers, ...asked.value };
      memory.keepAnswers(answers);
      seen = undefined;
    }
  }
}

function chosen(value: ExportRequest): StepAnswer<ExportRequest> {
  return { kind: 'chosen', value };
}

function nameOfAction(action: Action): string {
  return action.kind === 'ask' ? action.question.id : action.kind;
}

/** What can be done with all as it is set. */
function exportRows(
  { extension }: Format,
  next: Uri | undefined,
  seen: string | undefined,
): readonly StepRow<Action>[] {
  const detail = seen === undefined ? {} : { detail: seen };
  const again: StepRow<Action>[] = next
    ? [
        {
          label: `$(export) ${l10n.t('Export to {0}', plainLabel(nameOf(next.path)))}`,
          description:
            extension === undefined
              ? l10n.t('a new folder beside the last one')
              : l10n.t('in place of the last export'),
          value: { kind: 'export', out: next },
          ...detail,
        },
      ]
    : [];
  return [
    ...again,
    {
      label: `$(${next ? 'save-as' : 'export'}) ${next ? l10n.t('Export to another place…') : l10n.t('Export…')}`,
      description: l10n.t('to a file or folder of your choice'),
      value: { kind: 'elsewhere' },
      ...(next ? {} : detail),
    },
  ];
}

/** What can be looked at and changed first. */
function choiceRows(questions: readonly ExportQuestion[]): readonly StepRow<Action>[] {
  const separator = (label: string): StepRow<Action> => ({
    label,
    kind: QuickPickItemKind.Separator,
  });
  const rowOf = (question: ExportQuestion): StepRow<Action> => ({
    label: question.title,
    description: question.says,
    value: { kind: 'ask', question },
  });
  return [
    {
      label: `$(preview) ${l10n.t('Preview')}`,
      description: l10n.t('the first lines, and what the format can’t hold'),
      value: { kind: 'preview' },
    },
    separator(l10n.t('what')),
    ...questions.filter(({ isOfCorpus }) => isOfCorpus).map(rowOf),
    separator(l10n.t('how')),
    ...questions.filter(({ isOfCorpus }) => !isOfCorpus).map(rowOf),
  ];
}

function changeRow(): StepRow<Action> {
  return {
    label: `$(settings) ${l10n.t('Change something…')}`,
    description: l10n.t('what is exported, and how'),
    value: { kind: 'change' },
  };
}

/** Asks one question, as a part of the step that lists them. */
async function ask(question: ExportQuestion, list: Step): Promise<StepAnswer<ExportAnswers>> {
  const step: Step = { ...list, title: question.title, prompt: '', canGoBack: true };
  const { id } = question;
  if (question.kind === 'one') {
    const answer = await stepRow(step, question.rows, question.answer);
    return answer.kind === 'chosen' ? { ...answer, value: { [id]: answer.value } } : answer;
  }
  if (question.kind === 'some') {
    const prompt = l10n.t('Nothing ticked stands for all');
    const answer = await stepRows({ ...step, prompt }, question.rows, question.answer);
    if (answer.kind !== 'chosen') return answer;
    // All stands for what the label set has tomorrow, too.
    const isAll = answer.value.length === question.rows.length;
    return { ...answer, value: { [id]: isAll ? [] : answer.value } };
  }
  const answer = await stepText({ ...step, prompt: question.prompt }, question.answer, (text) =>
    isAnswer(question.id, text) ? undefined : question.wrong,
  );
  return answer.kind === 'chosen' ? { ...answer, value: { [id]: answer.value } } : answer;
}
