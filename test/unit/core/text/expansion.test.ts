import fc from 'fast-check';
import { expect, test } from 'vitest';
import { expansionSteps } from '../../../../src/core/text/expansion';
import { containsSpan } from '../../../../src/core/text/span';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

/** `|` is the cursor; the steps that matter, in order. */
const CASES: readonly (readonly [at: string, steps: readonly string[]])[] = [
  [
    'The Karvan police chief, Idris al-|Nadiri, said by telephone that two men had fled. He left.',
    [
      'word: al-Nadiri',
      'phrase: Idris al-Nadiri',
      'clause: The Karvan police chief, Idris al-Nadiri',
      'sentence: The Karvan police chief, Idris al-Nadiri, said by telephone that two men had fled.',
      'paragraph: The Karvan police chief, Idris al-Nadiri, said by telephone that two men had fled. He left.',
    ],
  ],
  [
    'Defence Minister Lena Morvath said three rockets were inter|cepted.',
    [
      'word: intercepted',
      'clause: three rockets were intercepted',
      'sentence: Defence Minister Lena Morvath said three rockets were intercepted.',
    ],
  ],
  [
    'Morvath warned that pati|ence was not endless; nobody answered.',
    [
      'word: patience',
      'clause: patience was not endless',
      'sentence: Morvath warned that patience was not endless; nobody answered.',
    ],
  ],
  [
    '“No one was hurt and the run|way works,” she told reporters.',
    [
      'word: runway',
      'phrase: the runway',
      'quotation: No one was hurt and the runway works',
      'quotation: “No one was hurt and the runway works,”',
      'sentence: “No one was hurt and the runway works,” she told reporters.',
    ],
  ],
  [
    '“The launcher was left. It was |found,” he said. He left.',
    [
      'word: found',
      'clause: It was found',
      'quotation: The launcher was left. It was found',
      'quotation: “The launcher was left. It was found,”',
      'sentence: “The launcher was left. It was found,” he said.',
      'paragraph: “The launcher was left. It was found,” he said. He left.',
    ],
  ],
];

test.each(CASES)('%j', (at, expected) => {
  const offset = at.indexOf('|');
  const text = at.replace('|', '');
  const steps = expansionSteps(text, { start: offset, end: offset });
  expect(steps.map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`)).toEqual(
    expected,
  );
});

const CLAUSES: readonly (readonly [at: string, clause: string])[] = [
  ['The army, he sa|id, left the town.', 'he said'],
  ['On Sunday, the arm|y left the town, he said.', 'On Sunday, the army left the town'],
  ['The army le|ft — nobody knows why.', 'The army left'],
  ['The vote on March 24, 2024, was fa|ir and free.', 'was fair and free'],
  ['Iran, Iraq and Sy|ria signed the accord.', 'Iran, Iraq and Syria signed the accord'],
  ['It began at 10:30 a.m., the mayor of Oren sa|id.', 'the mayor of Oren said'],
];

test.each(CLAUSES)('the clause of %j is %j', (at, clause) => {
  const offset = at.indexOf('|');
  const text = at.replace('|', '');
  const step = expansionSteps(text, { start: offset, end: offset }).find(
    ({ kind, span }) => kind === 'clause' || text.slice(span.start, span.end) === clause,
  );
  expect(step && text.slice(step.span.start, step.span.end)).toBe(clause);
});

const PHRASES: readonly (readonly [at: string, phrase: string | undefined])[] = [
  ['the Free Valley Bri|gades fled', 'the Free Valley Brigades'],
  ['The Min|istry of the Interior said', 'The Ministry of the Interior'],
  ['The Ministry |of the Interior said', 'The Ministry of the Interior'],
  ['near the vil|lage of Oren', 'the village of Oren'],
  ['met Gen. J. R. Fo|x of Oren', 'Gen. J. R. Fox of Oren'],
  ['under Resol|ution 2254 of', 'Resolution 2254'],
  ['the U.N. obs|erver left', 'the U.N. observer'],
  ['Karva’s bor|der town', undefined],
  ['in Iraq and Sy|ria', undefined],
  ['a ma|jor armed group fled', 'a major'],
  ['three med|ical workers', 'three medical workers'],
  ['she le|ft', undefined],
];

test.each(PHRASES)('the phrase of %j is %j', (at, phrase) => {
  const offset = at.indexOf('|');
  const text = at.replace('|', '');
  const step = expansionSteps(text, { start: offset, end: offset }).find(
    ({ kind }) => kind === 'phrase',
  );
  expect(step && text.slice(step.span.start, step.span.end)).toBe(phrase);
});

test('each step lies in the text and holds more than the one before', () => {
  const parts = fc.oneof(anyText, fc.constantFrom(...CASES.map(([at]) => at), '\n', '”', ', '));
  const texts = fc.array(parts, { maxLength: 6 }).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, fc.nat({ max: 300 }), fc.nat({ max: 60 }), (text, at, length) => {
      const start = Math.min(at, text.length);
      let inner = { start, end: Math.min(start + length, text.length) };
      for (const { span } of expansionSteps(text, inner)) {
        expect(0 <= span.start && span.end <= text.length).toBe(true);
        expect(containsSpan(span, inner)).toBe(true);
        expect(span.end - span.start).toBeGreaterThan(inner.end - inner.start);
        expect(text.slice(span.start, span.end).trim()).toBe(text.slice(span.start, span.end));
        inner = span;
      }
    }),
    runs(300),
  );
});
