import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hintsFor, matchingHints } from '../../../../src/core/hints/hint';
import { hintCodes } from '../../../../src/core/hints/hintCodes';
import { spread } from '../../../../src/core/hints/spread';
import { compareAnnotations, hull } from '../../../../src/core/model/annotation';
import { annotation, itemId } from '../arbitraries';
import { runs } from '../fuzz';

const count = fc.oneof(fc.nat({ max: 60 }), fc.nat({ max: 2000 }));

describe('codes', () => {
  test('are as many as are asked for, of the letters a to z, and none begins another', () => {
    fc.assert(
      fc.property(count, (n) => {
        const codes = hintCodes(n);
        expect(codes).toHaveLength(n);
        expect(codes.filter((code) => !/^[a-z]+$/.test(code))).toEqual([]);
        // In the order of the alphabet, a code that begins another stands right before it.
        const sorted = [...codes].sort();
        expect(sorted.filter((code, i) => sorted[i + 1]?.startsWith(code))).toEqual([]);
      }),
      runs(200),
    );
  });

  test('are short, the shortest first', () => {
    fc.assert(
      fc.property(count, (n) => {
        const lengths = hintCodes(n).map(({ length }) => length);
        expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
        expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(n <= 26 ? 1 : n <= 26 ** 2 ? 2 : 3);
      }),
      runs(200),
    );
  });

  test('begin on the home row, and one more changes only the last letters of the alphabet', () => {
    expect(hintCodes(9).join('')).toBe('fjdkslagh');
    expect(hintCodes(27).slice(0, 25)).toEqual(hintCodes(26).slice(0, 25));
    expect(hintCodes(40)).toEqual(hintCodes(50).slice(0, 40));
  });
});

const scene = fc.record({
  annotations: fc
    .uniqueArray(itemId, { maxLength: 40 })
    .chain((ids) => fc.tuple(...ids.map((id) => annotation<'utf16'>(id, 120))))
    .map((items) => [...items].sort(compareAnnotations)),
  visible: fc.uniqueArray(fc.nat({ max: 120 }), { minLength: 2, maxLength: 4 }).map((ends) => {
    const sorted = [...ends].sort((a, b) => a - b);
    return [{ start: sorted[0] ?? 0, end: sorted.at(-1) ?? 0 }];
  }),
  cursor: fc.nat({ max: 120 }),
});

describe('hints', () => {
  test('are over all annotations in sight and over no others, at a character in sight', () => {
    fc.assert(
      fc.property(scene, ({ annotations, visible: [sight], cursor }) => {
        if (!sight) return;
        const hints = hintsFor(annotations, [sight], { start: cursor, end: cursor });
        const inSight = annotations.filter(({ fragments }) =>
          fragments.some(({ start, end }) =>
            Array.from({ length: end - start }, (_, i) => start + i).some(
              (offset) => sight.start <= offset && offset < sight.end,
            ),
          ),
        );
        expect(new Set(hints.map((hint) => hint.annotation.id))).toEqual(
          new Set(inSight.map(({ id }) => id)),
        );
        expect(hints).toHaveLength(inSight.length);
        for (const { annotation: here, offset } of hints) {
          expect(offset).toBeGreaterThanOrEqual(sight.start);
          expect(offset).toBeLessThan(sight.end);
          expect(here.fragments.some(({ start, end }) => start <= offset && offset < end)).toBe(
            true,
          );
        }
      }),
      runs(300),
    );
  });

  test('have the shorter and easier codes the nearer they are to the cursor', () => {
    fc.assert(
      fc.property(scene, ({ annotations, visible, cursor }) => {
        const hints = hintsFor(annotations, visible, { start: cursor, end: cursor });
        const distance = (i: number): number => {
          const hint = hints[i];
          if (!hint) return 0;
          const { start, end } = hull(hint.annotation);
          return start <= cursor && cursor <= end
            ? 0
            : Math.min(Math.abs(start - cursor), Math.abs(end - cursor));
        };
        const codes = hintCodes(hints.length);
        const byCode = codes.map((code) => hints.findIndex((hint) => hint.code === code));
        const distances = byCode.map(distance);
        expect(distances).toEqual([...distances].sort((a, b) => a - b));
      }),
      runs(150),
    );
  });

  test('are picked by their letters and by nothing less, each one', () => {
    fc.assert(
      fc.property(scene, ({ annotations, visible, cursor }) => {
        const hints = hintsFor(annotations, visible, { start: cursor, end: cursor });
        for (const hint of hints) {
          expect(matchingHints(hints, hint.code)).toEqual([hint]);
          if (hint.code.length > 1) {
            expect(matchingHints(hints, hint.code.slice(0, 1))).toContain(hint);
          }
        }
      }),
      runs(150),
    );
  });
});

test('boxes never lie over each other, keep their order, and move no further than they must', () => {
  const boxes = fc
    .array(
      fc.record({
        line: fc.nat({ max: 3 }),
        character: fc.nat({ max: 30 }),
        width: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 20 },
    )
    .map((all) => [...all].sort((a, b) => a.line - b.line || a.character - b.character));
  fc.assert(
    fc.property(boxes, (all) => {
      const starts = spread(all).map((shift, i) => (all[i]?.character ?? 0) + shift);
      all.forEach(({ line, character }, i) => {
        const before = all[i - 1];
        const free = before?.line === line ? (starts[i - 1] ?? 0) + before.width : 0;
        expect(starts[i]).toBe(Math.max(character, free));
      });
    }),
    runs(300),
  );
});
