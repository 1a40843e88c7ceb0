// The questions before an import, step by step: files, format, and what would be done.

import { l10n, ProgressLocation, QuickPickItemKind, window } from 'vscode';
import type { Uri } from 'vscode';
import { annotatorProblem } from '../../core/sidecar/annotator';
import type { OffsetUnit } from '../../core/text/offsetUnits';
import { nameOf } from '../../corpus/fileSystem';
import { FORMATS } from '../../formats';
import type { Format } from '../../formats/format';
import { guessFormats } from '../../formats/guessFormat';
import type { InputFile } from '../../formats/imported';
import { TAG_SCHEMES } from '../../formats/tags';
import type { TagScheme } from '../../formats/tags';
import { plainLabel } from '../plainText';
import { stepRow, stepText } from '../steps';
import type { Step, StepAnswer, StepRow } from '../steps';
import { importFiles } from './importFiles';
import type { ImportChoices, ImportPlan } from './importPlan';
import { importCounts, importWords } from './importReport';

/** What was picked, before anything is looked at. */
export interface PickedFiles {
  /** Of the file or folder, or of the first of several. */
  readonly name: string;
  readonly files: readonly InputFile[];
}

/** The same, with the format that they are in. */
export interface ImportSource extends PickedFiles {
  readonly format: Format;
}

const TOTAL_STEPS = 3;

const READABLE = FORMATS.filter((format) => format.read !== undefined);

/** The files of picked places, with a name for them. */
export async function pickedFiles(picked: readonly Uri[]): Promise<PickedFiles> {
  const [first] = picked;
  return { name: nameOf(first?.path ?? ''), files: await importFiles(picked) };
}

/**
 * Asks for files and their format; `undefined` where the person leaves.
 * @param before files that were picked already, of which only the format is asked at first
 */
export async function askSource(
  source: Uri,
  before?: PickedFiles,
): Promise<ImportSource | undefined> {
  for (let known = before; ; known = undefined) {
    const picked = known ? [] : await pickInput(source);
    if (!picked) return undefined;
    const found = known ?? (await pickedFiles(picked));
    if (found.files.length === 0) {
      void window.showInformationMessage(l10n.t('There are no files to import.'));
      continue;
    }
    const format = await pickFormat(found.files);
    if (format.kind === 'chosen') return { ...found, format: format.value };
    if (format.kind === 'left') return undefined;
  }
}

/** A dialog can let a person pick files or folders, not both, on some systems. */
async function pickInput(source: Uri): Promise<readonly Uri[] | undefined> {
  const answer = await stepRow(
    {
      title: l10n.t('Import annotations'),
      prompt: l10n.t('What shall be imported?'),
      step: 1,
      totalSteps: TOTAL_STEPS,
      canGoBack: false,
    },
    [
      {
        label: `$(file) ${l10n.t('Files…')}`,
        detail: l10n.t('One or several files, such as JSON Lines, CSV or CoNLL'),
        value: 'files',
      },
      {
        label: `$(folder) ${l10n.t('A folder…')}`,
        detail: l10n.t('All files in it, such as those of brat, or of a dataset'),
        value: 'folder',
      },
    ],
  );
  if (answer.kind !== 'chosen') return undefined;
  const isFolder = answer.value === 'folder';
  return window.showOpenDialog({
    title: l10n.t('Import annotations'),
    openLabel: l10n.t('Import'),
    defaultUri: source,
    canSelectFiles: !isFolder,
    canSelectFolders: isFolder,
    canSelectMany: !isFolder,
  });
}

/** The formats that fit the files come first. */
async function pickFormat(files: readonly InputFile[]): Promise<StepAnswer<Format>> {
  const fitting = await window.withProgress(
    { location: ProgressLocation.Window, title: l10n.t('Looking at the files') },
    () => guessFormats(files, READABLE),
  );
  const separator = (label: string): StepRow<Format> => ({
    label,
    kind: QuickPickItemKind.Separator,
  });
  const rowOf = (format: Format): StepRow<Format> => ({
    label: format.title,
    description: format.extension === undefined ? l10n.t('folder') : `.${format.extension}`,
    detail: format.description,
    value: format,
  });
  const others = READABLE.filter((format) => !fitting.includes(format));
  const rows =
    fitting.length > 0
      ? [
          separator(l10n.t('fits the files')),
          ...fitting.map(rowOf),
          separator(l10n.t('other formats')),
          ...others.map(rowOf),
        ]
      : others.map(rowOf);
  return stepRow(
    {
      title: l10n.t('Import annotations: format'),
      prompt: l10n.t('Format of the files'),
      step: 2,
      totalSteps: TOTAL_STEPS,
      canGoBack: true,
    },
    rows,
    fitting[0],
  );
}

