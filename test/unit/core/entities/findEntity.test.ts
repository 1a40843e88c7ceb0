import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entity } from '../../../../src/core/entities/entity';
import { entityKey } from '../../../../src/core/entities/entityKey';
import { nameFold } from '../../../../src/core/entities/entityName';
import { entityUses } from '../../../../src/core/entities/entityUses';
import { entityFinder } from '../../../../src/core/entities/findEntity';
import { unicodeText } from '../arbitraries';
import { runs } from '../fuzz';

const ENTITIES: readonly Entity[] = [
  { key: 'un', name: 'United Nations', aliases: [], label: 'actor' },
  { key: 'kataib-hezbollah', name: 'Kataʼib Hezbollah', aliases: ['the brigades'] },
  { key: 'hezbollah', name: 'Hezbollah', aliases: [] },
  { key: 'lena-morvath', name: 'Lena Morvath', aliases: [], label: 'actor' },
  { key: 'ministry-of-roads', name: 'Ministry of Roads', aliases: ['MoR'] },
  { key: 'nato', name: 'NATO', aliases: [] },
  { key: 'tarsia', name: 'Tarsia', aliases: [], label: 'place' },
  { key: 'tarsia-united', name: 'Tarsia', aliases: [], label: 'actor' },
  { key: 'velmora', name: 'Velmora', aliases: [] },
];

function usesOf(annotations: readonly { readonly text: string; readonly entity: string }[]) {
  const uses = entityUses();
  uses.set('a', annotations);
  return uses;
}

test('uses follow their files', () => {
  const uses = usesOf([
    { text: 'U.N.', entity: 'un' },
    { text: 'UN', entity: 'un' },
    { text: 'UN', entity: 'uncle-ned' },
  ]);
  uses.set('b', [{ text: 'UN', entity: 'un' }, { text: 'Aven' }]);
  expect([...uses.ofText('un')]).toEqual([
    ['un', 3],
    ['uncle-ned', 1],
  ]);
  uses.set('a', [{ text: '…', entity: 'un' }]);
  expect([...uses.ofText('un')]).toEqual([['un', 1]]);
  expect([...uses.all]).toEqual([['un', 2]]);
  uses.delete('a');
  uses.delete('b');
  uses.delete('c');
  expect([[...uses.ofText('un')], [...uses.all]]).toEqual([[], []]);
});

