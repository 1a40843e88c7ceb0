// `check`: the linter over a corpus.

import { resolve } from 'node:path';
import { checkCorpus } from '../corpus/checkCorpus';
import type { CorpusCheck } from '../corpus/checkCorpus';
import { countFindings } from '../corpus/findings';
import { nodeFileSystem } from '../node/fileSystem';
import { counted, findingLine } from './print';
import { showProgress } from './progress';
import { folderProblem, readArguments, wrongUsage } from './usage';
import { EXIT } from './verb';
import type { Io, Verb } from './verb';

const HELP = `Checks every sidecar in a folder and below against its article.

Usage:
  article-annotator check <folder> [--json]

Options:
  --json      print the findings as JSON
  -h, --help  print this

Each finding is one line: file:line:column: rule: message
Exit code: 0 without errors (warnings may be there), 1 with errors, 2 on wrong usage.

Examples:
  article-annotator check corpus
  article-annotator check . --json > findings.json
`;

export const checkVerb: Verb = {
  name: 'check',
  summary: 'check every sidecar in a folder against its article',
  help: HELP,
  async run(args, io) {
    const read = readArguments({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (!read.ok) return wrongUsage(io, 'check', read.message);
    const { values, positionals } = read.parsed;
    if (values.help) {
      await io.stdout(HELP);
      return EXIT.done;
    }
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) {
      return wrongUsage(io, 'check', 'Give one folder.');
    }
    const root = resolve(io.cwd, folder);
    const problem = await folderProblem(root);
    if (problem !== undefined) return wrongUsage(io, 'check', problem);
    return checkFolder(io, folder, root, values.json ?? false);
  },
};

async function checkFolder(io: Io, folder: string, root: string, asJson: boolean): Promise<number> {
  const progress = showProgress(io, 'Checking');
  let result: CorpusCheck;
  try {
    result = await checkCorpus(nodeFileSystem(root), {
      cancellation: io.cancellation,
      onProgress: progress.update,
    });
  } finally {
    progress.clear();
  }
  await io.stdout(asJson ? jsonOf(result) : linesOf(folder, result));
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

function linesOf(folder: string, { files }: CorpusCheck): string {
  return files
    .flatMap(({ path, findings }) => findings.map((finding) => findingLine(folder, path, finding)))
    .join('');
}

/** All findings as one JSON object, with paths from the folder that was checked. */
function jsonOf({ sidecars, files }: CorpusCheck): string {
  const findings = files.flatMap(({ path, findings }) =>
    findings.map(({ position, rule, severity, message, id }) => ({
      file: path,
      ...position,
      rule,
      severity,
      message,
      ...(id !== undefined && { id }),
    })),
  );
  return `${JSON.stringify({ sidecars, findings }, undefined, 2)}\n`;
}
