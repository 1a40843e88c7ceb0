// Saves that wait a moment: nothing is written twice, and nothing is called saved that is not.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAnnotations } from '../../../src/core/model/edit';
import { articleSession } from '../../../src/corpus/articleSession';
import type { ArticleSession } from '../../../src/corpus/articleSession';
import { articleText } from '../../../src/corpus/articles';
import { runs } from '../core/fuzz';
import { sidecarOf } from '../core/sidecar/read';
import { memoryFileSystem } from '../memoryFileSystem';

const PATH = 'a.txt.ann.yaml';
const TEXT = Array.from({ length: 20 }, (_, i) => `word${i}`).join(' ');

function tag(session: ArticleSession, id: string): void {
  const span = { start: 0, end: 5 };
  const { layer } = session.state;
  session.apply(addAnnotations(layer, [{ id, label: 'actor', fragments: [span], text: 'word0' }]));
}

function settle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** A session whose pauses and writes end when the test says so. */
function open() {
  const memory = memoryFileSystem({});
  const waiting: (() => void)[] = [];
  const turn = (): Promise<void> =>
    new Promise((resolve) => {
      waiting.push(resolve);
    });
  let writes = 0;
  const claims: boolean[] = [];
  const onDisk = (): readonly string[] => {
    const text = memory.textOf(PATH);
    return text === undefined ? [] : sidecarOf(text).annotations.map(({ id }) => id);
  };
  const session = articleSession({
    fs: {
      ...memory,
      write: async (path, bytes) => {
        writes += 1;
        await turn();
        await memory.write(path, bytes);
      },
    },
    sidecarPath: PATH,
    article: articleText('a.txt', TEXT),
    blockedBy: () => undefined,
    pause: turn,
    onChange: () => {
      const { persistence, layer } = session.state;
      if (persistence.kind !== 'saved') return;
      claims.push(layer.annotations.every(({ id }) => onDisk().includes(id)));
    },
    onConflict: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  return {
    session,
    onDisk,
    claims,
    writes: () => writes,
    /** Ends the pause or the write that is waited for, and lets what follows begin. */
    goOn: async () => {
      await settle();
      waiting.shift()?.();
      await settle();
    },
  };
}

test('changes during a pause are in one write, and are being saved until it is done', async () => {
  const { session, goOn, onDisk, writes } = open();
  await session.settled();
  for (const id of ['a', 'b', 'c']) tag(session, id);
  expect(session.state.persistence.kind).toBe('saving');
  expect(onDisk()).toEqual([]);
  await goOn();
  expect(session.state.persistence.kind).toBe('saving');
  await goOn();
  await session.settled();
  expect(session.state.persistence.kind).toBe('saved');
  expect(onDisk()).toEqual(['a', 'b', 'c']);
  expect(writes()).toBe(1);
});

test('nothing is called saved that is not on disk, whenever changes come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 20 }), async (steps) => {
      const { session, goOn, onDisk, claims } = open();
      await session.settled();
      for (const [i, isTag] of steps.entries()) {
        if (isTag) tag(session, `id${i}`);
        else await goOn();
      }
      while (session.state.persistence.kind !== 'saved') await goOn();
      await session.settled();
      expect(claims).not.toContain(false);
      expect(onDisk()).toHaveLength(steps.filter(Boolean).length);
    }),
    runs(60),
  );
});
