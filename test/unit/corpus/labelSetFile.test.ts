import { expect, test } from 'vitest';
import { DEFAULT_LABEL_SET, UNREADABLE_LABEL_SET } from '../../../src/core/model/labelSet';
import { checkCorpus } from '../../../src/corpus/checkCorpus';
import { UnfitFileError } from '../../../src/corpus/fileSystem';
import { changedLines, renameInSidecar } from '../../../src/corpus/labelRenaming';
import { corpusLabelSets } from '../../../src/corpus/labelSetFile';
import { loadSidecar } from '../../../src/corpus/sidecarFile';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';

const TEXT = 'Ada met Bob in Paris.\n';

function labels(...keys: readonly string[]): string {
  return `format: article-labels/1\nlabels: [${keys.map((key) => `{key: ${key}}`).join(', ')}]\n`;
}

test('the nearest folder upwards decides, and each file is read once', async () => {
  const files = memoryFileSystem({
    'labels.yaml': labels('outer'),
    'a/labels.yaml': labels('inner'),
    'a/b/c.txt': '',
  });
  const reads: string[] = [];
  const read: typeof files.read = (path) => {
    reads.push(path);
    return files.read(path);
  };
  const sets = corpusLabelSets({ ...files, read });
  const keyAt = async (path: string) => (await sets.at(path)).labels[0]?.key;
  expect(await keyAt('x.txt')).toBe('outer');
  expect(await keyAt('z/y/x.txt')).toBe('outer');
  expect(await keyAt('a/b/c.txt')).toBe('inner');
  expect(await keyAt('a/d.txt')).toBe('inner');
  expect(new Set(reads).size).toBe(reads.length);
});

test('without a file it is the built-in label set, or that of the folders above', async () => {
  const fs = memoryFileSystem({});
  expect(await corpusLabelSets(fs).at('a/b.txt')).toBe(DEFAULT_LABEL_SET);
  const outside = { labels: [] };
  expect(await corpusLabelSets(fs, outside).at('a/b.txt')).toBe(outside);
});

test('a file that can’t be read is told of once, and does not let one above it in', async () => {
  const fs = memoryFileSystem({
    'labels.yaml': labels('outer'),
    'a/labels.yaml': 'labels: x',
    'b/labels.yaml': new Uint8Array([0xff]),
  });
  const told: string[] = [];
  const sets = corpusLabelSets(fs, undefined, (path, [first]) => {
    told.push(`${path}: ${first?.message ?? ''}`);
  });
  expect(await sets.at('a/x.txt')).toBe(UNREADABLE_LABEL_SET);
  expect(await sets.at('a/d/x.txt')).toBe(UNREADABLE_LABEL_SET);
  expect(await sets.at('b/x.txt')).toBe(UNREADABLE_LABEL_SET);
  expect(told).toEqual([
    'a/labels.yaml: The key `format: article-labels/1` is missing.',
    'b/labels.yaml: The file is not UTF-8 text; save it as UTF-8.',
  ]);
});

test('a link out of the corpus is no label set', async () => {
  const fs = memoryFileSystem({});
  const read: typeof fs.read = () => Promise.reject(new UnfitFileError('It leads out.'));
  expect(await corpusLabelSets({ ...fs, read }).at('a.txt')).toBe(UNREADABLE_LABEL_SET);
});

test('a check takes the label set of each article, its levels too', async () => {
  const sidecar = (label: string) =>
    sidecarText('a.txt', TEXT, [{ id: 'a1', label, words: ['Ad'] }]);
  const fs = memoryFileSystem({
    'a.txt': TEXT,
    'a.txt.ann.yaml': sidecar('actor'),
    'b/labels.yaml': `${labels('person')}check: {mid-word: error}\n`,
    'b/a.txt': TEXT,
    'b/a.txt.ann.yaml': sidecar('person'),
    'c/labels.yaml': 'format: article-labels/1\nlabels: x\n',
    'c/a.txt': TEXT,
    'c/a.txt.ann.yaml': sidecar('whatever'),
    'd/labels.yaml': `${labels('thing')}check: {mid-word: "off"}\n`,
    'd/a.txt': TEXT,
    'd/a.txt.ann.yaml': sidecar('person'),
  });
  const found = async (levels = {}) =>
    (await checkCorpus(fs, { levels: { 'label-differs': 'off', ...levels } })).files.map(
      ({ path, findings }) => [
        path,
        ...findings.map(({ rule, severity, position }) => `${rule} ${severity} ${position.line}`),
      ],
    );
  expect(await found()).toEqual([
    ['a.txt.ann.yaml', 'mid-word info 8'],
    ['b/a.txt.ann.yaml', 'mid-word error 8'],
    ['c/a.txt.ann.yaml', 'mid-word info 8'],
    ['c/labels.yaml', 'label-set error 2'],
    ['d/a.txt.ann.yaml', 'unknown-label warning 8'],
  ]);
  // The command line goes before the label set.
  expect(await found({ 'mid-word': 'off' })).toEqual([
    ['c/labels.yaml', 'label-set error 2'],
    ['d/a.txt.ann.yaml', 'unknown-label warning 8'],
  ]);
});

test('renaming a label changes its lines and those of its kinds, and nothing else', async () => {
  const text = sidecarText('a.txt', TEXT, [
    { id: 'a1', label: 'actor', words: ['Ada'] },
    { id: 'b1', label: 'actor/state', words: ['Bob'] },
    { id: 'c1', label: 'actors', words: ['Paris'] },
  ]);
  const lines = async (file: string, from = 'actor', to = 'agent') => {
    const load = await loadSidecar(memoryFileSystem({ x: file }), 'x');
    if (load.kind !== 'stored') throw new Error('It must be readable.');
    const change = renameInSidecar(load.stored, from, to);
    const changed = change?.lines.map(({ before, after }) => `${before.trim()} > ${after.trim()}`);
    return change && [change.count, ...(changed ?? []).filter((line) => line.startsWith('label'))];
  };
  const expected = [2, 'label: actor > label: agent', 'label: actor/state > label: agent/state'];
  expect(await lines(text)).toEqual(expected);
  const byHand = `\uFEFF# mine\n${text}`.replaceAll('\n', '\r\n');
  expect(await lines(byHand)).toEqual(expected);
  expect(await lines(text, 'claim', 'x')).toBeUndefined();
  expect(() => changedLines('a\n', 'a\nb\n')).toThrow('other lines');
});
