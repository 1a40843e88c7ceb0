// The editor's export, with nothing answered, is the command line's with nothing given.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/cli/version';
import { DEFAULT_LABEL_SET } from '../../src/core/model/labelSet';
import { exportCorpus } from '../../src/corpus/exportCorpus';
import { FORMATS } from '../../src/formats';
import { nodeFileSystem } from '../../src/node/fileSystem';
import { writeFolderAtomically } from '../../src/node/writeFolder';
import { optionsOf } from '../../src/vscode/exporting/exportAnswers';
import { run } from './cli/run';
import { temporaryFolder } from './temporaryFolder';

const SAMPLES = path.join(import.meta.dirname, '../../samples');

test.each(FORMATS.filter(({ hasManifest }) => hasManifest))('$id', async (format) => {
  const folder = await temporaryFolder();
  const [ours, theirs] = [path.join(folder, 'editor'), path.join(folder, 'line')];
  const facts = {
    format,
    labelSet: DEFAULT_LABEL_SET,
    annotators: { hasOwn: true, names: [] },
  };
  await exportCorpus(
    nodeFileSystem(SAMPLES),
    {
      format,
      labelSet: DEFAULT_LABEL_SET,
      program: `article-annotator ${VERSION}`,
      ...optionsOf({}, facts),
    },
    (pieces) => writeFolderAtomically(ours, pieces, false),
  );
  const { code } = await run(folder, ['export', SAMPLES, '--format', format.id, '--out', theirs]);
  expect(code).toBe(0);
  const manifest = (of: string): unknown =>
    JSON.parse(readFileSync(path.join(of, 'manifest.json'), 'utf8'));
  expect(manifest(ours)).toEqual(manifest(theirs));
});
