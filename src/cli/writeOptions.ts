// Options of the command line that say how a format is written.

import { TAG_SCHEMES } from '../formats/tags';
import type { WriteOptions } from '../formats/writeContext';
import { noSuchValue } from './usage';

const TOKENS = ['unicode', 'whitespace', 'treebank', 'spacy'] as const;
const OVERLAPS = ['longest', 'outermost', 'error'] as const;
const OFFSETS = { utf16: 'utf16', codepoint: 'codePoint', grapheme: 'grapheme' } as const;

const SPLIT_BY = ['hash', 'label', 'date'] as const;
const TASKS = ['spans', 'tokens', 'claims', 'relations'] as const;

/** For `readArguments`. */
export const WRITE_OPTIONS = {
  'no-formulas': { type: 'boolean' },
  tokens: { type: 'string' },
  snap: { type: 'boolean' },
  overlap: { type: 'string' },
  scheme: { type: 'string' },
  offsets: { type: 'string' },
  split: { type: 'string' },
  ratios: { type: 'string' },
  seed: { type: 'string' },
  'split-reprints': { type: 'boolean' },
  tasks: { type: 'string' },
} as const;

export const WRITE_HELP = `  --tokens <tokens>   ${TOKENS.join(', ')}: how texts are cut in tokens;
                      ${TOKENS[0]} where this is left out
  --snap              widen annotations that begin or end within a token, where tokens are
                      cut otherwise
  --overlap <policy>  ${OVERLAPS.join(', ')}: which of two annotations that overlap is kept
                      where a format holds one; ${OVERLAPS[0]} where this is left out
  --scheme <scheme>   ${TAG_SCHEMES.join(', ')}: how columns mark annotations; iob2 where this is left
                      out
  --offsets <unit>    ${Object.keys(OFFSETS).join(', ')}: what offsets for doccano count; utf16
                      where this is left out
  --split <how>       ${SPLIT_BY.join(', ')}: what decides whether an article of a dataset is for
                      training, validation or testing; ${SPLIT_BY[0]} where this is left out
  --ratios <ratios>   shares of the three, 80,10,10 where this is left out
  --seed <seed>       another text gives other parts
  --split-reprints    let articles that are nearly the same be in several parts
  --tasks <tasks>     which tables a dataset has, by commas: ${TASKS.join(', ')}`;

/** What was given, as `parseArgs` has it. */
interface WriteValues {
  readonly 'no-formulas'?: boolean | undefined;
  readonly tokens?: string | undefined;
  readonly snap?: boolean | undefined;
  readonly overlap?: string | undefined;
  readonly scheme?: string | undefined;
  readonly offsets?: string | undefined;
  readonly split?: string | undefined;
  readonly ratios?: string | undefined;
  readonly seed?: string | undefined;
  readonly 'split-reprints'?: boolean | undefined;
  readonly tasks?: string | undefined;
}

/** How a format is to be written, or what is wrong with what was given. */
export function writeOptionsOf(values: WriteValues): WriteOptions | string {
  const tokens = tokenOptions(values);
  if (typeof tokens === 'string') return tokens;
  const dataset = datasetOptions(values);
  if (typeof dataset === 'string') return dataset;
  return {
    ...tokens,
    ...dataset,
    ...(values['no-formulas'] === true && { neutraliseFormulas: true }),
  };
}

/** How annotations are put on tokens, or what is wrong with what was given. */
function tokenOptions(values: WriteValues): WriteOptions | string {
  const tokens = TOKENS.find((known) => known === values.tokens);
  const overlaps = OVERLAPS.find((known) => known === values.overlap);
  const tagScheme = TAG_SCHEMES.find((known) => known === values.scheme);
  if (values.tokens !== undefined && !tokens) return noSuchValue('tokens', values.tokens, TOKENS);
  if (values.overlap !== undefined && !overlaps)
    return noSuchValue('overlap', values.overlap, OVERLAPS);
  if (values.scheme !== undefined && !tagScheme)
    return noSuchValue('scheme', values.scheme, TAG_SCHEMES);
  const offsets = Object.entries(OFFSETS).find(([name]) => name === values.offsets)?.[1];
  if (values.offsets !== undefined && !offsets) {
    return noSuchValue('offsets', values.offsets, Object.keys(OFFSETS));
  }
  return {
    ...(values.snap === true && { midToken: 'snap' }),
    ...(tokens && { tokens }),
    ...(overlaps && { overlaps }),
    ...(tagScheme && { tagScheme }),
    ...(offsets && { offsets }),
  };
}

/** How a dataset is split and which tables it has, or what is wrong with what was given. */
function datasetOptions(values: WriteValues): Pick<WriteOptions, 'split' | 'tasks'> | string {
  const by = SPLIT_BY.find((known) => known === values.split);
  if (values.split !== undefined && !by) {
    return noSuchValue('split', values.split, SPLIT_BY);
  }
  const shares = values.ratios?.split(',').map((share) => (share === '' ? NaN : Number(share)));
  const [train = NaN, validation = NaN, test = NaN, ...more] = shares ?? [80, 10, 10];
  const ratios = [train, validation, test] as const;
  const isWrong = more.length > 0 || !ratios.every((share) => share >= 0 && share <= 1e6);
  if (isWrong || ratios.every((share) => share === 0)) {
    return `Give --ratios as three numbers such as 80,10,10.`;
  }
  const names = values.tasks?.split(',');
  const tasks = names && TASKS.filter((task) => names.includes(task));
  if (tasks?.length !== names?.length) {
    return `Give --tasks as some of ${TASKS.join(',')}, each once.`;
  }
  return {
    split: {
      ratios,
      keepsReprints: values['split-reprints'] !== true,
      ...(by && { by }),
      ...(values.seed !== undefined && { seed: values.seed }),
    },
    ...(tasks && { tasks }),
  };
}
