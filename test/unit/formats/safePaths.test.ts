import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedPath, pathProblem, safePaths } from '../../../src/formats/safePaths';
import { unicodeText } from '../core/arbitraries';
import { runs } from '../core/fuzz';

test('any ids give safe paths that no disk mistakes for each other', () => {
  fc.assert(
    fc.property(fc.uniqueArray(unicodeText), (ids) => {
      const pathOf = safePaths();
      const paths = ids.map(pathOf);
      for (const path of paths) expect(pathProblem(`${path}.txt`)).toBeUndefined();
      expect(new Set(paths.map(foldedPath)).size).toBe(ids.length);
    }),
    runs(300),
  );
});

test.each([
  ['reports/0001_ferry', 'reports/0001_ferry'],
  ['../up', '__/up'],
  ['/etc/passwd', '_/etc/passwd'],
  ['con', '_con'],
  ['NUL.old', '_NUL.old'],
  ['a:b\\c', 'a_b_c'],
  ['end. ', 'end__'],
  ['', '_'],
])('%j becomes %j', (id, path) => {
  expect(safePaths()(id)).toBe(path);
});

test.each(['../x', '/x', 'a//b', 'a\\b', 'aux.txt', 'C:', '.', 'a/..', 'x\0'])(
  '%j is refused',
  (path) => {
    expect(pathProblem(path)).toMatch(/is not a safe path/);
  },
);

test('names that differ in case or accents alone are told apart', () => {
  const pathOf = safePaths();
  expect(['A', 'a', 'é', 'e\u0301', 'A'].map(pathOf)).toEqual([
    'A',
    'a~2',
    'é',
    'e\u0301~2',
    'A~3',
  ]);
});
