import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusEntities } from '../../../src/corpus/corpusEntities';
import { sameThing } from '../../../src/corpus/sameThing';
import { fitOf, searchAnnotations } from '../../../src/corpus/searchAnnotations';
import type { KnownAnnotation } from '../../../src/corpus/storedLayers';

function known(text: string, entity?: string, label = 'actor'): KnownAnnotation {
  return { id: `${label}-${text}`, label, text, ...(entity !== undefined && { entity }) };
}

const annotation = fc
  .tuple(
    fc.constantFrom('Aven', 'aven', 'Orla', 'x'.repeat(100)),
    fc.option(fc.constantFrom('aven', 'orla'), { nil: undefined }),
    fc.constantFrom('actor', 'place'),
  )
  .map(([text, entity, label]) => known(text, entity, label));

describe('the same thing', () => {
  it('is a mention of the same entity, whatever it is called', () => {
    const isSame = sameThing(known('Aven', 'aven'));
    expect(isSame(known('the town', 'aven', 'place'))).toBe(true);
    expect(isSame(known('Aven'))).toBe(false);
  });

  it('is without an entity the same text with the same label', () => {
    const isSame = sameThing(known('Border  Guard'));
    expect(isSame(known('border guard', 'guard'))).toBe(true);
    expect(isSame(known('border guard', undefined, 'place'))).toBe(false);
    expect(isSame(known('border'))).toBe(false);
  });

  it('is always the annotation itself', () => {
    fc.assert(fc.property(annotation, (one) => sameThing(one)(one)));
  });
});

describe('the entities of a corpus', () => {
  it('come with all their mentions, the most mentioned first', () => {
    const layers = [
      { name: 'a', annotations: [known('Aven', 'aven'), known('Orla', 'orla'), known('x')] },
      { name: 'b', annotations: [known('the town', 'aven')] },
    ];
    const found = corpusEntities(layers).map((entity) => [
      entity.key,
      entity.count,
      entity.layers.map(({ layer, mentions }) => [layer.name, mentions.map(({ text }) => text)]),
    ]);
    expect(found).toEqual([
      [
        'aven',
        2,
        [
          ['a', ['Aven']],
          ['b', ['the town']],
        ],
      ],
      ['orla', 1, [['a', ['Orla']]]],
    ]);
  });

  it('lose no mention and invent none', () => {
    fc.assert(
      fc.property(fc.array(fc.array(annotation)), (lists) => {
        const found = corpusEntities(lists.map((annotations) => ({ annotations })));
        const linked = lists.flat().filter(({ entity }) => entity !== undefined);
        expect(found.reduce((sum, { count }) => sum + count, 0)).toBe(linked.length);
        for (const { key, layers } of found) {
          for (const { mentions } of layers) {
            expect(mentions.every(({ entity }) => entity === key)).toBe(true);
          }
        }
      }),
    );
  });
});

describe('a search for annotations', () => {
  it('takes letters in their order, and words whole in a long text', () => {
    expect(fitOf('Border Guard', 'bord')).toBe(0);
    expect(fitOf('The Border Guard', 'GUARD')).toBe(1);
    expect(fitOf('The Border Guard', 'order')).toBe(2);
    expect(fitOf('The Border Guard', 'tbg')).toBe(3);
    expect(fitOf('The Border Guard', 'gbt')).toBeUndefined();
    expect(fitOf(`${'on and on '.repeat(20)}it went`, 'oai')).toBeUndefined();
    expect(fitOf(`${'on and on '.repeat(20)}it went`, 'it w')).toBe(1);
  });

  it('gives the best first, and one line for a text that comes again in its article', () => {
    const layers = [
      { annotations: [known('New Aven'), known('Aven'), known('aven'), known('a vent')] },
      { annotations: [known('Aven')] },
    ];
    const lines = searchAnnotations(layers, 'aven', 10).map(({ layer, annotations }) => [
      layers.indexOf(layer),
      annotations.map(({ text }) => text),
    ]);
    expect(lines).toEqual([
      [0, ['Aven', 'aven']],
      [1, ['Aven']],
      [0, ['New Aven']],
      [0, ['a vent']],
    ]);
    expect(searchAnnotations(layers, 'aven', 2)).toHaveLength(2);
  });
});
