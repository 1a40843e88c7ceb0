import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quotationsIn, withoutHalfQuotes } from '../../../../src/core/text/quotations';
import { nextQuotation, nextSentence } from '../../../../src/core/text/selectMore';
import { containsSpan } from '../../../../src/core/text/span';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

const CASES: readonly (readonly [text: string, insides: readonly string[]])[] = [
  ['“No one was hurt,” she said.', ['No one was hurt']],
  ['"No one was hurt," she said, "and no one fled."', ['No one was hurt', 'and no one fled.']],
  ['She said:"No." Then "yes".', ['No.', 'yes']],
  ['“He said ‘no’ twice,” she said.', ['He said ‘no’ twice', 'no']],
  ['"He said \'no\' twice," she said.', ["He said 'no' twice", 'no']],
  ["'No one was hurt' - minister's aide", ['No one was hurt']],
  ['It’s Tarsia’s, the boys’ and the ’90s’.', []],
  ["It's Tarsia's, the boys' and the '90s.", []],
  ["'Tis the boys' own town, 'cause it is", []],
  ['Sa‘ad and Ma’mun', []],
  ['She called it ‘the boys’ club’.', ['the boys']],
  ['«Non», dit-il. „Nein“, sagte er.', ['Non', 'Nein']],
  ['A pipe of 5" and one of 7" burst.', []],
  ['He said “yes. Then he left.\nThe “end”.', ['yes. Then he left.', 'end']],
  ['He said ‘yes. Then he left.\nThe end.', []],
  ['“One “two” three', ['two']],
  ['“One.\n\n“Two.\n\n“Three,” he said. “Four.”', ['One.\n\n“Two.\n\n“Three', 'Four.']],
  ['"One.\n\n"Two," he said.\n"Three."', ['One.\n\n"Two', 'Three.']],
  ['“One ‘two.\n\n“Three’ four.” Five', ['One ‘two.\n\n“Three’ four.']],
  ['“”', []],
  ['“ ,”', []],
  ['(“Yes”)—“no”', ['Yes', 'no']],
  ['“👩‍👩‍👧‍👦 five,” she said', ['👩‍👩‍👧‍👦 five']],
];

test.each(CASES)('%j', (text, insides) => {
  const found = quotationsIn(text);
  expect(found.map(({ inside }) => text.slice(inside.start, inside.end))).toEqual(insides);
  for (const { whole, inside } of found) expect(containsSpan(whole, inside)).toBe(true);
});

const quoting = fc
  .array(fc.oneof(anyText, fc.constantFrom(...Array.from('“”"\'’‘«», .\n'), 'word', 'a b')), {
    maxLength: 24,
  })
  .map((parts) => parts.join(''));

test('quotations lie in the text and nest or are apart', () => {
  fc.assert(
    fc.property(quoting, (text) => {
      const found = quotationsIn(text).map(({ whole }) => whole);
      for (const [i, a] of found.entries()) {
        expect(0 <= a.start && a.start < a.end && a.end <= text.length).toBe(true);
        for (const b of found.slice(i + 1)) {
          expect(b.start >= a.end || containsSpan(a, b)).toBe(true);
        }
      }
    }),
    runs(500),
  );
});

test('half quotes are cut off and nothing else', () => {
  fc.assert(
    fc.property(quoting, fc.nat({ max: 40 }), fc.nat({ max: 40 }), (text, a, b) => {
      const start = Math.min(a, b, text.length);
      const end = Math.min(Math.max(a, b), text.length);
      const span = withoutHalfQuotes(text, { start, end }, quotationsIn(text));
      if (!span || start === end) return;
      expect(containsSpan({ start, end }, span)).toBe(true);
      const cut = text.slice(start, span.start) + text.slice(span.end, end);
      expect(cut).toMatch(/^[\s"“”„«»‘’']*$/u);
    }),
    runs(300),
  );
});

test('asking again takes the marks, then the quotation around', () => {
  const text = 'x “He said ‘no, no’ twice,” she said.';
  const said: string[] = [];
  let span = { start: text.indexOf('no'), end: text.indexOf('no') };
  for (let i = 0; i < 5; i += 1) {
    span = nextQuotation(text, span) ?? span;
    said.push(text.slice(span.start, span.end));
  }
  expect(said).toEqual([
    ...['no, no', '‘no, no’', 'He said ‘no, no’ twice', '“He said ‘no, no’ twice,”'],
    '“He said ‘no, no’ twice,”',
  ]);
  expect(nextQuotation(text, { start: 0, end: 0 })).toBeUndefined();
});

test('asking again for the sentence takes the next one of the paragraph', () => {
  const text = 'One is. “Two is. Three is,” he said. Four.\nFive.';
  const said: string[] = [];
  let span = { start: 1, end: 1 };
  for (let i = 0; i < 4; i += 1) {
    span = nextSentence(text, span) ?? span;
    said.push(text.slice(span.start, span.end));
  }
  expect(said).toEqual([
    'One is.',
    'One is. “Two is. Three is,” he said.',
    'One is. “Two is. Three is,” he said. Four.',
    'One is. “Two is. Three is,” he said. Four.',
  ]);
});
