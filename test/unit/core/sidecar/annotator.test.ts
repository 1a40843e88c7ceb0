import { expect, test } from 'vitest';
import { annotatorProblem } from '../../../../src/core/sidecar/annotator';

test.each(['gold', 'maria', 'maria.v2', 'Máría-1_x', '伊', 'a b', 'x'.repeat(100)])(
  '%j may be an annotator',
  (name) => {
    expect(annotatorProblem(name)).toBeUndefined();
  },
);

test.each([
  '',
  '.',
  '..',
  '../x',
  'a/b',
  'a\\b',
  'a:b',
  'a\0',
  'a\n',
  ' a',
  'a ',
  'a.',
  'x'.repeat(101),
  '\uD83D',
])('%j may not', (name) => {
  expect(annotatorProblem(name)).toMatch(/^The name of the annotator .+\.$/);
});
