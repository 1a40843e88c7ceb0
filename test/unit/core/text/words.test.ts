import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordAt } from '../../../../src/core/text/words';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

/** `|` is the cursor. */
const CASES: readonly (readonly [at: string, word: string | undefined])[] = [
  ['|MOSUL, Iraq', 'MOSUL'],
  ['MOS|UL, Iraq', 'MOSUL'],
  ['MOSUL|, Iraq', 'MOSUL'],
  ['MOSUL,| Iraq', undefined],
  ['MOSUL, |Iraq', 'Iraq'],
  ['MOSUL, Iraq|', 'Iraq'],
  ['Kadhim al-|Nadiri said', 'al-Nadiri'],
  ['Kadhim |al-Nadiri said', 'al-Nadiri'],
  ['Kadhim al-Nadiri| said', 'al-Nadiri'],
  ['Abu Mahdi al‑Mu|handis', 'al‑Muhandis'],
  ['in 2020 – |a year', 'a'],
  ['2020–|2024', '2024'],
  ['the |U.S. said', 'U.S.'],
  ['the U.|S. said', 'U.S.'],
  ['the U.S|. said', 'U.S.'],
  ['the U.S.| said', 'U.S.'],
  ['the U.N.|', 'U.N.'],
  ['he left.| Then', undefined],
  ['he left|. Then', 'left'],
  ['|Iraq’s army', 'Iraq'],
  ['Iraq’|s army', 'Iraq'],
  ['Iraq’s| army', 'Iraq'],
  ["|Iraq's army", 'Iraq'],
  ['|O’Brien said', 'O’Brien'],
  ['O’Bri|en’s aide', 'O’Brien'],
  ["Sa'|ad", "Sa'ad"],
  ['we |don’t know', 'don’t'],
  ['rose |3.5 percent', '3.5'],
  ['rose 3|.5 percent', '3.5'],
  ['cost |$40', undefined],
  ['cost $|40', '40'],
  ['cost 1,|200', '1,200'],
  ['the “|quoted” word', 'quoted'],
  ['the |“quoted” word', undefined],
  ['the “quoted|” word', 'quoted'],
  ['في |العراق اليوم', 'العراق'],
  ['👩‍👩‍👧| family', '👩‍👩‍👧'],
  ['|伊拉克', '伊拉克'],
  ['Julián |Ferrero', 'Ferrero'],
  ['e\u0301|lite', 'e\u0301lite'],
  ['a  |  b', undefined],
  ['one\n|two', 'two'],
  ['one|\ntwo', 'one'],
  ['|\none', undefined],
  ['one\n|', undefined],
  ['|', undefined],
  ['- |-', undefined],
];

test.each(CASES)('%j has %j', (at, word) => {
  const offset = at.indexOf('|');
  const text = at.replace('|', '');
  const span = wordAt(text, offset);
  expect(span && text.slice(span.start, span.end)).toBe(word);
});

test('a word lies in the text, touches the cursor’s run and is found from each of its places', () => {
  const texts = fc.array(anyText, { maxLength: 5 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(texts, fc.nat({ max: 80 }), (text, at) => {
      const offset = Math.min(at, text.length);
      const span = wordAt(text, offset);
      if (!span) return;
      const { start, end } = span;
      expect(0 <= start && start < end && end <= text.length && start <= offset).toBe(true);
      expect(text.slice(start, end)).not.toContain('\n');
      expect(wordAt(text, start)).toEqual(span);
    }),
    runs(400),
  );
});
