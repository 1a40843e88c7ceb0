// What a person wrote in a sidecar survives all that is written into it.

import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { compareAnnotations } from '../../../../src/core/model/annotation';
import { writeSidecar } from '../../../../src/core/sidecar/write';
import { runs } from '../fuzz';
import { sidecarOf } from './read';
import { handEditedFile } from './write.cases';

test('a hand-edited file reads as what it says', () => {
  fc.assert(
    fc.property(handEditedFile, ([value, { text }]) => {
      deepStrictEqual(sidecarOf(text), value);
      expect(writeSidecar(value, text)).toBe(text);
    }),
    runs(90),
  );
});

test('after an edit it reads as what was meant, and the person’s own words are still there', () => {
  fc.assert(
    fc.property(handEditedFile, ([before, { text, comments, unknown }, next]) => {
      const written = writeSidecar(next, text);
      deepStrictEqual(sidecarOf(written), next);
      for (const comment of comments) expect(written).toContain(comment);
      expect(written.startsWith('\uFEFF')).toBe(text.startsWith('\uFEFF'));
      expect(/[^\r]\n/.test(written)).toBe(/[^\r]\n/.test(text));
      deepStrictEqual(commonKeys(written, text), commonKeys(text, written));
      // What a person added to an item goes with the item.
      const ids = new Set([...next.annotations, ...next.relations].map(({ id }) => id));
      if (![...before.annotations, ...before.relations].every(({ id }) => ids.has(id))) return;
      for (const pair of unknown) expect(written).toContain(pair);
    }),
    runs(130),
  );
});

