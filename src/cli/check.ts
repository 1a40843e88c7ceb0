// `check`: the linter over a corpus.

import { relative, resolve, sep } from 'node:path';
import type { RuleLevels } from '../core/model/ruleLevel';
import { checkCorpus } from '../corpus/checkCorpus';
import type { CorpusCheck } from '../corpus/checkCorpus';
import { countFindings } from '../corpus/findings';
import { nodeFileSystem } from '../node/fileSystem';
import type { CheckFormat } from './checkFormat';
import { checkGithub } from './checkGithub';
import { checkJson } from './checkJson';
import { checkSarif } from './checkSarif';
import { readLevels } from './checkSeverity';
import { checkText } from './checkText';
import { counted } from './print';
import { showProgress } from './progress';
import { folderProblem, readArguments, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io, Verb } from './verb';

const FORMATS: readonly CheckFormat[] = [checkText, checkJson, checkSarif, checkGithub];
const FORMAT_IDS = FORMATS.map(({ id }) => id);

const HELP = `Checks every article in a folder and below, and every sidecar against its article.

Usage:
  article-annotator check <folder> [--format <format>] [--severity <rule>=<level>]...

Options:
  --format <format>          ${FORMAT_IDS.join(', ')}; text where it is left out
  --json                     the same as --format json
  --severity <rule>=<level>  set a rule to off, info, warning or error; may be given often
  -h, --help                 print this

Formats:
${FORMATS.map(({ id, description }) => `  ${id.padEnd(8)}${description}`).join('\n')}

Exit code: 0 without errors (warnings may be there), 1 with errors, 2 on wrong usage.

Examples:
  article-annotator check corpus
  article-annotator check corpus --severity mid-word=warning --severity missing-relation=off
  article-annotator check . --format sarif > findings.sarif
`;

export const checkVerb: Verb = {
  name: 'check',
  summary: 'check every article and sidecar in a folder',
  help: HELP,
  async run(args, io) {
    const read = readArguments(args, {
      format: { type: 'string' },
      json: { type: 'boolean' },
      severity: { type: 'string', multiple: true },
    });
    if (!read.ok) return wrongUsage(io, 'check', read.message);
    const { values, positionals } = read.parsed;
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) {
      return wrongUsage(io, 'check', 'Give one folder.');
    }
    const name = values.format ?? (values.json ? checkJson.id : checkText.id);
    const format = FORMATS.find(({ id }) => id === name);
    if (!format) {
      const message = `There is no format ${name}; use one of ${FORMAT_IDS.join(', ')}.`;
      return wrongUsage(io, 'check', message);
    }
    if (values.json && format !== checkJson) {
      return wrongUsage(io, 'check', `Give --json or --format ${name}, not both.`);
    }
    const severities = readLevels(values.severity ?? []);
    if (!severities.ok) return wrongUsage(io, 'check', severities.message);
    const problem = await folderProblem(resolve(io.cwd, folder));
    if (problem !== undefined) return wrongUsage(io, 'check', problem);
    return checkFolder(io, folder, format, severities.levels);
  },
};

async function checkFolder(
  io: Io,
  folder: string,
  format: CheckFormat,
  levels: RuleLevels,
): Promise<number> {
  const root = resolve(io.cwd, folder);
  const progress = showProgress(io, 'Checking');
  let result: CorpusCheck;
  try {
    result = await checkCorpus(nodeFileSystem(root), {
      levels,
      cancellation: io.cancellation,
      onProgress: progress.update,
    });
  } finally {
    progress.clear();
  }
  const report = format.print(result, {
    folder,
    relative: (path) => relative(io.cwd, resolve(root, path)).split(sep).join('/'),
  });
  await io.stdout(report);
  const { error, warning, info } = countFindings(result.files);
  const counts = [
    counted(result.sidecars, 'sidecar'),
    counted(error, 'error'),
    counted(warning, 'warning'),
    ...(info > 0 ? [counted(info, 'info')] : []),
  ];
  io.stderr(`${counts.join(', ')}\n`);
  return error > 0 ? EXIT.flawed : EXIT.done;
}
