import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hull, quote } from '../../../../src/core/model/annotation';
import type { Annotation, Relation } from '../../../../src/core/model/annotation';
import { applyEdit, invertEdit } from '../../../../src/core/model/edit';
import { addFragments, removeFragment } from '../../../../src/core/model/fragments';
import { EMPTY_LAYER } from '../../../../src/core/model/layer';
import type { Layer } from '../../../../src/core/model/layer';
import { moveBoundary } from '../../../../src/core/model/moveBoundary';
import type { BoundaryMove } from '../../../../src/core/model/moveBoundary';
import { joinAnnotations, splitAnnotation } from '../../../../src/core/model/splitJoin';
import { mention } from '../../annotate';
import { anyText, fragments } from '../arbitraries';
import { runs } from '../fuzz';

const move = (way: BoundaryMove['way'], end: BoundaryMove['end'], by: BoundaryMove['by']) => ({
  way,
  end,
  by,
});

/** What an annotation's text is after each of some moves. */
function moves(text: string, words: readonly string[], all: readonly BoundaryMove[]) {
  let annotation = mention(text, { id: 'a', words });
  return all.map((each) => {
    const moved = moveBoundary(text, annotation, each);
    annotation = moved?.annotation ?? annotation;
    return moved ? annotation.text : undefined;
  });
}

const EMOJI = 'Iraq’s 👩‍👩‍👧‍👦 e\u0301lite 🇸🇲🇮🇶 fled.\n\nThen Mr. Fox left. Nobody saw it.';

test('ends move by a character as a person sees it, over blanks', () => {
  const on = move('grow', 'end', 'character');
  expect(moves(EMOJI, ['Iraq'], [on, on, on, on, on, on])).toEqual([
    ...['Iraq’', 'Iraq’s', 'Iraq’s 👩‍👩‍👧‍👦', 'Iraq’s 👩‍👩‍👧‍👦 e\u0301', 'Iraq’s 👩‍👩‍👧‍👦 e\u0301l'],
    'Iraq’s 👩‍👩‍👧‍👦 e\u0301li',
  ]);
  const back = move('shrink', 'end', 'character');
  expect(moves(EMOJI, ['👩‍👩‍👧‍👦 e\u0301'], [back, back])).toEqual(['👩‍👩‍👧‍👦', undefined]);
  const less = move('shrink', 'start', 'character');
  expect(moves(EMOJI, ['🇸🇲🇮🇶 fled'], [less, less])).toEqual(['🇮🇶 fled', 'fled']);
  const more = move('grow', 'start', 'character');
  expect(moves(EMOJI, ['🇮🇶 fled'], [more, more])).toEqual(['🇸🇲🇮🇶 fled', 'e 🇸🇲🇮🇶 fled']);
});

test('ends move by a word, and punctuation at the end goes first', () => {
  const on = move('grow', 'end', 'word');
  const back = move('shrink', 'end', 'word');
  expect(moves(EMOJI, ['Iraq'], [on, on, back, back, back])).toEqual([
    ...['Iraq’s 👩‍👩‍👧‍👦', 'Iraq’s 👩‍👩‍👧‍👦 e\u0301lite', 'Iraq’s 👩‍👩‍👧‍👦', 'Iraq', undefined],
  ]);
  expect(moves(EMOJI, ['Nobody saw it.'], [back, back, back, back])).toEqual([
    ...['Nobody saw it', 'Nobody saw', 'Nobody', undefined],
  ]);
  const before = move('grow', 'start', 'word');
  const after = move('shrink', 'start', 'word');
  expect(moves(EMOJI, ['Fox'], [before, before, before, after])).toEqual([
    ...['Mr. Fox', 'Then Mr. Fox', 'fled.\n\nThen Mr. Fox', 'Then Mr. Fox'],
  ]);
});

test('ends move by a sentence', () => {
  const on = move('grow', 'end', 'sentence');
  const back = move('shrink', 'end', 'sentence');
  expect(moves(EMOJI, ['Fox'], [on, on, on, back, back])).toEqual([
    ...['Fox left.', 'Fox left. Nobody saw it.', undefined, 'Fox left.', undefined],
  ]);
  const before = move('grow', 'start', 'sentence');
  const after = move('shrink', 'start', 'sentence');
  expect(moves(EMOJI, ['saw it.'], [before, before, after, after])).toEqual([
    ...['Nobody saw it.', 'Then Mr. Fox left. Nobody saw it.', 'Nobody saw it.', undefined],
  ]);
});

