// What is written in canonical form reads as what it was. Node's own `deepStrictEqual` compares, as
// vitest's is led astray by an attribute called `constructor`.

import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSidecar } from '../../../../src/core/sidecar/read';
import { writeSidecar } from '../../../../src/core/sidecar/write';
import { writeCanonical } from '../../../../src/core/sidecar/writeCanonical';
import { sidecar } from '../arbitraries';
import { runs } from '../fuzz';
import { sidecarOf } from './read';

test('canonical text reads as the sidecar that it was written from', () => {
  fc.assert(
    fc.property(sidecar, (value) => {
      const text = writeCanonical(value);
      deepStrictEqual(sidecarOf(text), value);
      expect(writeCanonical(sidecarOf(text))).toBe(text);
    }),
    runs(150),
  );
});

test('canonical text is one fact a line: no scalar goes over a line end', () => {
  fc.assert(
    fc.property(sidecar, (value) => {
      const text = writeCanonical(value);
      expect(text).not.toMatch(/[\r\t\0\u0085\u2028\u2029\uFEFF]/);
      expect(text.endsWith('\n')).toBe(true);
      for (const line of text.split('\n').slice(0, -1)) {
        expect(line).toMatch(/^(?: {2}- | {2}| {4}| {6})?[^ ]/);
      }
    }),
    runs(60),
  );
});

test('a canonical file with a BOM, CRLF or both says the same and keeps them', () => {
  fc.assert(
    fc.property(sidecar, sidecar, fc.boolean(), fc.boolean(), (before, next, bom, crlf) => {
      const form = (text: string): string =>
        (bom ? '\uFEFF' : '') + (crlf ? text.replaceAll('\n', '\r\n') : text);
      const file = form(writeCanonical(before));
      deepStrictEqual(sidecarOf(file), before);
      expect(writeSidecar(before, file)).toBe(file);
      expect(writeSidecar(next, file)).toBe(form(writeCanonical(next)));
    }),
    runs(40),
  );
});

test('an attribute name and a text of any length survive', () => {
  for (const length of [1000, 1023, 1024, 1025, 5000, 300_000]) {
    const long = `${'x'.repeat(length)} :"`;
    const value = {
      article: { file: long, sha256: 'a'.repeat(64), length: 1 },
      status: 'done' as const,
      attributes: { [long]: long, short: 1 },
      annotations: [
        {
          id: long,
          label: long,
          fragments: [{ start: 0, end: 1 }] as const,
          text: long,
          attributes: { [long]: [long] },
        },
      ],
      relations: [],
    };
    deepStrictEqual(sidecarOf(writeCanonical(value)), value);
  }
});

test('positions are where items begin', () => {
  const text = [
    'format: article-annotations/1',
    'article:',
    '  file: a.txt',
    `  sha256: ${'a'.repeat(64)}`,
    '  length: 9',
    'annotations:',
    '  # first',
    '  - id: aaaaaaaa',
    '    label: place',
    '    start: 0',
    '    end: 5',
    '    text: MOSUL',
    'relations:',
    '  - {id: bbbbbbbb, type: t, from: aaaaaaaa, to: aaaaaaaa}',
    '',
  ].join('\n');
  const reading = readSidecar(text);
  expect(reading.ok && [...reading.file.positions]).toEqual([
    ['aaaaaaaa', { line: 8, column: 5 }],
    ['bbbbbbbb', { line: 14, column: 5 }],
  ]);
});