test('a change of one value changes its line only', () => {
  fc.assert(
    fc.property(handEditedFile, ([before, { text }]) => {
      fc.pre(/^["']?status/m.test(text));
      const status = before.status === 'done' ? 'todo' : 'done';
      const [old, written] = [text, writeSidecar({ ...before, status }, text)].map((each) =>
        each.split('\n'),
      );
      expect(written).toHaveLength(old?.length ?? 0);
      const differing = old?.filter((line, i) => line !== written?.[i]);
      expect(differing).toHaveLength(1);
      expect(differing?.[0]).toMatch(/status/);
    }),
    runs(50),
  );
});

test('what is added leaves every line as it is, but that of a list that was empty', () => {
  fc.assert(
    fc.property(handEditedFile, ([before, { text }, { annotations }]) => {
      fc.pre(text.includes('\n') && !text.startsWith('{'));
      const known = new Set([...before.annotations, ...before.relations].map(({ id }) => id));
      const added = annotations.filter(({ id }) => !known.has(id));
      const all = [...before.annotations, ...added].sort(compareAnnotations);
      const written = writeSidecar({ ...before, annotations: all }, text).split('\n');
      let at = 0;
      const lost = text.split('\n').filter((line) => {
        const found = written.indexOf(line, at);
        if (found !== -1) at = found + 1;
        return found === -1;
      });
      const allowed = before.annotations.length === 0 && added.length > 0 ? 1 : 0;
      expect(lost.filter((line) => line !== '').length).toBeLessThanOrEqual(allowed);
    }),
    runs(70),
  );
});

/** The keys of a text's root that another text has too, in the order of the first. */
function commonKeys(text: string, other: string): readonly string[] {
  const [keys, others] = [text, other].map((each) => Object.keys(parse(each) as object));
  return keys?.filter((key) => others?.includes(key)) ?? [];
}

const COMMENTED = [
  '# Mine.',
  'format: article-annotations/1',
  'article:',
  '    file: a.txt   # the article',
  `    sha256: ${'ab'.repeat(32)}`,
  '    length: 90',
  'status: todo',
  'annotations:',
  '# first the places',
  '- id: aaaaaaaa    # the city',
  "  label: 'place'",
  '  start: 0x3',
  '  end: 8',
  '  text: >-',
  '    MOSUL',
  '  sure: 0.50',
  '# then the rest',
  'relations: []',
  '',
].join('\n');

const PLACE = {
  id: 'aaaaaaaa',
  label: 'place',
  fragments: [{ start: 3, end: 8 }],
  text: 'MOSUL',
} as const;
const LATER = {
  ...PLACE,
  id: 'bbbbbbbb',
  fragments: [{ start: 20, end: 25 }],
  text: 'Erbil',
} as const;

test('an edit by hand and one by program stand side by side', () => {
  const before = sidecarOf(COMMENTED);
  const place = { ...PLACE, label: 'actor', text: 'MOSUL: a city', entity: 'mosul' };
  const next = { ...before, annotations: [place, LATER] };
  expect(writeSidecar(next, COMMENTED).split('\n').slice(8)).toEqual([
    '# first the places',
    '- id: aaaaaaaa    # the city',
    "  label: 'actor'",
    '  start: 0x3',
    '  end: 8',
    '  text: "MOSUL: a city"',
    '  entity: mosul',
    '  sum: s1nicto9',
    '  sure: 0.50',
    '- id: bbbbbbbb',
    '  label: place',
    '  start: 20',
    '  end: 25',
    '  text: Erbil',
    '  sum: s3n322qg',
    '# then the rest',
    'relations: []',
    '',
  ]);
});

test('the comments of what is removed stay', () => {
  const next = { ...sidecarOf(COMMENTED), annotations: [] };
  expect(writeSidecar(next, COMMENTED).split('\n').slice(7)).toEqual([
    'annotations: []',
    '# first the places',
    '# the city',
    '# then the rest',
    'relations: []',
    '',
  ]);
});

test('explicit keys, tags and keys of a block within a dash are edited too', () => {
  const text = COMMENTED.replace(
    '- id: aaaaaaaa    # the city',
    '-\n  # own line\n  ? id\n  : aaaaaaaa',
  )
    .replace("label: 'place'", 'label: !!str place')
    .replace('  end: 8', '  attributes:\n      ? "long"\n      : 1\n      other: 2\n  end: 8');
  const before = sidecarOf(text);
  const place = { ...PLACE, label: 'true', attributes: { other: 2, more: [] } };
  const written = writeSidecar({ ...before, annotations: [place, LATER] }, text);
  expect(sidecarOf(written).annotations).toEqual([place, LATER]);
  expect(written).toContain('# own line');
  const none = writeSidecar({ ...before, annotations: [LATER] }, text);
  expect(none).toContain('# own line');
});

test('comments of two pairs survive where the first of them goes from beside the dash', () => {
  const text = COMMENTED.replace('- id: aaaaaaaa    # the city', '- note: x # first').replace(
    '  text: >-',
    '  text: >- # second',
  );
  const swapped = text
    .replace('  text: >- # second\n    MOSUL\n', '')
    .replace(
      "  label: 'place'",
      "  text: >- # second\n    MOSUL\n  label: 'place'\n  id: aaaaaaaa",
    );
  const next = { ...sidecarOf(swapped), annotations: [{ ...PLACE, text: 'Erbil' }] };
  expect(writeSidecar(next, swapped).split('\n').slice(8, 14)).toEqual([
    '# first the places',
    '# first',
    '  # second',
    '- text: Erbil',
    "  label: 'place'",
    '  id: aaaaaaaa',
  ]);
});

test('a text without a line end at its end, and with CRLF, takes more', () => {
  for (const lineEnd of ['\n', '\r\n']) {
    const text = COMMENTED.trimEnd().replaceAll('\n', lineEnd);
    const relation = { id: 'r', type: 'in', from: 'aaaaaaaa', to: 'aaaaaaaa' };
    const next = { ...sidecarOf(text), relations: [relation] };
    expect(writeSidecar(next, text)).toBe(
      text.replace(
        'relations: []',
        [
          'relations:',
          '  - id: r',
          '    type: in',
          '    from: aaaaaaaa',
          '    to: aaaaaaaa',
          '    sum: s29p8eu4',
        ].join(lineEnd),
      ),
    );
  }
});

test('a file that can’t be read whole is refused', () => {
  expect(() => writeSidecar(sidecarOf(COMMENTED), 'a: [')).toThrow(/never written/);
});
