// @ts-check
import path from 'node:path';
import { runWebTests } from '../index.mjs';
import { workspace } from './support.mjs';

const folder = process.argv[2] ?? '';

process.exitCode = await runWebTests({
  extensionDevelopmentPath: folder,
  extensionTestsPath: path.join(folder, 'suite.js'),
  folder: workspace,
  settings: { 'editor.fontSize': 21 },
});
