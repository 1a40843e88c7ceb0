#!/usr/bin/env node
// @ts-check
import { existsSync } from 'node:fs';
import { createAutomation } from './automation.mjs';
import { followFile } from './followFile.mjs';
import { parseLauncherArguments } from './launcherArguments.mjs';
import { temporaryFolder } from './lifetime.mjs';
import { keepScreenshot, suiteTimeout, timedOutCode } from './limits.mjs';
import { startSession } from './openWorkbench.mjs';
import { writeSuiteEntry } from './suiteEntry.mjs';

/**
 * Stands in for a desktop VS Code: runs the suite that the command line names in the extension host,
 * copies its output to the terminal, and answers its exit code.
 *
 * @param {string[]} args
 * @returns {Promise<number>}
 */
async function launch(args) {
  const { extensionTestsPath, settings, extensionsDir, ...target } = parseLauncherArguments(args);
  if (!extensionTestsPath) {
    console.error('launcher: nothing to do without --extensionTestsPath=<module>.');
    return 2;
  }
  const temporary = temporaryFolder();
  const { entry, outputFile, endFile } = writeSuiteEntry(temporary.path, extensionTestsPath);
  const output = followFile(outputFile);
  const automation = createAutomation((type, parts) => {
    if (process.env['HOST_DEBUG']) console.error(`[workbench] ${type}`, ...parts);
  });
  try {
    const { page, close } = await startSession({
      ...target,
      ...(extensionsDir && { extensionsDir }),
      profile: 'suite',
      settings,
      extensionTestsPath: entry,
      prepare: automation.attach,
    });
    const code = await Promise.race([automation.exitCode, suiteTimeout()]);
    if (code === timedOutCode) await keepScreenshot(page);
    await close();
    // When its extension host is gone, the workbench reports the end of the tests, and a success.
    if (code !== 0 || existsSync(endFile)) return code;
    console.error('The extension host ended before the suite did.');
    return 1;
  } finally {
    output.finish();
    temporary.remove();
  }
}

try {
  process.exitCode = await launch(process.argv.slice(2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
