// The entry of the suites that run in an extension host: hands the compiled files to mocha.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** Runs all suites; rejects where a test failed. Counts are printed for the runner to read. */
export async function run(): Promise<void> {
  const mocha = new Mocha({
    // On a busy machine the editor tells of old selections late, which no test can wait for.
    retries: 2,
    ui: 'bdd',
    timeout: 20_000,
    color: false,
  });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      console.log(`    tried again: ${test.title}: ${error.stack ?? error.message}`);
    });
  });
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
