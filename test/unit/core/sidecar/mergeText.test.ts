// A merge of files: nothing that a person wrote on either side is lost without a word.

import { deepStrictEqual } from 'node:assert';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markConflicts, mergeSidecars } from '../../../../src/core/sidecar/merge';
import { mergeSidecarTexts } from '../../../../src/core/sidecar/mergeText';
import type { LineMerge, TextMerge } from '../../../../src/core/sidecar/mergeText';
import type { Sidecar } from '../../../../src/core/sidecar/sidecar';
import { writeSidecar } from '../../../../src/core/sidecar/write';
import { writeCanonical } from '../../../../src/core/sidecar/writeCanonical';
import { sidecarFor } from '../../annotate';
import type { Mention } from '../../annotate';
import { runs } from '../fuzz';
import { sidecarOf } from './read';
import { handEditedFile } from './write.cases';

const TEXT = 'Ada met Bob and Cem.\n';
const [ADA, BOB, CEM] = ['Ada', 'Bob', 'Cem'].map((word) => ({
  id: `${word.toLowerCase()}00000`,
  words: [word],
})) as unknown as [Mention, Mention, Mention];

const BASE = sidecarFor('a.txt', TEXT, [ADA, BOB]);
const OURS = sidecarFor('a.txt', TEXT, [{ ...ADA, label: 'place' }, BOB]);
const THEIRS = sidecarFor('a.txt', TEXT, [ADA, BOB, CEM]);
const MERGED = sidecarFor('a.txt', TEXT, [{ ...ADA, label: 'place' }, BOB, CEM]);
const [base, ours, theirs] = [BASE, OURS, THEIRS].map(writeCanonical) as [string, string, string];

const NO_LINES = (): Promise<undefined> => Promise.resolve(undefined);

function merge(
  texts: { base: string; ours: string; theirs: string },
  lines?: LineMerge,
): Promise<TextMerge> {
  return mergeSidecarTexts(texts, () => Promise.resolve(lines));
}

test('canonical files give a canonical file', async () => {
  expect(await merge({ base, ours, theirs })).toEqual({
    kind: 'merged',
    text: writeCanonical(MERGED),
    conflicts: [],
  });
});

test('files that both sides made have an empty base', async () => {
  const { text } = await merge({ base: '', ours, theirs: writeCanonical(BASE) });
  // Who says what of a mention is in conflict, the rest is one.
  expect(sidecarOf(text).annotations).toEqual(OURS.annotations);
  expect(sidecarOf(text).conflicts).toMatchObject([{ id: 'ada00000', field: 'label' }]);
});

