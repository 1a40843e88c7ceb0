import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOccurrences } from '../../../../src/core/occurrences/find';
import type { SearchOptions } from '../../../../src/core/occurrences/find';
import { untaggedSpans } from '../../../../src/core/occurrences/untagged';
import type { Annotation } from '../../../../src/core/model/annotation';
import type { Span } from '../../../../src/core/text/span';
import { wordAt } from '../../../../src/core/text/words';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

const WHOLE = { isWholeWord: true, isCaseSensitive: true };
const ANY_CASE = { isWholeWord: true, isCaseSensitive: false };
const PART = { isWholeWord: false, isCaseSensitive: true };
const LOOSE = { isWholeWord: false, isCaseSensitive: false };

function found(text: string, wanted: string, options: SearchOptions): readonly string[] {
  return findOccurrences(text, wanted, options).map(
    ({ start, end }) => `${start} ${text.slice(start, end)}`,
  );
}

test.each<[text: string, wanted: string, options: SearchOptions, places: readonly string[]]>([
  ['Orla, Orlan, Orla', 'Orla', WHOLE, ['0 Orla', '13 Orla']],
  ['Orla, Orlan, Orla', 'Orla', PART, ['0 Orla', '6 Orla', '13 Orla']],
  ['ORLA and orla', 'Orla', WHOLE, []],
  ['ORLA and orla', 'Orla', ANY_CASE, ['0 ORLA', '9 orla']],
  // Words as `wordAt` means them.
  ['al-Nadiri and Nadiri', 'Nadiri', WHOLE, ['14 Nadiri']],
  ['al-Nadiri, pro-al-Nadiri', 'al-Nadiri', WHOLE, ['0 al-Nadiri']],
  ['Aven’s men, Aven, Avens', 'Aven', WHOLE, ['0 Aven', '12 Aven']],
  ['Aven’s and Aven’s', 'Aven’s', WHOLE, ['0 Aven’s', '11 Aven’s']],
  ['Aven’s s', 's', WHOLE, ['7 s']],
  ['the U.S. and U.S.', 'U.S.', WHOLE, ['4 U.S.', '13 U.S.']],
  ['the U.S. has', 'U.S', WHOLE, []],
  ['a “word” and “word”', '“word”', WHOLE, ['2 “word”', '13 “word”']],
  // Signs and white space.
  ["Aven's, Aven’s", 'Aven’s', WHOLE, ["0 Aven's", '8 Aven’s']],
  ['al‑Nadiri, al-Nadiri', 'al-Nadiri', WHOLE, ['0 al‑Nadiri', '11 al-Nadiri']],
  ['"so" “so”', '"so"', PART, ['0 "so"', '5 “so”']],
  [
    'New\nAven, New\u00A0Aven, New  Aven',
    'New Aven',
    WHOLE,
    ['0 New\nAven', '10 New\u00A0Aven', '20 New  Aven'],
  ],
  ['New\n\nAven', 'New Aven', WHOLE, []],
  ['  Orla ', ' Orla  ', WHOLE, ['2 Orla']],
  ['Orla', ' \n ', WHOLE, []],
  ['Orla', '', PART, []],
  // Composed and decomposed.
  ['Jose\u0301, Jos\u00E9, Jose', 'Jos\u00E9', WHOLE, ['0 Jose\u0301', '7 Jos\u00E9']],
  ['Jose\u0301, Jos\u00E9, Jose', 'Jose', PART, ['13 Jose']],
  ['가각', '가', PART, ['0 가']],
  ['각'.normalize('NFD'), '가', PART, []],
  // Case that changes lengths.
  ['STRASSE, straße, Straße', 'Straße', ANY_CASE, ['0 STRASSE', '9 straße', '17 Straße']],
  ['Maß', 's', LOOSE, []],
  ['Maß x', 'MASS', ANY_CASE, ['0 Maß']],
  ['ẞ ß', 'ss', LOOSE, ['0 ẞ', '2 ß']],
  ['İstanbul x', 'i\u0307stanbul', ANY_CASE, ['0 İstanbul']],
  ['İİ Orla', 'orla', ANY_CASE, ['3 Orla']],
  ['İstanbul', 'istanbul', ANY_CASE, []],
  ['ısı', 'isi', ANY_CASE, []],
  ['ΟΔΟΣ, οδος', 'οδος', ANY_CASE, ['0 ΟΔΟΣ', '6 οδος']],
  ['ﬁrm', 'firm', LOOSE, ['0 ﬁrm']],
  // Outside the basic plane.
  ['🚀 𝔘x 🚀', '🚀', WHOLE, ['0 🚀', '7 🚀']],
  ['👩‍👩‍👧 👩', '👩', WHOLE, ['9 👩']],
  ['في العراق، العراق', 'العراق', WHOLE, ['3 العراق', '11 العراق']],
  // No overlaps, and the first one counts.
  ['aaaaa', 'aa', PART, ['0 aa', '2 aa']],
])('%j has %j (%j)', (text, wanted, options, places) => {
  expect(found(text, wanted, options)).toEqual(places);
});