test('of several fragments the outer ends move, or those of the one that is meant', () => {
  const text = 'We saw, he said, nothing at all there.';
  const claim = mention(text, { id: 'a', words: ['saw', 'nothing'] });
  const on = move('grow', 'end', 'word');
  expect(moveBoundary(text, claim, on)?.annotation.text).toBe('saw … nothing at');
  const first = moveBoundary(text, claim, on, 0);
  expect(first?.annotation.text).toBe('saw, he … nothing');
  expect(first && text.slice(first.fragment.start, first.fragment.end)).toBe('saw, he');
  const before = move('grow', 'start', 'word');
  expect(moveBoundary(text, claim, before, 1)?.annotation.text).toBe('saw … said, nothing');
  // A fragment that reaches another is one with it.
  const close = mention(text, { id: 'a', words: ['he', 'nothing'] });
  expect(moveBoundary(text, close, on, 0)?.annotation.text).toBe('he said … nothing');
  expect(
    moveBoundary(text, close, move('grow', 'end', 'sentence'), 0)?.annotation.fragments,
  ).toEqual([{ start: 8, end: text.length }]);
});

const anyMove: fc.Arbitrary<BoundaryMove> = fc.record({
  way: fc.constantFrom('grow' as const, 'shrink' as const),
  end: fc.constantFrom('start' as const, 'end' as const),
  by: fc.constantFrom('character' as const, 'word' as const, 'sentence' as const),
});

const placed = fc
  .tuple(fc.array(anyText, { minLength: 1, maxLength: 6 }), fragments<'utf16'>(80))
  .map(([parts, spans]) => {
    const text = parts.join(' ').padEnd(81, ' x. Y');
    return {
      text,
      annotation: { id: 'a', label: 'place', fragments: spans, text: quote(text, spans) },
    };
  });

function isWellMade(text: string, { fragments: spans, text: quoted }: Annotation): void {
  expect(quoted).toBe(quote(text, spans));
  let at = -1;
  for (const { start, end } of spans) {
    expect(at < start && start < end && end <= text.length).toBe(true);
    const inside = text.slice(start, end);
    expect(inside.trim()).toBe(inside);
    at = end;
  }
}

test('a moved annotation is well made, and grows or shrinks as it was told', () => {
  fc.assert(
    fc.property(placed, anyMove, ({ text, annotation }, how) => {
      const moved = moveBoundary(text, annotation, how);
      if (!moved) return;
      isWellMade(text, moved.annotation);
      const [before, after] = [hull(annotation), hull(moved.annotation)];
      const outwards = how.end === 'end' ? after.end - before.end : before.start - after.start;
      const isGrown =
        outwards > 0 || moved.annotation.fragments.length < annotation.fragments.length;
      // White space at the ends is dropped in passing.
      if (how.way === 'shrink') expect(outwards).toBeLessThan(0);
      else if (annotation.text.trim() === annotation.text) expect(isGrown).toBe(true);
    }),
    runs(400),
  );
});

test('no end by character stands in the middle of a character', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('👩‍👩‍👧‍👦', '🇮🇶', 'e\u0301', '𝔘', 'a', ' ', '\n'), {
        minLength: 2,
        maxLength: 20,
      }),
      fc.array(anyMove, { maxLength: 12 }),
      (parts, all) => {
        const text = `a${parts.join('')}a`;
        const ends = new Set([0]);
        for (const { segment, index } of new Intl.Segmenter('en').segment(text))
          ends.add(index + segment.length);
        let annotation: Annotation = {
          id: 'a',
          label: 'l',
          fragments: [{ start: 0, end: 1 }],
          text: 'a',
        };
        if (!ends.has(1)) return;
        for (const how of all) {
          annotation = moveBoundary(text, annotation, how)?.annotation ?? annotation;
          const { start, end } = hull(annotation);
          expect(ends.has(start) && ends.has(end)).toBe(true);
        }
      },
    ),
    runs(200),
  );
});

function layerOf(annotations: readonly Annotation[], relations: readonly Relation[] = []): Layer {
  return { ...EMPTY_LAYER, annotations, relations };
}

function split(text: string, words: readonly string[], cut: string): readonly string[] | undefined {
  const annotation = mention(text, { id: 'a', words });
  const start = text.indexOf(cut);
  const division = splitAnnotation(text, annotation, { start, end: start + cut.length }, 'b');
  return division && [division.first.text, division.second.text];
}

test('an annotation is split at the cursor, or around the selection', () => {
  const text = 'We met Iraq, Syria and the others of Oren, he said, there.';
  expect(split(text, ['Iraq, Syria'], ' Syria')).toEqual(['Iraq', 'Syria']);
  expect(split(text, ['Syria and the others'], ' and ')).toEqual(['Syria', 'the others']);
  expect(split(text, ['Syria and the others'], 'Syria')).toEqual(['Syria', 'and the others']);
  expect(split(text, ['others of Oren', 'there'], ' he said')).toEqual(['others of Oren', 'there']);
  expect(split(text, ['Syria'], 'Syria')).toBeUndefined();
  expect(split(text, ['Syria'], 'We')).toBeUndefined();
  const cursor = text.indexOf('ria');
  const whole = mention(text, { id: 'a', words: ['Syria'], entity: 'syria', note: 'n' });
  const division = splitAnnotation(text, whole, { start: cursor, end: cursor }, 'b');
  expect(division?.first).toEqual({ ...whole, fragments: [{ start: 13, end: 15 }], text: 'Sy' });
  expect(division?.second).toMatchObject({ id: 'b', text: 'ria', entity: 'syria', label: 'actor' });
});