type Action =
  | { readonly kind: 'import' }
  | { readonly kind: 'report' }
  | { readonly kind: 'change' }
  | { readonly kind: 'ask'; readonly ask: (step: Step) => Promise<StepAnswer<ImportChoices>> };

/** What a person is asked with, once files and format are known. */
export interface HowOptions {
  readonly input: ImportSource;
  readonly plan: (choices: ImportChoices) => Thenable<ImportPlan>;
  readonly showReport: (plan: ImportPlan, choices: ImportChoices) => Promise<void>;
}

/** What is to be done, as the person agreed to it. */
export interface AgreedImport {
  readonly choices: ImportChoices;
  readonly plan: ImportPlan;
}

/** Says what would be done, and lets a person change it until they agree. */
export async function askHow({
  input,
  plan: planFor,
  showReport,
}: HowOptions): Promise<StepAnswer<AgreedImport>> {
  let choices: ImportChoices = {};
  let plan = await planFor(choices);
  /** True while the report is looked at: the list is short then, so that it hides little. */
  let isLooking = false;
  let active = 0;
  for (;;) {
    const importing = importRow(input, plan, choices);
    const rows = isLooking
      ? [importing, changeRow()]
      : [importing, ...choiceRows(input.format, plan, choices)];
    const step: Step = {
      title: l10n.t('Import annotations: {0}', input.format.title),
      prompt: isLooking
        ? l10n.t('Enter imports; Esc leaves the report open')
        : l10n.t('Enter imports; or choose what to change first'),
      step: 3,
      totalSteps: TOTAL_STEPS,
      canGoBack: true,
      stays: isLooking,
    };
    const answer = await stepRow(step, rows, rows[active]?.value);
    if (answer.kind === 'back' && isLooking) {
      isLooking = false;
      continue;
    }
    if (answer.kind !== 'chosen') return answer;
    const action = answer.value;
    active = rows.findIndex(({ value }) => value === action);
    if (action.kind === 'import') return { kind: 'chosen', value: { choices, plan } };
    if (action.kind === 'report') {
      await showReport(plan, choices);
      [isLooking, active] = [true, 0];
      continue;
    }
    if (action.kind === 'change') {
      isLooking = false;
      continue;
    }
    const asked = await action.ask({ ...step, prompt: '' });
    if (asked.kind === 'left') return asked;
    if (asked.kind === 'back') continue;
    choices = asked.value;
    plan = await planFor(choices);
  }
}

function importRow(
  { name }: ImportSource,
  { outcome }: ImportPlan,
  choices: ImportChoices,
): StepRow<Action> {
  return {
    label: `$(arrow-circle-down) ${l10n.t('Import {0}', plainLabel(name))}`,
    detail: importWords(importCounts(outcome, choices), choices),
    value: { kind: 'import' },
  };
}

function changeRow(): StepRow<Action> {
  return {
    label: `$(settings) ${l10n.t('Change something…')}`,
    description: l10n.t('what is imported, and how'),
    value: { kind: 'change' },
  };
}

