import { expect, test } from 'vitest';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import { EMPTY_LAYER } from '../../../src/core/model/layer';
import { drawingOf } from '../../../src/render/drawing';
import type { DrawingChoice } from '../../../src/render/drawing';
import { mention } from '../annotate';

const TEXT =
  ' date 2025-03-17 Talks\n\n2 minutes\n\n“We came,” Ada said, “and saw Oren.”\n(Reporting by Bo)';
const ANNOTATIONS = [
  mention(TEXT, { id: 'c', label: 'claim', words: ['We came', 'and saw Oren'] }),
  mention(TEXT, { id: 'a', words: ['Ada'] }),
  mention(TEXT, { id: 'p', label: 'place', words: ['Oren'] }),
  mention(TEXT, { id: 'k', label: 'actor/kind', words: ['Ada said'] }),
];
const RELATIONS = [
  { id: 'r', type: 'source', from: 'c', to: 'a' },
  { id: 's', type: 'location', from: 'c', to: 'p' },
];
const draw = (choice?: DrawingChoice) =>
  drawingOf(
    {
      text: TEXT,
      layer: { ...EMPTY_LAYER, annotations: ANNOTATIONS, relations: RELATIONS },
      labelSet: DEFAULT_LABEL_SET,
    },
    choice,
  );

test('knows the kinds of lines', () => {
  expect(draw().paragraphs.map(({ kind }) => kind)).toEqual([
    'title',
    'blank',
    'meta',
    'blank',
    'text',
    'meta',
  ]);
});

test('a piece of a claim is tagged as one, and what is inside is nearer to the text', () => {
  const { annotations, paragraphs } = draw();
  const tags = paragraphs.flatMap(({ segments }) => segments.flatMap((each) => each.tags));
  expect(tags.map(({ text, isFirst }) => [text, isFirst])).toEqual([
    ['Claim …', true],
    ['Actor', true],
    ['actor/kind', true],
    ['… Claim', false],
    ['Place', true],
  ]);
  const levelOf = (id: string): number => annotations.find((each) => each.id === id)?.level ?? -1;
  expect(levelOf('p')).toBe(0);
  expect(levelOf('a')).toBe(0);
  expect(levelOf('k')).toBe(1);
  expect(levelOf('c')).toBeGreaterThan(levelOf('p'));
});

test('labels that the label set does not have come last, with a line of their own', () => {
  expect(draw().labels.map(({ key, line, count }) => [key, line, count])).toEqual([
    ['actor', 'solid', 1],
    ['place', 'dotted', 1],
    ['claim', 'dashed', 1],
    ['actor/kind', 'double', 1],
  ]);
});

test('a choice of labels takes their kinds along, and relations only with both ends', () => {
  const { annotations, relations } = draw({ labels: ['actor', 'claim'] });
  expect(annotations.map(({ id }) => id)).toEqual(['c', 'a', 'k']);
  expect(relations.map(({ id }) => id)).toEqual(['r']);
});

test('a part of the text is cut out, with what reaches into it', () => {
  const start = TEXT.indexOf('Ada');
  const { annotations, paragraphs } = draw({ within: { start, end: TEXT.indexOf('saw') } });
  expect(paragraphs.map(({ segments }) => segments.map(({ text }) => text))).toEqual([
    ['Ada', ' said', ', “', 'and '],
  ]);
  expect(annotations.map(({ id }) => id)).toEqual(['c', 'a', 'k']);
});

test('an article without anything is a drawing without anything', () => {
  const empty = drawingOf({ text: '', layer: EMPTY_LAYER, labelSet: DEFAULT_LABEL_SET });
  expect(empty).toEqual({ labels: [], annotations: [], paragraphs: [], relations: [] });
});
