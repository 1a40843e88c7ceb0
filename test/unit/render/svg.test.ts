import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { expect, test } from 'vitest';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import { EMPTY_LAYER } from '../../../src/core/model/layer';
import { drawingOf } from '../../../src/render/drawing';
import { svgOf } from '../../../src/render/svg';
import type { SvgOptions } from '../../../src/render/svg';
import { mention } from '../annotate';
import { runs } from '../core/fuzz';
import { drawingSource } from './picture';

const OPTIONS: SvgOptions = { width: 600, theme: 'auto', title: '<t> & "]]>"' };
const NAMES = 'svg title style rect g path text tspan'.split(' ');

interface Found {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Reads an SVG as strict XML: throws where it is not well-formed. */
function elementsIn(svg: string): { readonly elements: readonly Found[]; readonly text: string } {
  const elements: Found[] = [];
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.push({ name, attributes });
  });
  parser.on('text', (part) => {
    text += part;
  });
  parser.write(svg).close();
  return { elements, text };
}

const number = (value: string | undefined): number => Number(value ?? '0');

test('is well-formed XML with known elements only, whatever the text is', () => {
  fc.assert(
    fc.property(drawingSource, (source) => {
      const { elements } = elementsIn(svgOf(drawingOf(source), OPTIONS));
      const wrong = elements.flatMap(({ name, attributes }) => [
        ...(NAMES.includes(name) ? [] : [name]),
        ...Object.entries(attributes)
          .map((pair) => pair.join('='))
          .filter((pair) => /^on|href|NaN|Infinity|undefined/.test(pair)),
      ]);
      expect(wrong).toEqual([]);
    }),
    runs(150),
  );
});

test('a line of 5,000 characters without a blank stays in the picture', () => {
  const text = 'a'.repeat(5000);
  const layer = { ...EMPTY_LAYER, annotations: [mention(text, { id: 'x', words: [text] })] };
  const svg = svgOf(drawingOf({ text, layer, labelSet: DEFAULT_LABEL_SET }), OPTIONS);
  const { elements } = elementsIn(svg);
  const words = elements.filter(({ name }) => name === 'tspan');
  expect(words.length).toBeGreaterThan(50);
  for (const { attributes } of words) {
    expect(number(attributes['x']) + number(attributes['textLength'])).toBeLessThanOrEqual(560);
  }
});

test('tags and lines of one line of text do not lie over each other', () => {
  const words = ['Bo', 'Al', 'Cy', 'Di', 'Ed', 'Flo'];
  const text = `${words.join(' ')}.`;
  const annotations = words.map((word, i) => mention(text, { id: `a${i}`, words: [word] }));
  const labelSet = DEFAULT_LABEL_SET;
  const drawing = drawingOf({ text, layer: { ...EMPTY_LAYER, annotations }, labelSet });
  const { elements } = elementsIn(svgOf(drawing, OPTIONS));
  const boxes = elements
    .filter(({ name, attributes }) => name === 'rect' && attributes['rx'])
    .map(({ attributes: { x, y, width } }) => [number(x), number(y), number(width)] as const);
  expect(boxes).toHaveLength(6);
  for (const [i, [x, y, width]] of boxes.entries()) {
    for (const [otherX, otherY, otherWidth] of boxes.slice(i + 1)) {
      expect(y === otherY && x < otherX + otherWidth && otherX < x + width).toBe(false);
    }
  }
});

test('words that run from right to left stand in that order, numbers and names in theirs', () => {
  const text = 'قال الوزير Ada Bo للأنباء.';
  const drawing = drawingOf({ text, layer: EMPTY_LAYER, labelSet: DEFAULT_LABEL_SET });
  const { elements } = elementsIn(svgOf(drawing, OPTIONS));
  const words = elements.filter(({ name }) => name === 'tspan').map(({ attributes }) => attributes);
  expect(words.map(({ direction }) => direction ?? 'ltr')).toEqual([
    'rtl',
    'ltr',
    'ltr',
    'rtl',
    'rtl',
  ]);
  const xs = words.map(({ x }) => number(x));
  expect(xs).toEqual([...xs].sort((a, b) => a - b));
  expect(words[0]?.['unicode-bidi']).toBe('embed');
  // The paragraph begins at the right edge.
  expect(xs.at(-1)).toBeGreaterThan(500);
});

test('colours: plain attributes in one theme, a style for the dark one where it is auto', () => {
  const text = 'Ada met Bob.';
  const layer = { ...EMPTY_LAYER, annotations: [mention(text, { id: 'x', words: ['Ada'] })] };
  const drawing = drawingOf({ text, layer, labelSet: DEFAULT_LABEL_SET });
  const picture = (theme: SvgOptions['theme']): string => svgOf(drawing, { ...OPTIONS, theme });
  expect(picture('light')).toContain('fill="#0b57d0"');
  expect(picture('light')).not.toMatch(/<style|class=/);
  expect(picture('dark')).toContain('fill="#6cb2ff"');
  expect(picture('auto')).toMatch(/<style>@media screen and \(prefers-color-scheme:dark\)/);
});
