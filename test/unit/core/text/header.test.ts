import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleHeader, isHeaderLine } from '../../../../src/core/text/header';
import type { ArticleHeader } from '../../../../src/core/text/header';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

const WHOLE = [
  ' date 2025-03-17 Rockets fired from Karva',
  '',
  '2 minutes',
  '',
  'DAR SELIM, Karva (Meridian) -Five rockets came down.',
  '',
  'They fell (short).',
  '',
  '(Reporting by Ann Lee and Bob Ray; Editing by Cy Poe)',
  '',
].join('\n');

const CASES: readonly (readonly [what: string, text: string, header: ArticleHeader])[] = [
  [
    'a whole article',
    WHOLE,
    {
      date: '2025-03-17',
      title: 'Rockets fired from Karva',
      readingMinutes: 2,
      dateline: 'DAR SELIM, Karva',
      agency: 'Meridian',
      credits: 'Reporting by Ann Lee and Bob Ray; Editing by Cy Poe',
    },
  ],
  ['nothing', '', {}],
  ['white space', ' \n\t\n', {}],
  ['plain text', 'Just a text.\nAnd more.', {}],
  ['no space before date', 'date 2025-03-03 A title', { date: '2025-03-03', title: 'A title' }],
  ['no title', ' date 2025-03-03', { date: '2025-03-03' }],
  ['an empty title', ' date 2025-03-03   ', { date: '2025-03-03' }],
  [
    'a title after blanks',
    'date 2025-03-03 \t A  title ',
    { date: '2025-03-03', title: 'A  title' },
  ],
  ['a title with U+2028', 'date 2025-03-03 A\u2028B', { date: '2025-03-03', title: 'A\u2028B' }],
  ['blank lines first', '\n\n date 2025-03-03 T', { date: '2025-03-03', title: 'T' }],
  ['a date run into the title', 'date 2025-03-03T', {}],
  ['a date of another form', 'date 3 March 2025 T', {}],
  ['the header not first', 'x\n date 2025-03-03 T', {}],
  ['one minute', '1 minute\nx', { readingMinutes: 1 }],
  ['minutes to read', ' 12 min read \nx', { readingMinutes: 12 }],
  ['minutes in a sentence', '2 minutes later it fell', {}],
  [
    'a dateline with a date and an em dash',
    'LUZ/SAN ARDO, March 3 (Altamar Press) — Main',
    { dateline: 'LUZ/SAN ARDO, March 3', agency: 'Altamar Press' },
  ],
  ['a dateline without agency', 'MOSUL, Iraq - Five', { dateline: 'MOSUL, Iraq' }],
  ['a dateline of one place', 'BELLARA — The', { dateline: 'BELLARA' }],
  ['a name that is no place', 'The Oro Workers Party (OWP) - a small group', {}],
  ['brackets without a dash', 'MOSUL, Iraq (Reuters) Five', {}],
  [
    'additional reporting',
    'x\n(Additional reporting by A)',
    { credits: 'Additional reporting by A' },
  ],
  ['brackets that are no credits', 'x\n(He did not answer.)', {}],
  ['only credits', '(Writing by A)', { credits: 'Writing by A' }],
];

test.each(CASES)('%s', (_what, text, header) => {
  expect(articleHeader(text)).toEqual(header);
});

test('a header line is known', () => {
  expect(isHeaderLine(' date 2025-03-03 T')).toBe(true);
  expect(isHeaderLine('update 2025-03-03 T')).toBe(false);
});

test('never throws, and finds only what is in the text', () => {
  const part = fc.oneof(anyText, fc.constantFrom(...WHOLE.split('\n'), '\n', '(', ')'));
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), fc.constantFrom('', '\n', ' '), (parts, glue) => {
      const text = parts.join(glue);
      for (const value of Object.values(articleHeader(text))) expect(text).toContain(String(value));
    }),
    runs(400),
  );
});

const N = 300_000;
const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['spaces', ' '.repeat(N)],
  ['spaces before a word', `${' '.repeat(N)}x`],
  ['a date and spaces before U+2028', `date 2025-03-03${' '.repeat(N)}\u2028`],
  ['minutes and spaces', `2 minutes${' '.repeat(N)}x`],
  ['a capital and spaces', `A${' '.repeat(N)}x`],
  ['capitals', 'A'.repeat(N)],
  ['brackets', `A${'('.repeat(N)}`],
  ['bracket pairs', `A${' (b) '.repeat(N / 5)}`],
  ['credits with brackets', `(Reporting ${')'.repeat(N)}x`],
  ['credits with brackets and spaces', `(Reporting ${') '.repeat(N)}${' '.repeat(N)}x`],
  ['lines', '\n'.repeat(N)],
];

test.each(HOSTILE)('takes linear time over many %s', (_what, text) => {
  const begin = performance.now();
  articleHeader(text);
  expect(performance.now() - begin).toBeLessThan(1000);
});
