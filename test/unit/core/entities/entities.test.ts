import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAlias, addEntity, renameEntity } from '../../../../src/core/entities/changeEntities';
import { wikidataPage } from '../../../../src/core/entities/entity';
import type { Entity } from '../../../../src/core/entities/entity';
import { readEntities } from '../../../../src/core/entities/readEntities';
import { updateEntities, writeEntities } from '../../../../src/core/entities/writeEntities';
import { unicodeText } from '../arbitraries';
import { runs } from '../fuzz';

const text = unicodeText.filter((value) => value.trim() !== '');
const optional = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc
    .option(value, { nil: undefined })
    .map((found) => (found === undefined ? {} : { [key]: found }));

const entity: fc.Arbitrary<Entity> = fc
  .tuple(
    fc.record({ key: text, name: text, aliases: fc.array(unicodeText, { maxLength: 3 }) }),
    optional(
      'wikidata',
      fc.integer({ min: 1, max: 999_999 }).map((number) => `Q${number}`),
    ),
    optional('label', unicodeText),
    optional('note', unicodeText),
  )
  .map(([whole, ...parts]): Entity => Object.assign({ ...whole }, ...parts) as Entity);

const entities = fc.uniqueArray(entity, { selector: ({ key }) => key, maxLength: 5 });

function read(file: string): readonly Entity[] {
  const reading = readEntities(file);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.entities;
}

const byKey = (list: readonly Entity[]): readonly Entity[] =>
  [...list].sort((a, b) => (a.key < b.key ? -1 : 1));

test('what is written reads the same', () => {
  fc.assert(
    fc.property(entities, (list) => {
      expect(read(writeEntities(list))).toEqual(byKey(list));
    }),
    runs(300),
  );
});

test('an update says what it shall, whatever changed', () => {
  fc.assert(
    fc.property(entities, entities, fc.constantFrom('\n', '\r\n'), (before, next, end) => {
      const file = writeEntities(before).replaceAll('\n', end);
      expect(byKey(read(updateEntities(file, read(file), next)))).toEqual(byKey(next));
    }),
    runs(300),
  );
});

const BY_HAND = `# People first.
format: article-entities/1
owner: desk   # a key of our own
entities:
    - name: Lena Morvath     # the governor
      key: lena-morvath
      role: governor
    # States.
    - key: un
      name: United Nations
      aliases:
        - UN    # in headlines
      wikidata: Q1065
`;

test('comments, own keys and the order of keys stay', () => {
  const before = read(BY_HAND);
  const change = (list: readonly Entity[]): readonly Entity[] =>
    addAlias(
      'lena-morvath',
      'Governor Morvath',
    )(addEntity({ key: 'tarsia', name: 'Tarsia', aliases: [], label: 'actor' })(list));
  expect(updateEntities(BY_HAND, before, change(before))).toBe(`# People first.
format: article-entities/1
owner: desk   # a key of our own
entities:
    - name: Lena Morvath     # the governor
      key: lena-morvath
      aliases: ["Governor Morvath"]
      role: governor
    - key: tarsia
      name: Tarsia
      label: actor
    # States.
    - key: un
      name: United Nations
      aliases:
        - UN    # in headlines
      wikidata: Q1065
`);
});

test('a rename keeps the key, and the old name as an alias', () => {
  const before = read(BY_HAND);
  const next = read(updateEntities(BY_HAND, before, renameEntity('un', 'The U.N.')(before)));
  expect(next.find(({ key }) => key === 'un')).toEqual({
    key: 'un',
    name: 'The U.N.',
    aliases: ['UN', 'United Nations'],
    wikidata: 'Q1065',
  });
});

test('an alias that is a known spelling is not added, nor an entity twice', () => {
  const before = read(BY_HAND);
  expect(addAlias('un', 'U.N.')(before)).toEqual(before);
  expect(addEntity({ key: 'un', name: 'Another', aliases: [] })(before)).toBe(before);
});

