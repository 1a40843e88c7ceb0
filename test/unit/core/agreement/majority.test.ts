import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { majorityLayer } from '../../../../src/core/agreement/majority';
import type { Annotation, Relation } from '../../../../src/core/model/annotation';
import type { ExportLayer } from '../../../../src/core/sidecar/sidecar';
import { sidecar } from '../arbitraries';

type Mark = Annotation<'codePoint'>;

function mark(id: string, start: number, rest: Partial<Mark> = {}): Mark {
  return { id, label: 'actor', fragments: [{ start, end: start + 3 }], text: 'Ada', ...rest };
}

function layer(
  annotations: readonly Mark[],
  relations: readonly Relation[] = [],
  rest: Partial<ExportLayer> = {},
): ExportLayer {
  return { status: 'done', attributes: {}, annotations, relations, ...rest };
}

const source = (id: string, from: string, to: string): Relation => ({
  id,
  type: 'source',
  from,
  to,
});

describe('annotations', () => {
  test('more than half keep one, half is a tie, fewer are left out', () => {
    const kept = majorityLayer([
      layer([mark('a1', 0), mark('a2', 10), mark('a3', 20)]),
      layer([mark('b1', 0), mark('b2', 10)]),
      layer([mark('c1', 0)]),
      layer([]),
    ]);
    expect(kept.layer.annotations).toEqual([mark('a1', 0)]);
    expect(kept.ties).toEqual([mark('a2', 10)]);
    expect(kept.leftOut).toEqual([
      { what: 'annotation', why: 'tie', count: 1 },
      { what: 'annotation', why: 'minority', count: 1 },
    ]);
  });

  test('another label, one character more or another fragment is another annotation', () => {
    const fragments: Mark['fragments'] = [
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ];
    const { layer: kept, ties } = majorityLayer([
      layer([mark('a1', 0)]),
      layer([mark('b1', 0, { label: 'place' })]),
      layer([mark('c1', 0, { fragments })]),
      layer([mark('d1', 0, { fragments: [{ start: 0, end: 4 }] })]),
    ]);
    expect([kept.annotations, ties]).toEqual([[], []]);
  });

  test('an id that two annotators gave to two things stays with the first', () => {
    const { layer: kept } = majorityLayer([
      layer([mark('x', 0), mark('y', 10)]),
      layer([mark('y', 0), mark('x', 10)]),
      layer([mark('x', 20), mark('y', 30)]),
      layer([mark('x', 0), mark('y', 10), mark('z', 30)]),
      layer([mark('x', 0), mark('x2', 10), mark('x3', 30)]),
    ]);
    expect(kept.annotations.map(({ id }) => id)).toEqual(['x', 'x2', 'x3']);
    const two = [layer([mark('x', 0)], [source('x', 'x', 'x')])];
    expect(majorityLayer(two).layer.relations).toEqual([source('x-2', 'x', 'x')]);
  });
});

describe('values', () => {
  test('each is voted on by those who made the annotation', () => {
    const { layer: kept, leftOut } = majorityLayer([
      layer([
        mark('a1', 0, { entity: 'ada', note: 'sure?', attributes: { role: 'x', is: ['p', 'q'] } }),
      ]),
      layer([mark('b1', 0, { entity: 'ada', attributes: { role: 'y', is: ['q', 'p'] } })]),
      layer([]),
    ]);
    expect(kept.annotations).toEqual([
      mark('a1', 0, { entity: 'ada', attributes: { is: ['p', 'q'] } }),
    ]);
    expect(leftOut).toEqual([{ what: 'value', why: 'tie', count: 2 }]);
  });

  test('attributes of the article are voted on by all; the least far gives the status', () => {
    const { layer: kept } = majorityLayer([
      layer([], [], { attributes: { desk: 'war', year: 1 }, status: 'in-progress' }),
      layer([], [], { attributes: { desk: 'war' } }),
      layer([], [], { attributes: { year: 2 } }),
    ]);
    expect(kept).toMatchObject({ status: 'in-progress', attributes: { desk: 'war' } });
    expect(Object.keys(kept.attributes)).toEqual(['desk']);
  });

  test('names of every object are names as any', () => {
    const layers = [
      layer([mark('a1', 0, { attributes: { constructor: 'x' } })]),
      layer([mark('a1', 0)]),
    ];
    expect(majorityLayer(layers).layer.annotations).toEqual([mark('a1', 0)]);
  });
});

