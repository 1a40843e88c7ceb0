// Foreign files: offsets in other units, what does not fit, and what is there already.

import { assert, expect, test } from 'vitest';
import { applyEdit, invertEdit } from '../../../src/core/model/edit';
import { EMPTY_LAYER } from '../../../src/core/model/layer';
import { articleText } from '../../../src/corpus/articles';
import { importCorpus } from '../../../src/corpus/importCorpus';
import type { ImportOptions, ImportOutcome } from '../../../src/corpus/importCorpus';
import { importEdits } from '../../../src/corpus/importEdit';
import { BRAT } from '../../../src/formats/brat';
import type { ImportedArticle, InputFile } from '../../../src/formats/imported';
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

test('a dry run says what the run does, also of an article in several parts', async () => {
  const spans = [{ id: 'x', label: 'actor', start: 2, end: 5, text: 'Ada' }];
  const more = [...spans, { id: 'y', label: 'place', start: 16, end: 20, text: 'Oren' }];
  const text = `${TEXT}More.\n`;
  const parts = [
    file('1.jsonl', line('new', spans, { text })),
    file('2.jsonl', line('new', more, { text })),
    file('3.jsonl', line('a', more)),
    file('4.jsonl', line('a', spans)),
  ];
  const run = async (isDryRun: boolean): Promise<[ImportOutcome, string[], MemoryFileSystem]> => {
    const fs = memoryFileSystem({ 'a.txt': TEXT });
    const targets: string[] = [];
    const outcome = await imported(fs, parts, {
      isDryRun,
      create: (path, text) =>
        isDryRun ? Promise.reject(new Error('dry')) : fs.write(path, Buffer.from(text)),
      onTarget: (path, _imported, text) => {
        targets.push(`${path} ${text === undefined ? 'there' : 'new'}`);
      },
    });
    return [outcome, targets, fs];
  };
  const [dry, dryTargets, untouched] = await run(true);
  const [wet, wetTargets] = await run(false);
  expect(dry).toEqual(wet);
  expect(dryTargets).toEqual(wetTargets);
  expect(dryTargets).toEqual(['new.txt new', 'new.txt there', 'a.txt there', 'a.txt there']);
  expect(dry.articles.map(({ annotations, known }) => [annotations, known])).toEqual([
    [1, 0],
    [1, 1],
    [2, 0],
    [0, 1],
  ]);
  expect([...untouched.files.keys()]).toEqual(['a.txt']);
});

test('several parts of an article are one edit, which is undone as one', () => {
  const article = articleText('a.txt', TEXT);
  const place = { file: 'x.jsonl', line: 1 };
  const part = (
    label: string,
    start: number,
    text: string,
    more: Partial<ImportedArticle> = {},
  ) => ({
    kind: 'article' as const,
    place,
    unit: 'codePoint' as const,
    annotations: [
      { id: label, label, fragments: [{ start, end: start + text.length }], text, place },
    ],
    relations: [],
    ...more,
  });
  const parts = [
    part('actor', 2, 'Ada', { status: 'done', attributes: { desk: 'a' } }),
    part('place', 16, 'Oren', { attributes: { desk: 'b', topic: 'c' } }),
    part('actor', 2, 'Ada'),
  ];
  const options = { format: JSONL, random: nodeRandomBytes };
  const edit = importEdits(EMPTY_LAYER, article, parts, options, 'a.txt');
  assert(edit);
  const after = applyEdit(EMPTY_LAYER, edit);
  expect(after.annotations.map(({ text }) => text)).toEqual(['Ada', 'Oren']);
  expect(after).toMatchObject({ status: 'done', attributes: { desk: 'a', topic: 'c' } });
  expect(applyEdit(after, invertEdit(edit))).toEqual(EMPTY_LAYER);
});

test('articles that are created get paths that no other has', async () => {
  const fs = memoryFileSystem({ 'reports/_con.txt': 'Old.\n', 'reports/A.txt': 'Old, too.\n' });
  const create = (path: string, text: string): Promise<void> => fs.write(path, Buffer.from(text));
  const ids = ['reports/con', 'reports/a', 'x/b', 'y/b'];
  const lines = ids.map((id) => line(id, [], { text: `New ${id}.\n` })).join('');
  const { articles, notes } = await imported(fs, [file('x.jsonl', lines)], { create });
  expect(notes).toEqual([]);
  const paths = ['reports/_con~2.txt', 'reports/a~2.txt', 'x/b.txt', 'y/b.txt'];
  expect(articles.map(({ path, isNew }) => [path, isNew])).toEqual(
    paths.map((path) => [path, true]),
  );
  expect(paths.map((path) => fs.textOf(path))).toEqual(ids.map((id) => `New ${id}.\n`));
  expect(fs.textOf('reports/_con.txt')).toBe('Old.\n');
});

test('brat’s references to Wikidata are the corpus’ entities; others are told', async () => {
  const entities =
    'format: article-entities/1\nentities:\n  - key: france\n    name: France\n    wikidata: Q142\n';
  const fs = memoryFileSystem({ 'a.txt': 'Ada left France.\n', 'entities.yaml': entities });
  const ann = [
    'T1\tplace 9 15\tFrance',
    'T2\tactor 0 3\tAda',
    'N1\tReference T1 Wikidata:Q142\tFrance',
    'N2\tReference T2 Wikidata:Q7259\tAda Lovelace',
    'N3\tReference T1\tFrance',
  ];
  const files = [file('a.ann', `${ann.join('\n')}\n`), file('a.txt', 'Ada left France.\n')];
  const { notes } = await imported(fs, files, { format: BRAT });
  expect(fs.textOf('a.txt.ann.yaml')).toContain('entity: france\n');
  expect(notes.map(({ place, message }) => [place.line, message])).toEqual([
    [5, 'The line is not `N1⇥Reference T1 Wikidata:Q42⇥name`; correct it.'],
    [4, 'T2 is Wikidata:Q7259, which no entity of the corpus is; the reference is left out.'],
  ]);
});