test('comments, order and unknown keys of ours stay', async () => {
  const mine = `# Mine.\n${ours.replace('status:', 'sure: 1 # quite\nstatus:')}`;
  const { kind, text } = await merge({ base, ours: mine, theirs });
  expect(kind).toBe('merged');
  expect(text).toMatch(/^# Mine\.\n/);
  expect(text).toContain('sure: 1 # quite\n');
  expect(sidecarOf(text)).toEqual(MERGED);
});

test('comments that only theirs added come along in the text of theirs', async () => {
  const others = theirs.replace('    label: actor\n', '    label: actor # sure\n    by: Eve\n');
  const { kind, text } = await merge({ base, ours, theirs: others });
  expect(kind).toBe('merged');
  expect(text).toContain('label: place # sure\n    by: Eve\n');
  expect(sidecarOf(text)).toEqual(MERGED);
});

test('comments of both sides come along in a clean merge of lines', async () => {
  const mine = `# Mine.\n${ours}`;
  const others = theirs.replace('relations:', '# Theirs.\nrelations:');
  const lines = `# Mine.\n${writeCanonical(MERGED).replace('relations:', '# Theirs.\nrelations:')}`;
  expect(await merge({ base, ours: mine, theirs: others }, { text: lines, isClean: true })).toEqual(
    {
      kind: 'merged',
      text: lines,
      conflicts: [],
    },
  );
  // One that says something else is not taken.
  const wrong = { text: `# Mine.\n# Theirs.\n${ours}`, isClean: true };
  const without = await merge({ base, ours: mine, theirs: others }, wrong);
  expect(without).toMatchObject({ kind: 'lines', isClean: false });
  expect(without.text).toBe(`<<<<<<< ours\n${mine}=======\n${others}>>>>>>> theirs\n`);
});

test('where comments can’t be put together, git’s markers stand', async () => {
  const texts = { base, ours: `# Mine.\n${ours}`, theirs: `# Theirs.\n${theirs}` };
  const lines = { text: '<<<<<<< ours\n…', isClean: false };
  expect(await merge(texts, lines)).toMatchObject({ kind: 'lines', ...lines });
});

test('an unknown key of an annotation that is kept against a deletion is kept', async () => {
  const keyed = base.replace('    label: actor\n', '    label: actor\n    by: Eve\n');
  const without = writeCanonical({ ...BASE, annotations: BASE.annotations.slice(1) });
  const noted = keyed.replace('    by: Eve\n', '    note: x\n    by: Eve\n');
  const { kind, text } = await merge({ base: keyed, ours: without, theirs: noted });
  expect(kind).toBe('merged');
  expect(text).toContain('by: Eve');
  expect(sidecarOf(text).conflicts).toMatchObject([{ id: 'ada00000', field: 'deletion' }]);
});

test.each(['base', 'ours', 'theirs'] as const)(
  'where %s can’t be read, lines are merged and the reason is told',
  async (side) => {
    const texts = { base, ours, theirs, [side]: `${base}  oops` };
    const merged = await merge(texts, { text: 'x\n', isClean: true });
    expect(merged).toMatchObject({ kind: 'lines', text: 'x\n', isClean: true });
    expect(merged.kind === 'lines' && merged.reason).toMatch(new RegExp(`^${side}: .+\\.$`));
    const bare = await merge(texts);
    expect(bare).toMatchObject({ kind: 'lines', isClean: false });
    expect(bare.text).toContain(texts.ours);
    expect(bare.text).toContain(texts.theirs);
  },
);

test('a file that is empty on one side is no side to take', async () => {
  for (const texts of [
    { base, ours: '', theirs },
    { base, ours, theirs: '' },
  ]) {
    expect(await merge(texts)).toMatchObject({ kind: 'lines', isClean: false });
  }
});

test('whatever a person wrote: the semantic merge, with all words of both sides, or markers', async () => {
  await fc.assert(
    fc.asyncProperty(handEditedFile, handEditedFile, async ([before, file, next], [, , other]) => {
      const mine = writeSidecar(next, file.text);
      const others = writeSidecar({ ...other, article: before.article }, file.text);
      const [a, b, c] = [file.text, mine, others].map(sidecarOf) as [Sidecar, Sidecar, Sidecar];
      for (const [left, right, expected] of [
        [commented(mine), others, mergeSidecars(a, b, c)],
        [mine, commented(others), mergeSidecars(a, b, c)],
      ] as const) {
        if (!isWhole(left) || !isWhole(right)) continue;
        const result = await mergeSidecarTexts(
          { base: file.text, ours: left, theirs: right },
          NO_LINES,
        );
        expect(result.text).toContain('# Mine.');
        if (result.kind === 'lines') continue;
        deepStrictEqual(sidecarOf(result.text), markConflicts(expected));
        for (const comment of file.comments) expect(result.text).toContain(comment);
      }
    }),
    runs(60),
  );
});

/** A file with a comment at its start, after its BOM. */
function commented(text: string): string {
  return text.replace(/^\uFEFF?/, '$&# Mine.\n');
}

/** False where a comment makes a file another one. */
function isWhole(text: string): boolean {
  try {
    sidecarOf(text);
    return true;
  } catch {
    return false;
  }
}
