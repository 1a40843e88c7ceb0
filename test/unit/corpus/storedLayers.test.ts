import { describe, expect, it } from 'vitest';
import { CancelledError } from '../../../src/corpus/fileSystem';
import { placeLayer } from '../../../src/corpus/placedLayer';
import { readLayers } from '../../../src/corpus/storedLayers';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';

const TEXT = 'Aven 𝒳 is a town. Orla lives near it.\n';
const SIDECAR = sidecarText('a.txt', TEXT, [
  { id: 'aaaaaaaa', words: ['Aven'], label: 'place', entity: 'aven' },
  { id: 'bbbbbbbb', words: ['Orla'] },
]);
const all = (): boolean => true;

describe('the layers of a corpus', () => {
  it('are read from every sidecar, whoever’s, without their places', async () => {
    const fs = memoryFileSystem({
      'a.txt': TEXT,
      'a.txt.ann.yaml': SIDECAR,
      'below/b.txt.maria.ann.yaml': SIDECAR,
      'below/b.txt': TEXT,
      'broken.txt.ann.yaml': 'format: [',
    });
    const layers = [...(await readLayers(fs, all))].sort((a, b) =>
      a.place.path < b.place.path ? -1 : 1,
    );
    const annotations = [
      { id: 'aaaaaaaa', label: 'place', text: 'Aven', entity: 'aven' },
      { id: 'bbbbbbbb', label: 'actor', text: 'Orla' },
    ];
    expect(layers.map(({ place, ...rest }) => [place.article, place.annotator, rest])).toEqual([
      ['a.txt', undefined, { annotations, isWhole: true }],
      ['below/b.txt', 'maria', { annotations, isWhole: true }],
      ['broken.txt', undefined, { annotations: [], isWhole: false }],
    ]);
  });

  it('are not read where they are known already, or once the work is told to stop', async () => {
    const fs = memoryFileSystem({ 'a.txt.ann.yaml': SIDECAR });
    expect(await readLayers(fs, () => false)).toEqual([]);
    const stop = { isCancellationRequested: true };
    await expect(readLayers(fs, all, stop)).rejects.toThrow(CancelledError);
  });

  it('are 2,000 in a few seconds', async () => {
    const mentions = Array.from({ length: 50 }, (_, i) => ({
      id: `a${String(i).padStart(7, '0')}`,
      words: [`name${i}.`],
      entity: `thing-${i % 7}`,
    }));
    const text = mentions.map(({ words }) => words.join(' ')).join(' ');
    const sidecar = sidecarText('a.txt', text, mentions);
    const files = Array.from({ length: 2000 }, (_, i) => [`${i}.txt.ann.yaml`, sidecar] as const);
    const begin = performance.now();
    const layers = await readLayers(memoryFileSystem(Object.fromEntries(files)), all);
    expect(layers).toHaveLength(2000);
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

describe('a layer that is not open', () => {
  const place = { path: 'a.txt.ann.yaml', article: 'a.txt' };
  const words = async (text: string | undefined): Promise<readonly string[] | undefined> => {
    const files = { [place.path]: SIDECAR, ...(text !== undefined && { [place.article]: text }) };
    const placed = await placeLayer(memoryFileSystem(files), place);
    return placed?.annotations.map(({ fragments: [{ start, end }] }) =>
      placed.text.slice(start, end),
    );
  };

  it('has its annotations at their words, behind characters of two units too', async () => {
    expect(await words(TEXT)).toEqual(['Aven', 'Orla']);
  });

  it('has them found again in an article that was changed', async () => {
    expect(await words(`A new line.\n${TEXT}`)).toEqual(['Aven', 'Orla']);
  });

  it('leaves out what is not there any more, and never points to other words', async () => {
    const placed = await words('Nobody is here, and nothing is said of any town at all.\n');
    expect(placed).toEqual([]);
    expect(await words(undefined)).toBeUndefined();
  });
});
