import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stackLevels } from '../../../src/render/levels';
import type { Stackable } from '../../../src/render/levels';
import { fragments } from '../core/arbitraries';
import { runs } from '../core/fuzz';

const item: fc.Arbitrary<Stackable> = fc.record({
  fragments: fragments<'utf16'>(80),
  room: fc.nat({ max: 6 }),
});

const ends = ({ fragments: [first, ...rest], room }: Stackable): [number, number][] =>
  [first, ...rest].flatMap((span) =>
    span ? [[span.start, Math.max(span.end, span.start + room)] as [number, number]] : [],
  );

test('no level has two things that lie over each other', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), (items) => {
      const levels = stackLevels(items);
      for (const [i, a] of items.entries()) {
        for (const [j, b] of items.entries()) {
          if (i >= j || levels[i] !== levels[j]) continue;
          for (const [start, end] of ends(a)) {
            for (const [from, to] of ends(b)) expect(start < to && from < end).toBe(false);
          }
        }
      }
    }),
    runs(600),
  );
});

test('what lies inside another is nearer to the text', () => {
  fc.assert(
    fc.property(fc.array(fragments<'utf16'>(60), { minLength: 2, maxLength: 9 }), (all) => {
      const items = all.map((spans): Stackable => ({
        fragments: [{ start: spans[0].start, end: spans.at(-1)?.end ?? spans[0].end }],
        room: 0,
      }));
      const levels = stackLevels(items);
      for (const [
        i,
        {
          fragments: [inner],
        },
      ] of items.entries()) {
        for (const [
          j,
          {
            fragments: [outer],
          },
        ] of items.entries()) {
          if (!inner || !outer || i === j) continue;
          const isInside = outer.start <= inner.start && inner.end <= outer.end;
          const isSame = outer.start === inner.start && inner.end === outer.end;
          if (isInside && !isSame) expect(levels[i]).toBeLessThan(levels[j] ?? 0);
        }
      }
    }),
    runs(400),
  );
});

test('ten thousand annotations take no longer than a blink', () => {
  const items = Array.from({ length: 10_000 }, (_, i): Stackable => ({
    fragments: [{ start: i * 9, end: i * 9 + (i % 7 === 0 ? 60 : 8) }],
    room: 5,
  }));
  const startedAt = performance.now();
  stackLevels(items);
  expect(performance.now() - startedAt).toBeLessThan(500);
});
