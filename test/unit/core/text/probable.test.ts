import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capitalisedWithin, probableMentions } from '../../../../src/core/text/mentions';
import { paragraphEndingAfter } from '../../../../src/core/text/paragraphs';
import { quotationsIn } from '../../../../src/core/text/quotations';
import type { Span } from '../../../../src/core/text/span';
import { probableStatements } from '../../../../src/core/text/statements';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

function mentionsIn(text: string): readonly Span[] {
  const within = capitalisedWithin(text);
  return paragraphsOf(text).flatMap((paragraph) => probableMentions(text, paragraph, within));
}

function statementsIn(text: string): readonly Span[] {
  const quotations = quotationsIn(text);
  return paragraphsOf(text).flatMap((paragraph) => probableStatements(text, paragraph, quotations));
}

function paragraphsOf(text: string): readonly Span[] {
  const found: Span[] = [];
  let paragraph = paragraphEndingAfter(text, 0);
  for (; paragraph; paragraph = paragraphEndingAfter(text, paragraph.end)) found.push(paragraph);
  return found;
}

const MENTIONS: readonly (readonly [text: string, mentions: readonly string[]])[] = [
  ['AVEN, Karva (Meridian) -A truck burned on Monday.', ['AVEN', 'Karva', 'Meridian']],
  ['They met in the Ministry of the Interior.', ['the Ministry of the Interior']],
  ['It fell in southern Tarsia in March.', ['southern Tarsia']],
  ['A Karvan drone left Karva.', ['Karva']],
  ['Two Karvan police officers told Karva.', ['Two Karvan police officers', 'Karva']],
  ['The U.N. mission in Karva said so.', ['The U.N. mission in Karva', 'U.N.', 'Karva']],
  ['Later Morvath left Oren.', ['Morvath', 'Oren']],
  ['Trucks waited. The drivers met Morvath.', ['Morvath']],
  ['Morvath left. Nobody saw her, Morvath said.', ['Morvath', 'Morvath']],
  ['“Tell the League,” she said.', ['League', 'she']],
  ['Prices rose, according to the Red Lantern Society, a charity.', ['the Red Lantern Society']],
  ['The driver who fled said nothing.', []],
  [' date 2025-03-17 Karva and Tarsia talk', []],
  ['(Reporting by Farid Ouazene in Oren)', []],
  [
    'U.S. Resolution 2254 binds Gen. J. R. al-Nadiri.',
    ['U.S. Resolution 2254', 'Gen. J. R. al-Nadiri'],
  ],
];

test.each(MENTIONS)('the mentions of %j', (text, mentions) => {
  expect(mentionsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(mentions);
});

const STATEMENTS: readonly (readonly [text: string, statements: readonly string[]])[] = [
  ['Morvath said two men had fled.', ['two men had fled']],
  ['She denied that they had fled, but she had left too.', ['they had fled']],
  ['A truck burned on Monday, a resident said.', ['A truck burned on Monday']],
  ['Half have gone, according to the council.', ['Half have gone']],
  ['“No one was hurt,” she told reporters.', ['No one was hurt']],
  ['The group said it was “not bound by a truce”.', ['not bound by a truce']],
  [
    'He said the trucks “did not show themselves” at the bridge.',
    ['the trucks “did not show themselves” at the bridge', 'did not show themselves'],
  ],
  [
    'She told reporters that they had fled and that none had died.',
    ['they had fled', 'none had died'],
  ],
  ['The chief, Idris al-Nadiri, said by telephone.', []],
  ['A “truce” began.', []],
  ['The road was closed.', []],
];

test.each(STATEMENTS)('the statements of %j', (text, statements) => {
  expect(statementsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(statements);
});

test('probable places lie in the text, have no white space at their ends, and are in order', () => {
  const parts = fc.oneof(
    anyText,
    fc.constantFrom(...[...MENTIONS, ...STATEMENTS].map(([text]) => text), '\n', '”', ', '),
  );
  const texts = fc.array(parts, { maxLength: 6 }).map((all) => all.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      for (const places of [mentionsIn(text), statementsIn(text)]) {
        let last = 0;
        for (const { start, end } of places) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          last = start;
        }
      }
    }),
    runs(300),
  );
});