test('the search ends after as many places as are wanted', () => {
  expect(found('a a a a', 'a', { ...WHOLE, most: 2 })).toEqual(['0 a', '2 a']);
});

/** The same by trying every span. */
function naive(text: string, wanted: string, options: SearchOptions): readonly Span[] {
  const fold = (some: string): string => {
    const spaced = some.replace(/\s+/gu, (run) => (/\n\s*\n/u.test(run) ? '\n' : ' '));
    const signed = spaced
      .normalize('NFD')
      .replace(/[’‘‚ʼ]/gu, "'")
      .replace(/[“”„]/gu, '"')
      .replace(/[‐‑–−]/gu, '-');
    if (options.isCaseSensitive) return signed;
    const cased = Array.from(signed, (c) =>
      c === 'ı' ? c : Array.from(c.toLowerCase().toUpperCase(), (d) => d.toLowerCase()).join(''),
    );
    return cased.join('').normalize('NFD');
  };
  const isEdge = (at: number): boolean => {
    const [before, after] = [text.slice(0, at), text.slice(at)];
    if (/[\uD800-\uDBFF]$/.test(before) && /^[\uDC00-\uDFFF]/.test(after)) return false;
    if (/\s$/u.test(before) && /^\s/u.test(after)) return false;
    const isAttached = /^[\p{M}\u1160-\u11FF\uD7B0-\uD7FB\u200C\u200D]/u.test(after);
    return !(isAttached && before !== '' && !/\s$/u.test(before));
  };
  const isWord = (span: Span): boolean => {
    const isPart = (some: string): boolean =>
      /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}]/u.test(some);
    const [head = ''] = Array.from(text.slice(span.start, span.end));
    const tail = Array.from(text.slice(span.start, span.end)).at(-1) ?? '';
    const first = wordAt(text, span.start);
    const last = wordAt(text, span.end - 1);
    const holds = (word: Span | undefined, at: number): word is Span =>
      word !== undefined && word.start <= at && at < word.end;
    const startsWell = holds(first, span.start) ? first.start === span.start : !isPart(head);
    const cut = last && text.slice(last.end, span.end);
    const endsWell = holds(last, span.end - 1)
      ? last.end === span.end
      : !isPart(tail) ||
        (/^['’][sS]$/u.test(text.slice(span.end - 2, span.end)) &&
          cut !== undefined &&
          wordAt(text, span.end - 3)?.end === span.end - 2);
    return startsWell && endsWell;
  };
  const goal = fold(wanted.trim());
  const spans: Span[] = [];
  if (goal === '') return spans;
  for (let start = 0; start < text.length; start += 1) {
    if (!isEdge(start)) continue;
    for (let end = start + 1; end <= text.length; end += 1) {
      if (!isEdge(end) || fold(text.slice(start, end)) !== goal) continue;
      if (options.isWholeWord && !isWord({ start, end })) continue;
      spans.push({ start, end });
      start = end - 1;
      break;
    }
  }
  return spans;
}

