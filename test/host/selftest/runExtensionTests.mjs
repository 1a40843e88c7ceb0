// @ts-check
import { runExtensionTests } from '../index.mjs';
import { extension, workspace } from './support.mjs';

process.exitCode = await runExtensionTests({
  extensionDevelopmentPath: extension,
  extensionTestsPath: process.argv[2] ?? '',
  workspace,
  env: { HOST_SELFTEST_WORD: 'mellon' },
});
