import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokeniserOf } from '../../../../src/core/text/tokenisers';
import type { TokeniserId } from '../../../../src/core/text/tokenisers';
import { unicodeText } from '../arbitraries';
import { runs } from '../fuzz';

const IDS: readonly TokeniserId[] = ['unicode', 'whitespace', 'treebank', 'spacy'];

function tokens(id: TokeniserId, text: string): readonly string[] {
  const spans = tokeniserOf(id)(text, { start: 0, end: text.length });
  return spans.map(({ start, end }) => text.slice(start, end));
}

test.each(IDS)('%s: tokens are in order, have no blanks, and leave out only blanks', (id) => {
  fc.assert(
    fc.property(unicodeText, (text) => {
      let at = 0;
      const left: string[] = [];
      for (const { start, end } of tokeniserOf(id)(text, { start: 0, end: text.length })) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(text.slice(start, end)).not.toMatch(/[\s\p{Cc}]/u);
        left.push(text.slice(at, start));
        at = end;
      }
      left.push(text.slice(at));
      expect(left.join('').replace(/[\s\p{Cc}\p{Cf}\p{Mn}]/gu, '')).toBe('');
    }),
    runs(300),
  );
});

// What NLTK's word_tokenize gives where quotation marks are straight.
test.each([
  [
    'They’ll say "no", won\'t they?',
    ['They', '’ll', 'say', '"', 'no', '"', ',', 'wo', "n't", 'they', '?'],
  ],
  [
    'Mr. Voss cannot pay $3,000.50 (or more).',
    ['Mr.', 'Voss', 'can', 'not', 'pay', '$', '3,000.50', '(', 'or', 'more', ')', '.'],
  ],
  [
    "The U.S.'s al-Nadiri -- he left...",
    ['The', 'U.S.', "'s", 'al-Nadiri', '--', 'he', 'left', '...'],
  ],
  ['“Gonna go,” she said.', ['“', 'Gon', 'na', 'go', ',', '”', 'she', 'said', '.']],
  ["D'ye like rock 'n' roll?", ['D', "'ye", 'like', 'rock', "'n", "'", 'roll', '?']],
  [
    "A boys'-club `rule` --- of '/home'",
    ['A', "boys'-club", '`', 'rule', '`', '--', '-', 'of', "'/home", "'"],
  ],
  ["al-'Ubaydi's law'.", ['al-', "'", 'Ubaydi', "'s", 'law', "'", '.']],
  ["'No,' she said.", ["'", 'No', ',', "'", 'she', 'said', '.']],
])('treebank: %s', (text, expected) => {
  expect(tokens('treebank', text)).toEqual(expected);
});

// What spaCy's blank English pipeline gives.
test.each([
  [
    "He didn't go to the U.S. (yet).",
    ['He', 'did', "n't", 'go', 'to', 'the', 'U.S.', '(', 'yet', ')', '.'],
  ],
  ['Dr. Voss paid $3,000 for 10km.', ['Dr.', 'Voss', 'paid', '$', '3,000', 'for', '10', 'km', '.']],
  ['A well-known state-run firm', ['A', 'well', '-', 'known', 'state', '-', 'run', 'firm']],
  [
    '“We can’t,” said Ada’s son.',
    ['“', 'We', 'ca', 'n’t', ',', '”', 'said', 'Ada', '’s', 'son', '.'],
  ],
  ['It ended... badly', ['It', 'ended', '...', 'badly']],
  ['called it ‘law’.', ['called', 'it', '‘', 'law', '’', '.']],
  ['قالت هدى: «لا».', ['قالت', 'هدى', ':', '«', 'لا', '»', '.']],
  ['At 9am it was -12°C.', ['At', '9', 'am', 'it', 'was', '-12', '°', 'C', '.']],
  ["They'd've, if he shouldn't've", ['They', "'d", "'ve", ',', 'if', 'he', 'should', "n't", "'ve"]],
  ['US$20 and C$40 at 90km/h', ['US$', '20', 'and', 'C$', '40', 'at', '90', 'km/h']],
  ['gonna and/or gotta', ['gon', 'na', 'and/or', 'got', 'ta']],
  ['ex-Gen. Rask of Oren, Calif.', ['ex', '-', 'Gen.', 'Rask', 'of', 'Oren', ',', 'Calif.']],
  ["WE DON'T; the b.c. plan", ['WE', "DON'T", ';', 'the', 'b.c', '.', 'plan']],
  ['See oren.example/a-b, or <3 :)', ['See', 'oren.example/a-b', ',', 'or', '<3', ':)']],
  [
    '12 °C. (again): theyre, its',
    ['12', '°', 'C', '.', '(', 'again', '):', 'they', 're', ',', 'its'],
  ],
  ["Goin' out 'cause _that_ #1", ["Goin'", 'out', "'cause", '_', 'that', '_', '#', '1']],
])('spacy: %s', (text, expected) => {
  expect(tokens('spacy', text)).toEqual(expected);
});

test('spacy: a sign of several parts is one token, since some of them can’t be seen', () => {
  expect(tokens('spacy', 'Nurse 🧑🏽‍⚕️, ❤️👩‍👧.')).toEqual(['Nurse', '🧑🏽‍⚕️', ',', '❤️', '👩‍👧', '.']);
});

test('unicode: words, numbers and signs', () => {
  expect(tokens('unicode', "Ada's 3,000 👩‍👩‍👧!")).toEqual(["Ada's", '3,000', '👩‍👩‍👧', '!']);
});

test.each(IDS)('%s: a line without end takes no time by its square', (id) => {
  const started = performance.now();
  tokens(id, 'x'.repeat(100_000) + '.'.repeat(100_000) + 'a b '.repeat(50_000));
  expect(performance.now() - started).toBeLessThan(10_000);
});