test('a name is joined with what is between, a statement in fragments', () => {
  const text = 'The Ministry of Defence left. The town, he said, was quiet. All was quiet.';
  const at = (id: string, ...words: string[]) => mention(text, { id, words });
  const join = (isName: boolean, ...all: Annotation[]) =>
    joinAnnotations(layerOf(all), text, all, isName)?.joined.text;
  expect(join(true, at('a', 'Ministry'), at('b', 'Defence'))).toBe('Ministry of Defence');
  expect(join(true, at('b', 'Defence'), at('c', 'town'))).toBe('Defence … town');
  expect(join(false, at('a', 'The town'), at('b', 'was quiet'))).toBe('The town … was quiet');
  expect(join(false, at('a', 'The Ministry'), at('b', 'of Defence'))).toBe(
    'The Ministry of Defence',
  );
  expect(join(false, at('a', 'was quiet.'), at('b', 'All'))).toBe('was quiet. All');
  expect(join(true, at('a', 'Ministry'), at('b', 'Ministry of Defence'))).toBe(
    'Ministry of Defence',
  );
  expect(join(true, at('a', 'Ministry'))).toBeUndefined();
});

test('joining keeps what each had, and moves relations', () => {
  const text = 'one two three four';
  const [a, b, c] = [
    mention(text, { id: 'a', words: ['one'], note: 'first' }),
    mention(text, { id: 'b', words: ['two'], note: 'second', entity: 'e', attributes: { x: 1 } }),
    mention(text, { id: 'c', words: ['four'] }),
  ];
  const relation = (id: string, from: string, to: string): Relation => ({
    id,
    type: 't',
    from,
    to,
  });
  const relations = [
    ...[relation('1', 'a', 'b'), relation('2', 'b', 'c'), relation('3', 'c', 'a')],
    ...[relation('4', 'c', 'b'), relation('5', 'b', 'c')],
  ];
  const layer = layerOf([a, b, c], relations);
  const result = joinAnnotations(layer, text, [b, a], true);
  if (!result) throw new Error('They can be joined.');
  const after = applyEdit(layer, result.edit);
  expect(after.annotations).toEqual([
    {
      ...a,
      fragments: [{ start: 0, end: 7 }],
      text: 'one two',
      note: 'first\nsecond',
      entity: 'e',
      attributes: { x: 1 },
    },
    c,
  ]);
  expect(after.relations).toEqual([relation('2', 'a', 'c'), relation('3', 'c', 'a')]);
  expect(applyEdit(after, invertEdit(result.edit))).toEqual(layer);
});

test('fragments are added, united where they touch, and taken away', () => {
  const text = 'We saw, he said, nothing at all.';
  const claim = mention(text, { id: 'a', words: ['We saw'] });
  const span = (words: string) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const two = addFragments(text, claim, [span('nothing at')]);
  expect(two.text).toBe('We saw … nothing at');
  expect(addFragments(text, two, [span('at all')]).text).toBe('We saw … nothing at all');
  expect(addFragments(text, two, [span(', he said,')]).text).toBe('We saw, he said, nothing at');
  expect(addFragments(text, claim, [span('saw')])).toEqual(claim);
  expect(removeFragment(text, two, text.indexOf('said'))).toBeUndefined();
  expect(removeFragment(text, two, text.indexOf('thing'))?.text).toBe('We saw');
  expect(removeFragment(text, two, 0)?.text).toBe('nothing at');
  expect(removeFragment(text, claim, 0)).toBeUndefined();
});

test('splitting and joining never lose a letter, and are undone whole', () => {
  fc.assert(
    fc.property(
      placed,
      fc.nat({ max: 80 }),
      fc.nat({ max: 10 }),
      ({ text, annotation }, at, length) => {
        const layer = layerOf([annotation]);
        const division = splitAnnotation(text, annotation, { start: at, end: at + length }, 'b');
        if (!division) return;
        isWellMade(text, division.first);
        isWellMade(text, division.second);
        expect(hull(division.first).end).toBeLessThanOrEqual(hull(division.second).start);
        const after = applyEdit(layer, division.edit);
        expect(applyEdit(after, invertEdit(division.edit))).toEqual(layer);
        const joined = joinAnnotations(after, text, after.annotations, length % 2 === 0);
        if (!joined) throw new Error('Two annotations can be joined.');
        isWellMade(text, joined.joined);
        expect(joined.joined.id).toBe('a');
        expect(applyEdit(applyEdit(after, joined.edit), invertEdit(joined.edit))).toEqual(after);
      },
    ),
    runs(300),
  );
});
