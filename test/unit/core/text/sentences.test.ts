import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphAt, paragraphEndingAfter } from '../../../../src/core/text/paragraphs';
import { quotationsIn } from '../../../../src/core/text/quotations';
import { sentenceAround } from '../../../../src/core/text/sentenceAround';
import {
  sentenceAt,
  sentenceEndingAfter,
  sentencesIn,
  sentenceStartingBefore,
} from '../../../../src/core/text/sentences';
import type { Span } from '../../../../src/core/text/span';
import { anyText } from '../arbitraries';
import { runs } from '../fuzz';

/** `|` is where a sentence ends. */
const CASES: readonly string[] = [
  'The army left.| The town was quiet.',
  'Mr. Smith met Gen. J. R. Fox and Mrs. Al-Amin.| They left.',
  'He works for the U.S. Army in St. Ives.| He left.',
  'He flew to the U.S.| The army did not.',
  'The U.S. President Mora left at 6 p.m. Monday.',
  'George W. Bragg and J. Smith met.| He left.',
  'Grey Sound Corp. shares fell.| Vitas Inc.| The chairman said so.',
  'It happened on Jan. 5, Oct. 6 and in No. 10 Hill Street.| Nobody saw it.',
  'It rose 3.5 percent to $1,200.50.| Then it fell.',
  '“No one was hurt.”| She left.',
  '"Who did it?" she asked.| "No," he said.',
  '“Who did it?” Morvath asked.| “No!”| He left.',
  '“The launcher was left.| It was found,” he said.',
  'Yahoo! shares rose.| So did others.',
  'He waited...| The door opened.',
  'MOSUL, Iraq (Reuters) -|The army said it left.| It did.',
  'MOSUL, Iraq (Reuters) - |The army said it left.',
  'ST. PAUL, Minn. (Meridian) - |The army left.',
  'WASHINGTON, D.C. — |The army left.',
  'ANKARA/BAGHDAD, March 3 (Meridian) — |The army left. |It did.',
  '(Reporting by A. Beck in Oren; Editing by C. Dahl.)',
  'نحتاج إلى ماء.| أين هو؟| هنا.',
  '🧑🏽‍⚕️ The nurse left.| 👩‍👩‍👧‍👦 Families came.',
  'no full stop at the end',
];

test.each(CASES)('%j', (marked) => {
  const text = marked.replaceAll('|', '');
  const found = sentencesIn(text, { start: 0, end: text.length });
  expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
    marked.split('|').map((sentence) => sentence.trim()),
  );
});

test('no sentence goes over a line end, and a dateline is one only near the top', () => {
  const text =
    'He met Mr.\nSmith there.\n\nOREN (Meridian) - He left.\nMr.\nOREN (Meridian) - Yes.\n';
  const found: string[] = [];
  for (let at = 0; ;) {
    const sentence = sentenceEndingAfter(text, at);
    if (!sentence) break;
    found.push(text.slice(sentence.start, sentence.end));
    at = sentence.end;
  }
  expect(found).toEqual([
    ...['He met Mr.', 'Smith there.', 'OREN (Meridian) -', 'He left.', 'Mr.'],
    'OREN (Meridian) - Yes.',
  ]);
});

/** `|` is the cursor. */
const AROUND: readonly (readonly [text: string, sentence: string | undefined])[] = [
  ['“The launcher was left. It was |found,” he said. He left.', 'It was found'],
  [
    '“The launcher was left. It was found,” he |said. He left.',
    '“The launcher was left. It was found,” he said.',
  ],
  ['“The |launcher was left. It was found,” he said.', 'The launcher was left.'],
  ['“No one was hurt,” she |said.', '“No one was hurt,” she said.'],
  ['“No one |was hurt,” she said.', '“No one was hurt,” she said.'],
  ['“One is here.\n\n“Two |is there.” He left.', '“Two is there.”'],
  ['“One is here.\n\n“Two is there. Three,” he |said.', '“Two is there. Three,” he said.'],
  ['Five ’90s |boys. ’Tis done.', 'Five ’90s boys.'],
  ['’90s |boys left.', '’90s boys left.'],
  ['one|  \n', 'one'],
  ['one\n|\ntwo', undefined],
  ['|', undefined],
];

test.each(AROUND)('around %j is %j', (at, sentence) => {
  const offset = at.indexOf('|');
  const text = at.replace('|', '');
  const span = sentenceAround(text, offset, quotationsIn(text));
  expect(span && text.slice(span.start, span.end)).toBe(sentence);
});

const news = fc
  .array(fc.oneof(anyText, fc.constantFrom(...CASES, '\n', ' ', '“', '”', '. ', '?” ')), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''));

function paragraphsOf(text: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = 0; ;) {
    const paragraph = paragraphEndingAfter(text, at);
    if (!paragraph) return found;
    found.push(paragraph);
    at = paragraph.end;
  }
}

test('sentences hold all of their paragraph but white space, and do not overlap', () => {
  fc.assert(
    fc.property(news, (text) => {
      let before = 0;
      for (const paragraph of paragraphsOf(text)) {
        expect(text.slice(before, paragraph.start).trim()).toBe('');
        let at = paragraph.start;
        for (const { start, end } of sentencesIn(text, paragraph)) {
          expect(start < end && start >= at && end <= paragraph.end).toBe(true);
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end)).not.toContain('\n');
          at = end;
        }
        expect(at).toBe(paragraph.end);
        before = paragraph.end;
      }
      expect(text.slice(before).trim()).toBe('');
    }),
    runs(300),
  );
});

test('a sentence is found from each of its places, and its neighbours from its ends', () => {
  fc.assert(
    fc.property(news, fc.nat({ max: 400 }), (text, at) => {
      const offset = Math.min(at, text.length);
      const sentence = sentenceAt(text, offset);
      expect(sentence === undefined).toBe(paragraphAt(text, offset) === undefined);
      if (!sentence) return;
      expect(sentenceAt(text, sentence.start)).toEqual(sentence);
      expect(sentenceAt(text, sentence.end - 1)).toEqual(sentence);
      expect(sentenceEndingAfter(text, sentence.start)).toEqual(sentence);
      expect(sentenceStartingBefore(text, sentence.end)).toEqual(sentence);
      const next = sentenceEndingAfter(text, sentence.end);
      expect(next === undefined || next.start >= sentence.end).toBe(true);
    }),
    runs(300),
  );
});

test('a megabyte in one line costs no more than a paragraph', () => {
  const text = 'The army of Karva left the town. “Yes,” said Mr. Fox. '.repeat(20_000);
  const start = performance.now();
  expect(sentenceAt(text, 540_010)).toEqual({ start: 540_000, end: 540_032 });
  expect(performance.now() - start).toBeLessThan(1000);
});
