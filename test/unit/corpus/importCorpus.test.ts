// Foreign files: offsets in other units, what does not fit, and what is there already.

import { expect, test } from 'vitest';
import { importCorpus } from '../../../src/corpus/importCorpus';
import type { ImportOptions, ImportOutcome } from '../../../src/corpus/importCorpus';
import { BRAT } from '../../../src/formats/brat';
import type { InputFile } from '../../../src/formats/imported';
import { JSONL } from '../../../src/formats/jsonl';
import { nodeRandomBytes } from '../../../src/node/random';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';
import type { MemoryFileSystem } from '../memoryFileSystem';

function file(path: string, content: string): InputFile {
  return { path, bytes: () => Promise.resolve(Buffer.from(content)) };
}

async function imported(
  fs: MemoryFileSystem,
  files: readonly InputFile[],
  options: Partial<ImportOptions> = {},
): Promise<ImportOutcome> {
  return importCorpus(fs, files, { format: JSONL, random: nodeRandomBytes, ...options });
}

function line(id: string, spans: readonly unknown[], more: object = {}): string {
  return `${JSON.stringify({ id, spans, ...more })}\n`;
}

const TEXT = '🚀 Ada met\nBo in Oren.\n';

test.each([
  ['codePoint', TEXT, 2, undefined],
  ['utf16', TEXT, 3, 'UTF-16 code units'],
  ['utf8', TEXT, 5, 'bytes of UTF-8'],
])('offsets in %s are found out by the words', async (_unit, text, start, said) => {
  const fs = memoryFileSystem({ 'a.txt': text });
  const spans = [{ id: 'x', label: 'actor', start, end: start + 3, text: 'Ada' }];
  const { notes, articles } = await imported(fs, [file('x.jsonl', line('a', spans))]);
  expect(articles).toMatchObject([{ path: 'a.txt', annotations: 1 }]);
  expect(fs.textOf('a.txt.ann.yaml')).toContain('start: 2\n    end: 5\n    text: Ada\n');
  if (said === undefined) expect(notes).toEqual([]);
  else
    expect(notes).toMatchObject([
      { kind: 'other-unit', message: expect.stringContaining(said) as string },
    ]);
});

test('line ends that were counted as two are found out', async () => {
  const fs = memoryFileSystem({ 'a.txt': 'One.\nTwo.\nAda\n' });
  const spans = [{ id: 'x', label: 'actor', start: 12, end: 15, text: 'Ada' }];
  const { notes } = await imported(fs, [file('x.jsonl', line('a', spans))]);
  expect(notes).toMatchObject([{ message: expect.stringContaining('line end as two') as string }]);
  expect(fs.textOf('a.txt.ann.yaml')).toContain('start: 10\n');
});

test('what does not fit is listed, and nothing is guessed', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT });
  const spans = [
    { id: 'x', label: 'actor', start: 2, end: 5, text: 'Ada' },
    { id: 'y', label: 'actor', start: 2, end: 5, text: 'Eve' },
    { id: 'z', label: 'actor', start: 900, end: 905 },
  ];
  const relations = [{ id: 'r', type: 'knows', from: 'x', to: 'y' }];
  const files = [file('x.jsonl', `${line('a', spans, { relations })}${line('b', [])}nonsense\n`)];
  const { notes, articles } = await imported(fs, files);
  expect(articles).toMatchObject([{ annotations: 1, relations: 0 }]);
  expect(notes.map(({ place, kind }) => [place.line, kind])).toEqual([
    [1, 'left-out'],
    [1, 'left-out'],
    [1, 'left-out'],
    [2, 'left-out'],
    [3, 'left-out'],
  ]);
});

test('an article with another text gets nothing', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT });
  const spans = [{ id: 'x', label: 'actor', start: 0, end: 3, text: 'Ada' }];
  const { notes } = await imported(fs, [file('x.jsonl', line('a', spans, { text: 'Ada left.' }))]);
  expect(notes).toMatchObject([{ message: expect.stringContaining('another text') as string }]);
  expect([...fs.files.keys()]).toEqual(['a.txt']);
});

test('an article is found by its text where its name says nothing', async () => {
  const fs = memoryFileSystem({ 'd/a.txt': TEXT.replaceAll('\n', '\r\n'), 'b.txt': 'Other.' });
  const spans = [{ id: 'x', label: 'actor', start: 2, end: 5, text: 'Ada' }];
  const { articles } = await imported(fs, [file('x.jsonl', line('17', spans, { text: TEXT }))]);
  expect(articles).toMatchObject([{ path: 'd/a.txt', annotations: 1 }]);
});

test('what a layer has stays, and the same is not added again', async () => {
  const mine = sidecarText('a.txt', TEXT, [{ id: 'ada00000', words: ['Ada'], note: 'mine' }]);
  const label = /label: (.*)/.exec(mine)?.[1] ?? '';
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': mine });
  const spans = [
    { id: 'x', label, start: 2, end: 5, text: 'Ada', note: 'theirs' },
    { id: 'y', label: 'place', start: 16, end: 20, text: 'Oren' },
  ];
  const { articles } = await imported(fs, [file('x.jsonl', line('a', spans))]);
  expect(articles).toMatchObject([{ annotations: 1, known: 1 }]);
  const text = fs.textOf('a.txt.ann.yaml');
  expect(text).toContain('note: mine');
  expect(text).not.toContain('theirs');
});

test('a sidecar that can’t be read is left alone', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT, 'a.txt.ann.yaml': 'nonsense: [' });
  const spans = [{ id: 'x', label: 'actor', start: 2, end: 5, text: 'Ada' }];
  const { leftAlone } = await imported(fs, [file('x.jsonl', line('a', spans))]);
  expect(leftAlone).toMatchObject([{ path: 'a.txt.ann.yaml' }]);
  expect(fs.textOf('a.txt.ann.yaml')).toBe('nonsense: [');
});

test('suggestions say where they come from, and a dry run writes nothing', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT });
  const spans = [{ id: 'x', label: 'actor', start: 2, end: 5, text: 'Ada' }];
  const files = [file('x.jsonl', line('a', spans))];
  const dry = await imported(fs, files, { isDryRun: true });
  expect(dry.articles).toMatchObject([{ annotations: 1 }]);
  expect([...fs.files.keys()]).toEqual(['a.txt']);
  await imported(fs, files, { asSuggestions: true, annotator: 'bot' });
  expect(fs.textOf('a.txt.bot.ann.yaml')).toContain('origin: imported/jsonl');
});

test('brat files of others are read: shifted by its editor, with events left out', async () => {
  const fs = memoryFileSystem({ 'a.txt': TEXT });
  const ann = [
    'T1\tActor 3 6\tAda',
    'T2\tPlace 17 21\tOren',
    'R1\tat Arg1:T1 Arg2:T2',
    'A1\tSure T1',
    '#1\tAnnotatorNotes T1\tlook again',
    'E1\tMeet:T1 Who:T2',
    '',
  ].join('\n');
  const { articles, notes } = await imported(fs, [file('a.ann', ann), file('a.txt', TEXT)], {
    format: BRAT,
  });
  expect(articles).toMatchObject([{ path: 'a.txt', annotations: 2, relations: 1 }]);
  expect(notes.map(({ kind, place }) => [kind, place.line])).toEqual([
    ['left-out', 6],
    ['other-unit', undefined],
  ]);
  const sidecar = fs.textOf('a.txt.ann.yaml') ?? '';
  expect(sidecar).toContain('note: look again');
  expect(sidecar).toContain('Sure: true');
});