const HEAD = 'format: article-entities/1\n';

test.each([
  ['', 1, 1, /file is empty/],
  ['entities: []\n', 1, 1, /`format: article-entities\/1` is missing/],
  ['format: article-entities/2\nentities: []\n', 1, 9, /update Article Annotator/],
  ['format: article-annotations/1\nentities: []\n', 1, 9, /format must be/],
  [HEAD, 1, 1, /`entities` is missing/],
  [`${HEAD}entities: yes\n`, 2, 11, /must be a list/],
  [`${HEAD}entities:\n  - name: Aven\n`, 3, 5, /`key` is missing/],
  [`${HEAD}entities:\n  - key: aven\n`, 3, 5, /`name` is missing/],
  [`${HEAD}entities:\n  - key: 12\n    name: A\n`, 3, 10, /key must be text/],
  [`${HEAD}entities:\n  - key: " "\n    name: A\n`, 3, 10, /key of an entity can’t be empty/],
  [`${HEAD}entities:\n  - key: a\n    name: ""\n`, 4, 11, /name of an entity can’t be empty/],
  [
    `${HEAD}entities:\n  - {key: a, name: A}\n  - {key: a, name: B}\n`,
    4,
    11,
    /The entity a is in line 3 already/,
  ],
  [`${HEAD}entities:\n  - {key: a, name: A, aliases: A}\n`, 3, 32, /must be a list/],
  [`${HEAD}entities:\n  - {key: a, name: A, aliases: [[A]]}\n`, 3, 33, /must be text/],
  [
    `${HEAD}entities:\n  - {key: a, name: A, wikidata: "https://x.example/Q1"}\n`,
    3,
    33,
    /such as Q42/,
  ],
  [`${HEAD}entities:\n  - {key: a, name: A, name: B}\n`, 3, 23, /here twice/],
  [`${HEAD}entities: &a []\nb: *a\n`, 2, 11, /Anchors and aliases/],
  [`${HEAD}entities: !!js/function x\n`, 2, 11, /tag/],
  [`${HEAD}<<<<<<< ours\nentities: []\n`, 2, 1, /^Conflict markers[^`]*$/],
  [`${HEAD}entities: []\n---\n`, 3, 1, /this file is one document/],
  [`${HEAD}entities: ${'['.repeat(5000)}\n`, 2, 43, /nested too deeply for this file/],
])('%j is refused with its place', (file, line, column, message) => {
  const reading = readEntities(file);
  const [problem] = reading.ok ? [] : reading.problems;
  expect(problem).toMatchObject({ line, column });
  expect(problem?.message).toMatch(message);
});

test('a prototype’s name is a key as any other', () => {
  const file = `${HEAD}entities:\n  - key: __proto__\n    name: constructor\n`;
  expect(read(file)).toEqual([{ key: '__proto__', name: 'constructor', aliases: [] }]);
});

test('a huge file is refused at once', () => {
  const begin = performance.now();
  expect(readEntities(`${HEAD}entities: []\n#${'x'.repeat(9_000_000)}`).ok).toBe(false);
  expect(performance.now() - begin).toBeLessThan(1000);
});

test('never throws, whatever the file', () => {
  const piece = fc.oneof(unicodeText, fc.constantFrom(HEAD, 'entities:\n', '  - key: a\n', ' '));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const reading = readEntities(pieces.join(''));
      if (!reading.ok) expect(reading.problems.length).toBeGreaterThan(0);
    }),
    runs(500),
  );
});

test('the page of an entity is one of Wikidata or none', () => {
  const page = (wikidata: string) => wikidataPage({ key: 'a', name: 'A', aliases: [], wikidata });
  expect(page('Q42')).toBe('https://www.wikidata.org/wiki/Q42');
  for (const id of ['Q0', '42', 'Q42/../x', 'javascript:alert(1)', 'Q4 2', 'q42']) {
    expect(page(id)).toBeUndefined();
  }
});
