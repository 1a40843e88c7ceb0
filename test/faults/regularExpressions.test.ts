// No text makes a regular expression take more than linear time: each is given long ones that are
// made to go wrong.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCE = join(import.meta.dirname, '../../src');

interface Found {
  readonly file: string;
  readonly regex: RegExp;
}

/** Every regular expression literal in the source, as it is written there. */
function allExpressions(): readonly Found[] {
  return readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      readFileSync(join(SOURCE, file), 'utf8')
        .split('\n')
        .filter((line) => !/^\s*(?:\/\/|\*|\/\*)/.test(line))
        .flatMap((line) => [
          ...line.matchAll(
            /(?<=^\s*|[=(,:?|&!]\s*|return )\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)/g,
          ),
        ])
        .flatMap(([, source = '', flags = '']) => compiled(file, source, flags)),
    );
}

function compiled(file: string, source: string, flags: string): readonly Found[] {
  try {
    return [{ file, regex: new RegExp(source, flags.replace(/[gy]/g, '')) }];
  } catch {
    return [];
  }
}

// So long that what takes the square of it shows, and what takes a multiple of it does not.
const LENGTH = 4000;
const SLOW_MILLISECONDS = 15;

// Runs of what expressions repeat, between beginnings that get them going and ends that fail.
const RUNS = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r',
    'a',
    'A',
    '1',
    '_',
    '.',
    ',',
    '-',
    ':',
    '/',
    "'",
    '’',
    '"',
    '\\',
    '#',
    '`',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '<',
    '=',
    '|',
    '>',
    '?',
    '*',
    '&',
    '!',
    '~',
    '$',
    'é',
    '\u0301',
    '😀',
  ],
  ...[
    'a ',
    ' a',
    'A.',
    '1,',
    '1_',
    '1.',
    '1:',
    'a-',
    '- ',
    ': ',
    '? ',
    '\\"',
    ' #',
    '](',
    '\r\n',
    'A B',
  ],
];
const STARTS = ['', 'A', 'AB,', '1', '"', '(Reporting by ', ' date 2020-01-01 ', '0x', '2024-1'];
const ENDS = ['', '!', '\0', '"', 'x', ')x'];
const TEXTS = RUNS.flatMap((run) =>
  STARTS.flatMap((start) => ENDS.map((end) => start + run.repeat(LENGTH) + end)),
);

/** The shortest of some times, since a pause of the machine is no fault of an expression. */
function milliseconds(regex: RegExp, text: string): number {
  let shortest = Infinity;
  for (let tries = 0; tries < 4 && shortest > SLOW_MILLISECONDS; tries += 1) {
    const begin = performance.now();
    regex.test(text);
    shortest = Math.min(shortest, performance.now() - begin);
  }
  return shortest;
}

const EXPRESSIONS = allExpressions();

test('the expressions of the source are found', () => {
  expect(EXPRESSIONS.length).toBeGreaterThan(60);
  expect(EXPRESSIONS.map(({ file }) => file.replaceAll('\\', '/'))).toEqual(
    expect.arrayContaining(['core/sidecar/scalar.ts', 'core/text/header.ts', 'core/text/words.ts']),
  );
});

test('each takes linear time on long texts', () => {
  const slow = new Map<string, string>();
  for (const { file, regex } of EXPRESSIONS) {
    for (const text of TEXTS) {
      const time = milliseconds(regex, text);
      if (time <= SLOW_MILLISECONDS) continue;
      slow.set(
        `${file}: ${String(regex)}`,
        `${Math.round(time)} ms: ${JSON.stringify(text.slice(0, 30))}`,
      );
      break;
    }
  }
  console.log(
    `${EXPRESSIONS.length} regular expressions on ${TEXTS.length} texts, slow = ${slow.size}`,
  );
  expect(Object.fromEntries(slow)).toEqual({});
}, 240_000);