describe('candidates', () => {
  const finder = entityFinder(ENTITIES);
  test.each([
    ['United Nations', 'un', 'name'],
    ['UNITED NATIONS', 'un', 'name'],
    ['the United Nations', 'un', 'name'],
    ['United Nations’', 'un', 'name'],
    ['Kataib Hezbollah', 'kataib-hezbollah', 'name'],
    ['Katāʾib Hezbollāh', 'kataib-hezbollah', 'name'],
    ['Kataib-Hezbollah', 'kataib-hezbollah', 'name'],
    ['The Brigades', 'kataib-hezbollah', 'name'],
    ['Tarsia’s', 'tarsia', 'name'],
    ['U.N.', 'un', 'name'],
    ['MR', 'ministry-of-roads', 'acronym'],
    ['North Aven Treaty Order', 'nato', 'acronym'],
    ['Morvath', 'lena-morvath', 'part'],
    ['Governor Lena Morvath', 'lena-morvath', 'part'],
    ['Hezbollah', 'hezbollah', 'name'],
    ['Velmorra', 'velmora', 'similar'],
    ['Lena Morvat', 'lena-morvath', 'begins'],
    ['Lena Morvoth', 'lena-morvath', 'similar'],
    ['hez', 'hezbollah', 'begins'],
    ['elmor', 'velmora', 'contains'],
  ])('%s: %s by its %s', (text, key, match) => {
    const [first] = finder.candidates(text);
    expect([first?.entity.key, first?.match]).toEqual([key, match]);
  });

  test.each(['mr', 'Iran', 'Qum', '…', '', 'x'.repeat(10_000)])('%j has none', (text) => {
    expect(finder.candidates(text)[0]?.match).toBe('other');
  });

  test('a name of the mention’s own label goes first, then what is used most', () => {
    const key = (label?: string) => finder.candidates('Tarsia', label)[0]?.entity.key;
    expect(key('actor')).toBe('tarsia-united');
    expect(key('place')).toBe('tarsia');
    const uses = usesOf([{ text: 'the state', entity: 'velmora' }]);
    expect(entityFinder(ENTITIES, uses).candidates('Xyz')[0]?.entity.key).toBe('velmora');
  });

  test('what the same text is linked to elsewhere goes before all but the names', () => {
    const uses = usesOf([
      { text: 'The Governor', entity: 'lena-morvath' },
      { text: 'governor', entity: 'lena-morvath' },
      { text: 'governor', entity: 'un' },
      { text: 'Tarsia', entity: 'tarsia-united' },
    ]);
    const used = entityFinder(ENTITIES, uses);
    expect(
      used
        .candidates('governor')
        .slice(0, 2)
        .map(({ entity, uses: n }) => [entity.key, n]),
    ).toEqual([
      ['lena-morvath', 2],
      ['un', 1],
    ]);
    expect(used.candidates('Tarsia')[0]?.entity.key).toBe('tarsia-united');
  });

  test('all entities are among them, whatever the text', () => {
    fc.assert(
      fc.property(unicodeText, fc.array(unicodeText), (text, names) => {
        const list = names.map((name, i): Entity => ({ key: `k${i}`, name, aliases: [text] }));
        const found = entityFinder(list).candidates(text);
        expect(found.map(({ entity }) => entity.key).sort()).toEqual(
          list.map(({ key }) => key).sort(),
        );
        if (nameFold(text) !== '') expect(found.every(({ match }) => match === 'name')).toBe(true);
      }),
      runs(200),
    );
  });

  test('10,000 entities are looked through while a person types', () => {
    const many = Array.from({ length: 10_000 }, (_, i): Entity => ({
      key: `person-${i}`,
      name: `Person Number ${i} of Velmora`,
      aliases: [`P. N. ${i}`],
    }));
    const finderOfMany = entityFinder(many);
    const begin = performance.now();
    expect(finderOfMany.candidates('Person Number 77 of Velmorra')).toHaveLength(10_000);
    const took = performance.now() - begin;
    expect(took).toBeLessThan(3000);
  });
});

describe('a key', () => {
  test.each([
    ['Kataʼib Hezbollah', 'kataib-hezbollah'],
    ['U.N.', 'un'],
    ['St. Orla', 'st-orla'],
    ['Håkon Østergård', 'hakon-ostergard'],
    ['Straße', 'strasse'],
    ['Đorđe Łukasz', 'dorde-lukasz'],
    ['Ministry of Roads (Velmora)', 'ministry-of-roads-velmora'],
    ['O’Brien', 'obrien'],
    ['Ελλάδα', 'ελλαδα'],
    ['Ёлка', 'елка'],
    ['حزب الله', 'حزب-الله'],
    ['हिन्दी', 'हिन्दी'],
    ['伊拉克', '伊拉克'],
    ['서울', '서울'],
    ['—', 'entity'],
    ['', 'entity'],
  ])('of %s is %s', (name, key) => {
    expect(entityKey(name, new Set())).toBe(key);
  });

  test('is never taken, and short', () => {
    expect(entityKey('Aven', new Set(['aven', 'aven-2']))).toBe('aven-3');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (name) => {
        const key = entityKey(name, new Set(['entity']));
        expect(key).toMatch(/^\S+$/u);
        expect(key.length).toBeLessThanOrEqual(62);
        expect(key.isWellFormed()).toBe(true);
      }),
      runs(300),
    );
  });
});
