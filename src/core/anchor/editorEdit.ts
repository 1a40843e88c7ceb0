// What an editor tells of a change, checked and made small: the edit that annotations follow.

import { composeTextEdits, editedText, growth } from './replacement';
import type { Replacement, TextEdit } from './replacement';
import { refine } from './refine';

/** One change as an editor tells it. */
export interface EditorChange {
  /** UTF-16 offset of what was replaced. */
  readonly offset: number;
  /** UTF-16 length of what was replaced. */
  readonly length: number;
  readonly text: string;
}

/**
 * The edit that leads from one text to another. The changes' offsets should all speak of the text
 * before; an editor that puts several steps into one event lets them speak of the text after the
 * change before each, and that is understood too. Whatever the changes say, the edit is true.
 */
export function editorEdit(
  before: string,
  changes: readonly EditorChange[],
  after: string,
): TextEdit {
  const told = [atOnce(before, changes), oneByOne(before, changes)].find(
    (edit) => edit && leadsTo(before, edit, after),
  );
  return refine(before, told ?? [whole(before, after)], after);
}

function atOnce(before: string, changes: readonly EditorChange[]): TextEdit | undefined {
  // Stable: insertions at one place stay in the order in which they were told.
  const ordered = [...changes].sort((a, b) => a.offset - b.offset);
  let end = 0;
  for (const { offset, length } of ordered) {
    if (offset < end) return undefined;
    end = offset + length;
  }
  return end > before.length ? undefined : ordered.map((change) => replacement(before, change));
}

function oneByOne(before: string, changes: readonly EditorChange[]): TextEdit | undefined {
  if (changes.length < 2) return undefined;
  let text = before;
  let edit: TextEdit = [];
  for (const change of changes) {
    if (change.offset + change.length > text.length) return undefined;
    const step = [replacement(text, change)];
    text = editedText(text, step);
    edit = composeTextEdits(edit, step);
  }
  return edit;
}

function replacement(text: string, { offset, length, text: inserted }: EditorChange): Replacement {
  return { offset, removed: text.slice(offset, offset + length), inserted };
}

/** One change is looked at where it is, since the text may be long; several are tried out. */
function leadsTo(before: string, edit: TextEdit, after: string): boolean {
  if (before.length + growth(edit) !== after.length) return false;
  const [only] = edit;
  return edit.length === 1 && only
    ? after.startsWith(only.inserted, only.offset)
    : editedText(before, edit) === after;
}

function whole(before: string, after: string): Replacement {
  return { offset: 0, removed: before, inserted: after };
}
