import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareAnnotations, hull } from '../../../../src/core/model/annotation';
import type { Annotation } from '../../../../src/core/model/annotation';
import {
  annotationOn,
  annotationsAround,
  annotationsAt,
  neighbour,
} from '../../../../src/core/model/find';
import { annotation } from '../arbitraries';
import { runs } from '../fuzz';

/** Few places, so that spans coincide and nest. */
const crowded = fc
  .uniqueArray(
    fc.string({ unit: fc.constantFrom(...Array.from('abcdef')), minLength: 1, maxLength: 3 }),
    {
      minLength: 1,
      maxLength: 9,
    },
  )
  .chain((ids) => fc.tuple(...ids.map((id) => annotation<'utf16'>(id, 6))))
  .map((items) => [...items].sort(compareAnnotations));

function lengthOf(item: Annotation): number {
  const { start, end } = hull(item);
  return end - start;
}

function walk(
  items: readonly Annotation[],
  direction: 'next' | 'previous',
  steps: number,
): string[] {
  const path: string[] = [];
  let current: Annotation | undefined;
  for (let i = 0; i < steps; i++) {
    const from: { start: number; end: number } = current ? hull(current) : { start: 0, end: 0 };
    current = neighbour(items, from, direction, current?.id);
    path.push(current?.id ?? '');
  }
  return path;
}

test('next visits every annotation once in order, then begins again', () => {
  fc.assert(
    fc.property(crowded, (items) => {
      const ids = items.map(({ id }) => id);
      expect(walk(items, 'next', 2 * ids.length)).toEqual([...ids, ...ids]);
    }),
    runs(300),
  );
});

test('previous visits every annotation once from the last, and undoes next', () => {
  fc.assert(
    fc.property(crowded, (items) => {
      const ids = items.map(({ id }) => id).reverse();
      expect(walk(items, 'previous', 2 * ids.length)).toEqual([...ids, ...ids]);
      for (const item of items) {
        const next = neighbour(items, hull(item), 'next', item.id);
        expect(next && neighbour(items, hull(next), 'previous', next.id)?.id).toBe(item.id);
      }
    }),
    runs(300),
  );
});

test('from a cursor, next begins at it or after it, and previous before it', () => {
  fc.assert(
    fc.property(crowded, fc.nat({ max: 7 }), (items, at) => {
      const cursor = { start: at, end: at };
      const next = items.find((item) => hull(item).start >= at) ?? items[0];
      const previous = items.filter((item) => hull(item).start < at).at(-1) ?? items.at(-1);
      expect(neighbour(items, cursor, 'next')?.id).toBe(next?.id);
      expect(neighbour(items, cursor, 'previous')?.id).toBe(previous?.id);
    }),
    runs(300),
  );
});

test('a current annotation counts only while the selection is on it', () => {
  const at = (id: string, start: number, end: number): Annotation => ({
    id,
    label: 'l',
    fragments: [{ start, end }],
    text: '',
  });
  const items = [at('a', 0, 2), at('b', 5, 7), at('c', 9, 10)];
  expect(neighbour(items, { start: 8, end: 8 }, 'next', 'a')?.id).toBe('c');
  expect(neighbour(items, { start: 5, end: 7 }, 'next')?.id).toBe('c');
  expect(neighbour(items, { start: 5, end: 7 }, 'previous')?.id).toBe('a');
  expect(neighbour(items, { start: 5, end: 7 }, 'next', 'gone')?.id).toBe('c');
  expect(neighbour([], { start: 5, end: 7 }, 'next')).toBeUndefined();
});

test('at an offset are those whose fragments touch it, the innermost first', () => {
  fc.assert(
    fc.property(crowded, fc.nat({ max: 7 }), (items, offset) => {
      const found = annotationsAt(items, offset);
      const touching = items.filter(({ fragments }) =>
        fragments.some(({ start, end }) => start <= offset && offset <= end),
      );
      expect(new Set(found)).toEqual(new Set(touching));
      const lengths = found.map(lengthOf);
      expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    }),
    runs(200),
  );
});

test('around a span are those whose hull holds it, on it is the contiguous one', () => {
  fc.assert(
    fc.property(crowded, fc.nat({ max: 6 }), fc.nat({ max: 6 }), (items, a, b) => {
      const span = { start: Math.min(a, b), end: Math.max(a, b) };
      const around = annotationsAround(items, span);
      expect(new Set(around)).toEqual(
        new Set(
          items.filter((item) => hull(item).start <= span.start && span.end <= hull(item).end),
        ),
      );
      const on = annotationOn(items, span);
      const first = items.find(
        ({ fragments: [only, ...rest] }) =>
          rest.length === 0 && only.start === span.start && only.end === span.end,
      );
      expect(on).toBe(first);
    }),
    runs(200),
  );
});
