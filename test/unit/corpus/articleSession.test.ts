// One open article: its text, its annotations and its sidecar move together.

import { expect, test } from 'vitest';
import { addAnnotations, removeAnnotations } from '../../../src/core/model/edit';
import type { EditorChange } from '../../../src/core/anchor/editorEdit';
import { writeCanonical } from '../../../src/core/sidecar/writeCanonical';
import { articleSession } from '../../../src/corpus/articleSession';
import type { ArticleSession } from '../../../src/corpus/articleSession';
import { articleText } from '../../../src/corpus/articles';
import { mention, sidecarFor } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';
import type { MemoryFileSystem } from '../memoryFileSystem';
import { sidecarOf } from '../core/sidecar/read';

const PATH = 'a.txt.ann.yaml';
const TEXT = 'In Aven it rained, Orla said on Monday.\n';
const MENTIONS = [
  { id: 'a', words: ['Aven'] },
  { id: 'o', words: ['Orla'] },
] as const;

interface Opened {
  readonly session: ArticleSession;
  readonly fs: MemoryFileSystem;
  /** Replaces the first place of some words, as the editor tells it. */
  readonly replace: (words: string, by: string, cause?: 'edit' | 'undo' | 'redo') => void;
  readonly placed: () => readonly string[];
}

async function open(text: string, annotated = TEXT): Promise<Opened> {
  const fs = memoryFileSystem({ [PATH]: writeCanonical(sidecarFor('a.txt', annotated, MENTIONS)) });
  const fail = (error: unknown): void => {
    throw error;
  };
  const session = articleSession({
    fs,
    sidecarPath: PATH,
    article: articleText('a.txt', text),
    blockedBy: () => undefined,
    onChange: () => undefined,
    onConflict: fail,
    onError: fail,
  });
  await session.settled();
  return {
    session,
    fs,
    replace: (words, by, cause) => {
      const now = session.state.article.text;
      const offset = now.indexOf(words);
      const change: EditorChange = { offset, length: words.length, text: by };
      const after = `${now.slice(0, offset)}${by}${now.slice(offset + words.length)}`;
      session.changeText([change], articleText('a.txt', after), cause);
    },
    placed: () => session.state.layer.annotations.map((annotation) => annotation.text),
  };
}

test('a text that comes back by undo brings back its annotations and what could be undone', async () => {
  const { session, replace, placed } = await open(TEXT);
  const annotation = mention(TEXT, { id: 'm', words: ['Monday'] });
  session.apply(addAnnotations(session.state.layer, [annotation]));
  session.apply(removeAnnotations(session.state.layer, new Set(['a'])));
  replace('In Aven it', 'It');
  replace('It', 'In Aven it', 'undo');
  expect(session.undo()).toBe(true);
  expect(placed()).toEqual(['Aven', 'Orla', 'Monday']);
  expect(session.undo()).toBe(true);
  expect(placed()).toEqual(['Aven', 'Orla']);
  expect(session.redo()).toBe(true);
  expect(placed()).toEqual(['Aven', 'Orla', 'Monday']);
});

test('undo of a deletion, whose text is gone meanwhile, gives an orphan and loses nothing', async () => {
  const { session, replace, placed } = await open(TEXT);
  session.apply(removeAnnotations(session.state.layer, new Set(['a'])));
  replace('Aven', 'x');
  expect(session.undo()).toBe(true);
  expect(placed()).toEqual(['Orla']);
  expect(session.state.layer.orphans.map(({ text }) => text)).toEqual(['Aven']);
  replace('x', 'Aven', 'undo');
  expect(placed()).toEqual(['Aven', 'Orla']);
});

test('nothing is written when an article is opened, until the healed places are accepted', async () => {
  const { session, fs } = await open(`Update.\n${TEXT}`);
  const before = fs.textOf(PATH);
  expect(session.state.healed.map(({ id, how }) => [id, how])).toEqual([
    ['a', 'exact quote'],
    ['o', 'exact quote'],
  ]);
  expect(fs.textOf(PATH)).toBe(before);
  session.acceptHealed(new Set(['a']));
  await session.settled();
  expect(session.state.healed.map(({ id }) => id)).toEqual(['o']);
  expect(sidecarOf(fs.textOf(PATH) ?? '').annotations[0]?.fragments).toEqual([
    { start: 11, end: 15 },
  ]);
  session.acceptHealed();
  await session.settled();
  expect(session.state.healed).toEqual([]);
  expect(session.state.persistence.kind).toBe('saved');
});

test('what is not found is kept, and is written back as it is', async () => {
  const { session, fs } = await open(TEXT.replace('Aven', 'the north'));
  expect(session.state.layer.orphans.map(({ id }) => id)).toEqual(['a']);
  const annotation = mention(session.state.article.text, { id: 'm', words: ['Monday'] });
  session.apply(addAnnotations(session.state.layer, [annotation]));
  await session.settled();
  const saved = sidecarOf(fs.textOf(PATH) ?? '').annotations.find(({ id }) => id === 'a');
  expect(saved).toMatchObject({ text: 'Aven', fragments: [{ start: 3, end: 7 }] });
});

test('a healed annotation that is deleted is not listed any more', async () => {
  const { session } = await open(`Update.\n${TEXT}`);
  session.apply(removeAnnotations(session.state.layer, new Set(['a'])));
  expect(session.state.healed.map(({ id }) => id)).toEqual(['o']);
});

test('the annotations of an edited article are saved with it', async () => {
  const { session, fs, replace } = await open(TEXT);
  replace('In', 'Today in');
  session.articleSaved();
  await session.settled();
  expect(sidecarOf(fs.textOf(PATH) ?? '').annotations.map(({ fragments }) => fragments)).toEqual([
    [{ start: 9, end: 13 }],
    [{ start: 25, end: 29 }],
  ]);
});
