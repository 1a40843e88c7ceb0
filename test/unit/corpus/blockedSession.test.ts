import { expect, test } from 'vitest';
import { articleText } from '../../../src/corpus/articles';
import { articleSession } from '../../../src/corpus/articleSession';
import { mention } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';

const TEXT = 'Ada met Bob.\n';

function open() {
  const fs = memoryFileSystem({});
  const session = articleSession({
    fs,
    sidecarPath: 'a.txt.ann.yaml',
    article: articleText('a.txt', TEXT),
    blockedBy: () => undefined,
    onChange: () => undefined,
    onConflict: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
  const add = (id: string) => {
    const after = mention(TEXT, { id, words: ['Ada'] });
    session.apply({ annotations: [{ after }], orphans: [], relations: [] });
  };
  return { fs, session, add };
}

test('a blocked article takes no edit and writes nothing, until it is free again', async () => {
  const { fs, session, add } = open();
  await session.settled();
  session.block('The article is not UTF-8 text.');
  expect(session.isEditable).toBe(false);
  expect(session.state.blocked).toBe('The article is not UTF-8 text.');
  add('a1');
  await session.settled();
  expect(session.state.layer.annotations).toEqual([]);
  session.block(undefined);
  expect(session.isEditable).toBe(true);
  add('a2');
  await session.settled();
  expect(fs.textOf('a.txt.ann.yaml')).toContain('id: a2');
});

test('what was in memory when the block came is not written before it goes', async () => {
  const { fs, session, add } = open();
  await session.settled();
  add('a1');
  session.block('The article is not UTF-8 text.');
  await session.settled();
  expect(fs.files.size).toBe(0);
  expect(session.state.persistence).toEqual({
    kind: 'unsaved',
    reason: 'The article is not UTF-8 text.',
  });
  session.block(undefined);
  await session.save();
  expect(fs.textOf('a.txt.ann.yaml')).toContain('id: a1');
});
