import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, GROUND, inkOn, labelColour, PALETTE } from '../../../../src/core/model/palette';
import type { LabelSet } from '../../../../src/core/model/labelSet';
import { runs } from '../fuzz';

const hex = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#ffffff', '#767676')).toBeCloseTo(4.54, 2);
});

test.each(['light', 'dark'] as const)('every named colour can be read in %s', (kind) => {
  for (const colour of Object.values(PALETTE)) {
    expect(contrast(colour[kind], GROUND[kind])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour[kind], inkOn(colour[kind]))).toBeGreaterThanOrEqual(4.5);
  }
});

test('a colour of one’s own is made readable on both grounds, and its tag, too', () => {
  fc.assert(
    fc.property(hex, (colour) => {
      const labelSet: LabelSet = { labels: [{ key: 'a', name: 'A', description: '', colour }] };
      const { light, dark } = labelColour(labelSet, 'a');
      const all = [
        contrast(light, GROUND.light),
        contrast(dark, GROUND.dark),
        contrast(light, inkOn(light)),
        contrast(dark, inkOn(dark)),
      ];
      expect(Math.min(...all)).toBeGreaterThanOrEqual(4.5);
    }),
    runs(300),
  );
});
