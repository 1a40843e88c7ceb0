// @ts-check
import { writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes the module that the extension host loads in place of a suite. VS Code keeps what is printed
 * in the extension host to itself, so this one sends it to a file first and runs the suite then.
 *
 * @param {string} folder where to put it
 * @param {string} suite the module with the suite's `run` function
 * @returns {{ entry: string, outputFile: string, endFile: string }} the module, the file that its
 *   output goes to, and the one that exists once the suite has come to its end
 */
export function writeSuiteEntry(folder, suite) {
  const entry = path.join(folder, 'suiteEntry.cjs');
  const outputFile = path.join(folder, 'output.txt');
  writeFileSync(outputFile, '');
  const endFile = path.join(folder, 'ended');
  const options = JSON.stringify({ suite: path.resolve(suite), outputFile, endFile });
  writeFileSync(entry, `'use strict';\nexports.run = () => (${runSuite})(${options}, require);\n`);
  return { entry, outputFile, endFile };
}

/**
 * Runs in the extension host, from its source text: it must use nothing from this module.
 *
 * @param {{ suite: string, outputFile: string, endFile: string }} options
 * @param {NodeJS.Require} require
 */
async function runSuite({ suite, outputFile, endFile }, require) {
  const fs = require('node:fs');
  const { Writable } = require('node:stream');
  // Written at once, so that nothing is lost when the process ends or hangs.
  const file = new Writable({
    write(chunk, _encoding, done) {
      fs.appendFileSync(outputFile, chunk);
      done();
    },
  });
  globalThis.console = new console.Console({ stdout: file, stderr: file, colorMode: false });
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = /** @type {typeof stream.write} */ (file.write.bind(file));
  }
  // What is thrown from here on, VS Code itself prints.
  const loaded = require(suite);
  const run = loaded.run ?? loaded.default?.run;
  if (typeof run !== 'function') throw new Error(`${suite} exports no function "run".`);
  // VS Code knows two forms: one that returns a promise, an older one that takes a callback.
  if (run.length < 2) await run();
  else {
    await new Promise((resolve, reject) => {
      run(suite, (/** @type {unknown} */ error, /** @type {number} */ failures) => {
        if (error) reject(error);
        else if (failures) reject(new Error(`${failures} tests failed.`));
        else resolve(undefined);
      });
    });
  }
  fs.writeFileSync(endFile, '');
}