test('relations are kept where most made them, between the annotations that are kept', () => {
  const marks = (at: string): readonly Mark[] => [mark(`${at}1`, 0), mark(`${at}2`, 10)];
  const { layer: kept, leftOut } = majorityLayer([
    layer(marks('a'), [source('ar', 'a1', 'a2'), source('as', 'a2', 'a1')]),
    layer(marks('b'), [source('br', 'b1', 'b2')]),
    layer(marks('c'), [{ ...source('cr', 'c1', 'c2'), type: 'target' }]),
  ]);
  expect(kept.relations).toEqual([source('ar', 'a1', 'a2')]);
  expect(leftOut).toEqual([{ what: 'relation', why: 'minority', count: 2 }]);
});

/** Layers that have much in common: each takes some of the same annotations and relations. */
const layers: fc.Arbitrary<readonly ExportLayer[]> = sidecar.chain((all) =>
  fc.array(
    fc
      .tuple(
        fc.subarray([...all.annotations]),
        fc.constantFrom(all.status, 'todo' as const),
        fc.nat(),
      )
      .map(([annotations, status, n]): ExportLayer => {
        const rename = (id: string): string => (n % 3 === 0 ? `${id}~${n % 5}` : id);
        const known = new Set(annotations.map(({ id }) => id));
        return {
          status,
          attributes: n % 2 === 0 ? all.attributes : {},
          annotations: annotations.map((one) => ({ ...one, id: rename(one.id) })),
          relations: all.relations
            .filter(({ from, to }) => known.has(from) && known.has(to))
            .map((one) => ({ ...one, from: rename(one.from), to: rename(one.to) })),
        };
      }),
    { minLength: 1, maxLength: 5 },
  ),
);

test('property: the order of the annotators changes nothing', () => {
  fc.assert(
    fc.property(layers, fc.nat(), (given, n) => {
      const turned = [...given.slice(n % given.length), ...given.slice(0, n % given.length)];
      expect(majorityLayer(turned)).toEqual(majorityLayer(given));
      expect(majorityLayer([...given].reverse())).toEqual(majorityLayer(given));
    }),
  );
});

test('property: of one annotator, or of several who say the same, it is what they say', () => {
  fc.assert(
    fc.property(layers, fc.integer({ min: 1, max: 4 }), ([only], times) => {
      if (!only) return;
      const {
        layer: kept,
        leftOut,
        ties,
      } = majorityLayer(Array.from({ length: times }, () => only));
      expect(kept).toEqual(only);
      expect([leftOut, ties]).toEqual([[], []]);
    }),
  );
});

test('property: ids are unique, and relations lead between what is kept', () => {
  fc.assert(
    fc.property(layers, (given) => {
      const { annotations, relations } = majorityLayer(given).layer;
      const known = new Set(annotations.map(({ id }) => id));
      expect(new Set([...known, ...relations.map(({ id }) => id)]).size).toBe(
        annotations.length + relations.length,
      );
      for (const { from, to } of relations)
        expect([known.has(from), known.has(to)]).toEqual([true, true]);
    }),
  );
});

test('property: what all made is kept, and nothing that nobody made', () => {
  fc.assert(
    fc.property(layers, (given) => {
      const key = ({ label, fragments }: Mark): string => JSON.stringify([label, fragments]);
      const kept = majorityLayer(given).layer.annotations.map(key);
      const each = given.map(({ annotations }) => annotations.map(key));
      const inAll = (each[0] ?? []).filter((one) => each.every((own) => own.includes(one)));
      expect(kept).toEqual(expect.arrayContaining(inAll));
      expect(each.flat()).toEqual(expect.arrayContaining(kept));
    }),
  );
});