const PIECES = [
  ...[
    'a',
    'A',
    'b',
    's',
    'S',
    'ß',
    'ẞ',
    'İ',
    'ı',
    'i',
    'I',
    '\u0307',
    '\u0301',
    'é',
    'e',
    'Σ',
    'ς',
  ],
  ...[
    ' ',
    '\n',
    '\u00A0',
    '-',
    '‑',
    '’',
    "'",
    '’s',
    '.',
    'U.S.',
    '🚀',
    '가',
    '각'.normalize('NFD'),
  ],
];
const piecedText = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 24 })
  .map((some) => some.join(''));

test('it finds what trying every span finds', () => {
  const inputs = fc.oneof(piecedText, anyText).chain((text) =>
    fc.record({
      text: fc.constant(text),
      wanted: fc.oneof(
        fc
          .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 })
          .map((some) => some.join('')),
        fc.tuple(fc.nat(text.length), fc.nat(4)).map(([at, size]) => text.slice(at, at + size)),
        fc
          .tuple(fc.nat(text.length), fc.nat(4))
          .map(([at, size]) => text.slice(at, at + size).toUpperCase()),
      ),
      options: fc.record({ isWholeWord: fc.boolean(), isCaseSensitive: fc.boolean() }),
    }),
  );
  fc.assert(
    fc.property(inputs, ({ text, wanted, options }) => {
      expect(findOccurrences(text, wanted, options)).toEqual(naive(text, wanted, options));
    }),
    runs(3000),
  );
});

test('one megabyte takes no time to speak of, whatever is in it', () => {
  const million = 1_000_000;
  const cases: readonly (readonly [string, string, SearchOptions])[] = [
    ['a'.repeat(million), `${'a'.repeat(5000)}b`, LOOSE],
    ['the men of Aven met. '.repeat(million / 20), 'the', ANY_CASE],
    ['the men of Aven met. '.repeat(million / 20), 'e', ANY_CASE],
    ['伊拉克'.repeat(million / 3), '拉', ANY_CASE],
    ['e\u0301'.repeat(million / 2), 'é', LOOSE],
    [' '.repeat(million), 'a', ANY_CASE],
  ];
  for (const [text, wanted, options] of cases) {
    const begin = performance.now();
    findOccurrences(text, wanted, options);
    // Each takes about a second; by the square of the text it would be minutes.
    const taken = performance.now() - begin;
    expect(taken, `${text.slice(0, 9)}, ${wanted.slice(0, 9)}`).toBeLessThan(10_000);
  }
});

function on(...fragments: readonly [number, number][]): Annotation {
  const spans = fragments.map(([start, end]) => ({ start, end }));
  return {
    id: 'x',
    label: 'actor',
    text: '',
    fragments: spans as unknown as Annotation['fragments'],
  };
}

test('places that are annotated are left out, overlapped ones where they are in the way', () => {
  const spans = [on([0, 3]), on([5, 8]), on([10, 13]), on([20, 23])].map(
    ({ fragments }) => fragments[0],
  );
  const annotations = [on([0, 3]), on([4, 6]), on([8, 10], [13, 15]), on([18, 30])];
  const starts = (some: readonly Span[]): readonly number[] => some.map(({ start }) => start);
  expect(starts(untaggedSpans(spans, annotations))).toEqual([5, 10, 20]);
  expect(starts(untaggedSpans(spans, annotations, { isInTheWay: () => true }))).toEqual([10]);
});

test('overlaps are what comparing each with each finds', () => {
  const span = fc
    .tuple(fc.nat(40), fc.integer({ min: 1, max: 9 }))
    .map(([at, size]) => [at, at + size] as [number, number]);
  fc.assert(
    fc.property(fc.array(span), fc.array(span), (some, taken) => {
      const spans = some.map((each) => on(each).fragments[0]);
      const free = untaggedSpans(
        spans,
        taken.map((each) => on(each)),
        { isInTheWay: () => true },
      );
      expect(free).toEqual(
        spans.filter(({ start, end }) => !taken.some(([from, to]) => from < end && start < to)),
      );
    }),
    runs(300),
  );
});
