// Text that moves in ways of which an editor only tells that it went and came.

import { expect, test } from 'vitest';
import { editorEdit } from '../../../../src/core/anchor/editorEdit';
import { followText } from '../../../../src/core/anchor/followText';
import type { Followed, TextEvent } from '../../../../src/core/anchor/followText';
import { EMPTY_JOURNAL } from '../../../../src/core/anchor/journal';
import { compareAnnotations } from '../../../../src/core/model/annotation';
import { EMPTY_HISTORY } from '../../../../src/core/model/history';
import { EMPTY_LAYER } from '../../../../src/core/model/layer';
import { articleText } from '../../../../src/corpus/articles';
import { mention } from '../../annotate';

/** An article in an editor: its text, and its annotations by their words. */
function editor(start: string, ...words: readonly (readonly string[])[]) {
  let text = start;
  const annotations = words.map((own) => mention(start, { id: own.join('+'), words: own }));
  const layer = { ...EMPTY_LAYER, annotations: annotations.sort(compareAnnotations) };
  let followed: Followed = { layer, history: EMPTY_HISTORY, journal: EMPTY_JOURNAL };
  const set = (after: string, cause: TextEvent['cause'] = 'edit'): void => {
    // As a reload tells it: all between the common beginning and the common end.
    let head = 0;
    while (head < Math.min(text.length, after.length) && text[head] === after[head]) head += 1;
    let tail = 0;
    const most = Math.min(text.length, after.length) - head;
    while (tail < most && text.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
    const change = {
      offset: head,
      length: text.length - tail - head,
      text: after.slice(head, after.length - tail),
    };
    const edit = editorEdit(text, [change], after);
    const [before, now] = [articleText('a', text), articleText('a', after)];
    followed = followText(followed, { before, edit, after: now, cause });
    text = after;
  };
  return {
    set,
    /** Where an annotation is, as the text with brackets around it; `undefined` for an orphan. */
    at: (id: string): string | undefined => {
      const found = followed.layer.annotations.find((annotation) => annotation.id === id);
      if (!found) return undefined;
      return found.fragments
        .map(
          ({ start, end }) =>
            `${text.slice(Math.max(0, start - 3), start)}[${text.slice(start, end)}]`,
        )
        .join(' ');
    },
    orphans: () => followed.layer.orphans.map((orphan) => orphan.text),
  };
}

test('sorted lines take their annotations along', () => {
  const it = editor(
    'Selm fell.\nOren stood, Orla said.\nAven too.\n',
    ['Selm'],
    ['Orla'],
    ['Aven'],
  );
  it.set('Aven too.\nOren stood, Orla said.\nSelm fell.\n');
  expect([it.at('Selm'), it.at('Orla'), it.at('Aven')]).toEqual([
    'd.\n[Selm]',
    'd, [Orla]',
    '[Aven]',
  ]);
  it.set('Selm fell.\nOren stood, Orla said.\nAven too.\n', 'undo');
  expect([it.at('Selm'), it.at('Orla'), it.at('Aven')]).toEqual([
    '[Selm]',
    'd, [Orla]',
    'd.\n[Aven]',
  ]);
});

test('a line that is moved takes a broken claim along', () => {
  const it = editor('One.\nAven, he said, fell.\nTwo.\n', ['Aven', 'fell']);
  it.set('One.\nTwo.\nAven, he said, fell.\n');
  expect(it.at('Aven+fell')).toBe('o.\n[Aven] d, [fell]');
});

test('what is cut and pasted takes its annotations along, also after a line was typed', () => {
  const it = editor('In Aven it rained.\n\nOrla was there.\n', ['Aven'], ['Orla']);
  it.set('Orla was there.\n');
  expect(it.at('Aven')).toBeUndefined();
  expect(it.orphans()).toEqual(['Aven']);
  it.set('Orla was there.\n\n');
  it.set('Orla was there.\n\nIn Aven it rained.\n\n');
  expect(it.at('Aven')).toBe('In [Aven]');
  expect(it.orphans()).toEqual([]);
});

test('what comes twice is not chosen from', () => {
  const it = editor('Aven fell. Selm stood.\n', ['Aven']);
  it.set(' Selm stood.\n');
  it.set(' Selm stood.\nAven fell. Aven fell.\n');
  expect(it.at('Aven')).toBeUndefined();
  expect(it.orphans()).toEqual(['Aven']);
});

test('a name that is replaced in one step keeps its annotation, and undo brings the old one', () => {
  const it = editor('In Bombay and Bombay.\n', ['Bombay']);
  it.set('In Mumbai and Bombay.\n');
  expect(it.at('Bombay')).toBe('In [Mumbai]');
  it.set('In Bombay and Bombay.\n', 'undo');
  expect(it.at('Bombay')).toBe('In [Bombay]');
});

test('a letter typed over an annotation takes it away, and undo brings it back', () => {
  const it = editor('In Aven.\n', ['Aven']);
  it.set('In x.\n');
  expect(it.orphans()).toEqual(['Aven']);
  it.set('In xy.\n');
  it.set('In Aven.\n', 'undo');
  expect(it.at('Aven')).toBe('In [Aven]');
});

test('an annotation eaten letter by letter is an orphan with its whole text', () => {
  const it = editor('In Aven.\n', ['Aven']);
  for (const text of ['In Ave.\n', 'In Av.\n', 'In A.\n', 'In .\n']) it.set(text);
  expect(it.orphans()).toEqual(['Aven']);
  it.set('In Aven.\n', 'undo');
  expect(it.at('Aven')).toBe('In [Aven]');
  it.set('In .\n', 'redo');
  expect(it.orphans()).toEqual(['Aven']);
  it.set('In Aven.\n', 'undo');
  expect(it.at('Aven')).toBe('In [Aven]');
});

test('a file that is read again keeps the annotations of what stayed', () => {
  const it = editor('Aven fell. Orla said so.\nSelm stood, he said.\n', ['Orla'], ['Selm', 'said']);
  it.set('UPDATE\nAven fell today. Orla says so.\nSelm stood still, he said.\nMore.\n');
  expect([it.at('Orla'), it.at('Selm+said')]).toEqual(
    ['y. [Orla]', 'so\n[Selm] he [said]'].map((s) => s.replace('so\n', 'o.\n')),
  );
});

test('a checkout there and back brings lost annotations back', () => {
  const first = 'In Aven it rained all day, Orla said.\n';
  const it = editor(first, ['Aven'], ['Orla']);
  it.set('Nothing of that sort is here at all.\n');
  expect(it.orphans()).toEqual(['Aven', 'Orla']);
  it.set(first);
  expect([it.at('Aven'), it.at('Orla')]).toEqual(['In [Aven]', 'y, [Orla]']);
});
