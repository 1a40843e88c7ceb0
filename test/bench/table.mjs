// @ts-check
// Puts a measured table into a document, between two markers.

import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Prints a table and puts it in the place of the one between `<!-- name -->` and `<!-- /name -->`.
 *
 * @param {string} file
 * @param {string} name
 * @param {string[][]} rows the first is the header
 */
export function writeTable(file, name, rows) {
  const [header = [], ...body] = rows;
  const lines = [header, header.map(() => '---'), ...body].map(
    (cells) => `| ${cells.join(' | ')} |`,
  );
  const table = lines.join('\n');
  console.log(`\n${table}\n`);
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(file, 'utf8');
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start === -1 || end < start) throw new Error(`${file} has no markers ${open} … ${close}.`);
  writeFileSync(file, `${text.slice(0, start + open.length)}\n\n${table}\n\n${text.slice(end)}`);
}
