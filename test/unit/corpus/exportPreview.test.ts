// A preview is the beginning of what an export writes, and its counts and losses are the export's.

import { expect, test } from 'vitest';
import { exportCorpus } from '../../../src/corpus/exportCorpus';
import { previewExport } from '../../../src/corpus/exportPreview';
import { FORMATS } from '../../../src/formats';
import { JSONL } from '../../../src/formats/jsonl';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';

const ARTICLES = Object.fromEntries(
  Array.from({ length: 80 }, (_, i) => [`n${i}.txt`, `Ada met Bo in Aven, said Eve. ${i} 🙂\n`]),
);

function corpus(): ReturnType<typeof memoryFileSystem> {
  const file = 'n0.txt';
  const sidecar = sidecarText(file, ARTICLES[file] ?? '', [
    { id: 'a1', label: 'claim', words: ['Ada met Bo'] },
    { id: 'a2', words: ['Ada'] },
    { id: 'a3', label: 'place', words: ['Aven'] },
  ]);
  return memoryFileSystem({ ...ARTICLES, [`${file}.ann.yaml`]: sidecar });
}

test.each(FORMATS)('$id: its first lines, and what would be lost', async (format) => {
  const fs = corpus();
  const before = new Map(fs.files);
  const written = new Map<string, string>();
  const outcome = await exportCorpus(fs, { format }, async (pieces) => {
    for await (const { path, content } of pieces) {
      if (typeof content === 'string') written.set(path, (written.get(path) ?? '') + content);
    }
  });
  const preview = await previewExport(fs, { format });
  expect(preview.outcome).toEqual(outcome);
  expect(preview.files.length).toBeGreaterThan(0);
  for (const { path, head, hasMore } of preview.files) {
    if (head === undefined) continue;
    expect(head.length).toBeLessThanOrEqual(20_000);
    expect(head).not.toMatch(/[\uD800-\uDBFF]$/u);
    if (hasMore) expect(written.get(path)?.startsWith(head)).toBe(true);
    else expect(written.get(path)).toBe(head);
  }
  // What is no text is read back.
  const isText = preview.files.every(({ head }) => head !== undefined);
  if (!isText && format.read) expect(preview.readBack[0]?.annotations.length).toBeGreaterThan(0);
  expect(fs.files).toEqual(before);
});

test('a long line is cut, not in the middle of a character', async () => {
  const fs = memoryFileSystem({ 'a.txt': '🙂'.repeat(30_000) });
  const { files } = await previewExport(fs, { format: JSONL });
  const [file] = files;
  expect(file?.hasMore).toBe(true);
  expect(file?.head).not.toMatch(/[\uD800-\uDBFF]$/u);
});
