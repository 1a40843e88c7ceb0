import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordAt } from '../../src/core/text/words';
import { ROOT } from './tokenise';

interface LanguageConfiguration {
  readonly autoClosingPairs: readonly (readonly [string, string])[];
  readonly surroundingPairs: readonly (readonly [string, string])[];
  readonly wordPattern: { readonly pattern: string; readonly flags: string };
}

const configuration = JSON.parse(
  readFileSync(join(ROOT, 'language-configuration.json'), 'utf8'),
) as LanguageConfiguration;
const { pattern, flags } = configuration.wordPattern;

function words(text: string): readonly string[] {
  // The editor adds the g itself.
  return text.match(new RegExp(pattern, `${flags}g`)) ?? [];
}

describe('the word pattern', () => {
  it.each([
    ['U.S. and U.N. troops', ['U.S.', 'and', 'U.N.', 'troops']],
    ['al-Nadiri’s men', ['al-Nadiri', 's', 'men']],
    ["Tarsia’s, Tarsia's, TARSIA’S", ['Tarsia', 's', 'Tarsia', 's', 'TARSIA', 'S']],
    ['the rebels’ camp', ['the', 'rebels', 'camp']],
    ['can’t, O’Brien, N’Diaye, Sana‘a', ['can’t', 'O’Brien', 'N’Diaye', 'Sana‘a']],
    ['U.S.’s and U.N.-led', ['U.S.', 's', 'and', 'U.N.', 'led']],
    ['It ended. Then', ['It', 'ended', 'Then']],
    ['“quoted” ‘quoted’ \'quoted\' "quoted"', ['quoted', 'quoted', 'quoted', 'quoted']],
    ['12,500 or 3.5% at 6, F-16s', ['12,500', 'or', '3.5', 'at', '6', 'F-16s']],
    ['e\u0301te\u0301 Peña-Kovačević', ['e\u0301te\u0301', 'Peña-Kovačević']],
    ['خالد المنصوري،', ['خالد', 'المنصوري']],
    ['-dash- – —', ['dash']],
    ['👩‍👩‍👧‍👦🚤🚤🇸🇲🇫🇷 ✍🏻x', ['👩‍👩‍👧‍👦', '🚤', '🚤', '🇸🇲', '🇫🇷', '✍🏻', 'x']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each(['a', 'a-', 'a.', '’', 'a’s', '👩‍', '1,', ' '])(
    'is fast on %j again and again',
    (unit) => {
      const began = performance.now();
      words(unit.repeat(300_000));
      expect(performance.now() - began).toBeLessThan(5_000);
    },
  );

  // The editor looks from a window before the cursor, so a match may be begun inside a word.
  it('finds no other word from inside a word', () => {
    const text = 'the Turkmenistan-al-Nadiri’s';
    const regex = new RegExp(pattern, `${flags}g`);
    regex.lastIndex = text.indexOf('kmen');
    expect(regex.exec(text)?.[0]).not.toBe('kmenistan-al-Nadiri');
  });

  const samples = join(ROOT, 'samples');
  it.each(readdirSync(samples).filter((name) => name.endsWith('.txt')))(
    'means the same words as the commands do in %s',
    (name) => {
      const text = readFileSync(join(samples, name), 'utf8').replace(/\r\n/gu, '\n');
      const lines = text.split('\n').map((line) => line.slice(0, 600));
      for (const line of lines) {
        for (const match of line.matchAll(new RegExp(pattern, `${flags}g`))) {
          // The s of a possessive and flags are words to the editor alone.
          if (/^s$/iu.test(match[0]) || /^\p{RI}/u.test(match[0])) continue;
          const span = wordAt(line, match.index);
          const word = span && line.slice(span.start, span.end);
          // The possessive of a word in capitals is left to the test of the commands.
          expect(word?.replace(/['’]S$/u, '')).toBe(match[0]);
        }
      }
    },
  );
});

describe('the pairs', () => {
  it('close no quotation marks while one types', () => {
    const closing = configuration.autoClosingPairs.map(([open]) => open);
    for (const mark of ['"', "'", '“', '‘', '«', '`']) expect(closing).not.toContain(mark);
  });

  it('surround a selection with any of them', () => {
    const surrounding = configuration.surroundingPairs.map(([open, close]) => open + close);
    expect(surrounding).toEqual(expect.arrayContaining(['""', "''", '“”', '‘’']));
  });
});