/** What can be looked at and changed first. */
function choiceRows(
  format: Format,
  { outcome }: ImportPlan,
  choices: ImportChoices,
): readonly StepRow<Action>[] {
  const separator = (label: string): StepRow<Action> => ({
    label,
    kind: QuickPickItemKind.Separator,
  });
  const row = (label: string, description: string, ask: AskFor): StepRow<Action> => ({
    label,
    description,
    value: { kind: 'ask', ask },
  });
  const { create = false, asSuggestions = false, annotator, read = {} } = choices;
  const counts = importCounts(outcome, choices);
  return [
    {
      label: `$(preview) ${l10n.t('Preview')}`,
      description: l10n.t('what would be done, article by article, and each problem'),
      value: { kind: 'report' },
    },
    separator(l10n.t('how')),
    ...(counts.missing > 0
      ? [
          row(
            l10n.t('Articles that are not in the folder'),
            create ? l10n.t('Created') : l10n.t('Left out'),
            askOne(
              [
                { label: l10n.t('Left out'), value: { ...choices, create: false } },
                { label: l10n.t('Created'), value: { ...choices, create: true } },
              ],
              create ? 1 : 0,
            ),
          ),
        ]
      : []),
    row(
      l10n.t('Suggestions'),
      asSuggestions ? l10n.t('Everything') : l10n.t('Only what a program predicted'),
      askOne(
        [
          {
            label: l10n.t('Only what a program predicted'),
            value: { ...choices, asSuggestions: false },
          },
          { label: l10n.t('Everything'), value: { ...choices, asSuggestions: true } },
        ],
        asSuggestions ? 1 : 0,
      ),
    ),
    row(
      l10n.t('Whose layer'),
      annotator === undefined ? l10n.t('The one without a name') : plainLabel(annotator),
      askAnnotator(choices),
    ),
    row(l10n.t('Offsets count'), unitWords(read.unit), askUnit(choices)),
    ...(format.heeds?.includes('tagScheme')
      ? [row(l10n.t('Tags'), schemeWords(read.tagScheme), askScheme(choices))]
      : []),
  ];
}

type AskFor = (step: Step) => Promise<StepAnswer<ImportChoices>>;

function askOne(rows: readonly StepRow<ImportChoices>[], active: number): AskFor {
  return (step) => stepRow(step, rows, rows[active]?.value);
}

function askAnnotator({ annotator = '', ...rest }: ImportChoices): AskFor {
  return async (step) => {
    const prompt = l10n.t('Name of the annotator; empty for the layer without a name');
    const wrong = (text: string): string | undefined =>
      text === '' || annotatorProblem(text) === undefined
        ? undefined
        : l10n.t('Use letters, digits, - and _.');
    const answer = await stepText({ ...step, prompt }, annotator, wrong);
    if (answer.kind !== 'chosen') return answer;
    return {
      ...answer,
      value: { ...rest, ...(answer.value !== '' && { annotator: answer.value }) },
    };
  };
}

function askUnit(choices: ImportChoices): AskFor {
  const units: readonly (OffsetUnit | undefined)[] = [
    undefined,
    'codePoint',
    'utf16',
    'grapheme',
    'utf8',
  ];
  const rows = units.map((unit) => ({
    label: unitWords(unit),
    value: { ...choices, read: { ...withoutUnit(choices), ...(unit && { unit }) } },
  }));
  return askOne(rows, units.indexOf(choices.read?.unit));
}

function withoutUnit({ read: { tagScheme } = {} }: ImportChoices): ImportChoices['read'] {
  return tagScheme ? { tagScheme } : {};
}

function askScheme(choices: ImportChoices): AskFor {
  const schemes: readonly (TagScheme | undefined)[] = [undefined, ...TAG_SCHEMES];
  const { unit } = choices.read ?? {};
  const rows = schemes.map((tagScheme) => ({
    label: schemeWords(tagScheme),
    value: { ...choices, read: { ...(unit && { unit }), ...(tagScheme && { tagScheme }) } },
  }));
  return askOne(rows, schemes.indexOf(choices.read?.tagScheme));
}

function unitWords(unit: OffsetUnit | undefined): string {
  switch (unit) {
    case 'codePoint':
      return l10n.t('Code points');
    case 'utf16':
      return l10n.t('UTF-16');
    case 'grapheme':
      return l10n.t('Graphemes');
    case 'utf8':
      return l10n.t('Bytes of UTF-8');
    case undefined:
      return l10n.t('As the format says, or as it fits');
  }
}

function schemeWords(scheme: TagScheme | undefined): string {
  return scheme === undefined ? l10n.t('Found out') : scheme.toUpperCase();
}
