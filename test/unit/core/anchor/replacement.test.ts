import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  composeTextEdits,
  editedText,
  haveSameEffect,
  invertTextEdit,
} from '../../../../src/core/anchor/replacement';
import type { TextEdit } from '../../../../src/core/anchor/replacement';
import { editorEdit } from '../../../../src/core/anchor/editorEdit';
import { runs } from '../fuzz';
import { changesAtOnce, smallText } from './changes';

function edits(seed: readonly number[], text: string): TextEdit {
  return changesAtOnce(seed, text).map(({ offset, length, text: inserted }) => ({
    offset,
    removed: text.slice(offset, offset + length),
    inserted,
  }));
}

const numbers = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 16 });

test('an edit and its inverse give the text back', () => {
  fc.assert(
    fc.property(smallText, numbers, (text, seed) => {
      const edit = edits(seed, text);
      const after = editedText(text, edit);
      expect(editedText(after, invertTextEdit(edit))).toBe(text);
    }),
    runs(500),
  );
});

test('composed edits do what they do one after the other', () => {
  fc.assert(
    fc.property(smallText, fc.array(numbers, { maxLength: 6 }), (text, seeds) => {
      let after = text;
      let all: TextEdit = [];
      for (const seed of seeds) {
        const edit = edits(seed, after);
        all = composeTextEdits(all, edit);
        after = editedText(after, edit);
      }
      expect(editedText(text, all)).toBe(after);
      for (const { offset, removed } of all) {
        expect(text.slice(offset, offset + removed.length)).toBe(removed);
      }
      expect(haveSameEffect(text, all, [{ offset: 0, removed: text, inserted: after }])).toBe(true);
      const other = [{ offset: 0, removed: text, inserted: `${after}.` }];
      expect(haveSameEffect(text, all, other)).toBe(false);
    }),
    runs(500),
  );
});

test('an editor’s changes make a true edit, whether told at once, one by one or wrongly', () => {
  fc.assert(
    fc.property(
      smallText,
      numbers,
      fc.constantFrom('at once', 'shuffled', 'one by one', 'wrong'),
      (text, seed, how) => {
        let changes = changesAtOnce(seed, text);
        let after = editedText(text, edits(seed, text));
        if (how === 'shuffled') changes = [...changes].reverse();
        if (how === 'one by one') {
          const second = changesAtOnce([...seed].reverse(), after);
          const [next] = second;
          if (next) {
            // What an editor tells when it puts two steps into one event.
            const lastFirst = [...changes].reverse();
            after = `${after.slice(0, next.offset)}${next.text}${after.slice(next.offset + next.length)}`;
            changes = [...lastFirst, next];
          }
        }
        if (how === 'wrong') after = `${after}!`;
        const edit = editorEdit(text, changes, after);
        expect(editedText(text, edit)).toBe(after);
      },
    ),
    runs(500),
  );
});

test('what a reload replaces is made small, line by line and word by word', () => {
  const before = 'One two three.\nMosul fell.\nErbil stood still today.\n';
  const after = 'One two three.\nErbil stood quite still today.\nMosul fell.\n';
  const edit = editorEdit(before, [{ offset: 0, length: before.length, text: after }], after);
  expect(editedText(before, edit)).toBe(after);
  expect(edit.length).toBeGreaterThan(1);
});

test('a surrogate pair is never cut', () => {
  const edit = editorEdit('a😀b', [{ offset: 1, length: 2, text: '😁' }], 'a😁b');
  expect(edit).toEqual([{ offset: 1, removed: '😀', inserted: '😁' }]);
});

test('texts with nothing in common are one replacement, in no time', () => {
  const before = Array.from({ length: 30_000 }, (_, i) => `a${i}`).join(' ');
  const after = Array.from({ length: 30_000 }, (_, i) => `b${i}`).join(' ');
  const started = Date.now();
  const edit = editorEdit(before, [{ offset: 0, length: before.length, text: after }], after);
  expect(edit.length).toBe(1);
  expect(Date.now() - started).toBeLessThan(2000);
});
