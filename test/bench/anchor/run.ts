// Prints the table of placements and keeps it in the documentation.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeArticle } from '../../../src/core/text/canonical';
import { measure, precision, recall } from './measure';
import type { Measurement } from './measure';

const [root = '.', seedArgument = '1', generatedArgument = '40'] = process.argv.slice(2);
const BEGIN = '<!-- bench:anchor -->';
const END = '<!-- /bench:anchor -->';

const samples = join(root, 'samples');
const texts = readdirSync(samples)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .flatMap((name) => decodeArticle(readFileSync(join(samples, name))) ?? []);
const measured = measure(texts, Number(generatedArgument), Number(seedArgument));
const table = tableOf(measured);
console.log(table);
for (const mistake of measured.mistakes.slice(0, 200)) console.log(mistake);

const page = join(root, 'docs/anchoring.md');
const old = readFileSync(page, 'utf8');
const [head, rest] = old.split(BEGIN);
const tail = rest?.split(END)[1];
if (head !== undefined && tail !== undefined) {
  writeFileSync(page, `${head}${BEGIN}\n\n${table}\n${END}${tail}`);
}

function tableOf({ seed, articles, scores }: Measurement): string {
  const head = [
    'edit',
    'annotations',
    'right',
    'wrong',
    'not found',
    'gone',
    'precision',
    'recall',
    'ms per article',
  ];
  const rows = [...scores].map(([kind, score]) => [
    kind,
    String(score.annotations),
    String(score.right),
    String(score.wrong),
    String(score.missed),
    String(score.gone),
    precision(score).toFixed(4),
    recall(score).toFixed(4),
    (score.milliseconds / articles).toFixed(1),
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    `| ${row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join(' | ')} |`;
  const rule = widths.map((width, i) =>
    i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [
    `${articles} articles, seed ${seed}.`,
    '',
    line(head),
    line(rule),
    ...rows.map(line),
    '',
  ].join('\n');
}
