// Changes to a text, as data that can be turned round and put together.

/** One replacement in a text: `removed` at `offset` gave way to `inserted`. */
export interface Replacement {
  /** UTF-16 offset in the text before the change. */
  readonly offset: number;
  readonly removed: string;
  readonly inserted: string;
}

/**
 * Replacements that were made at once: in order, not overlapping, and with offsets that all speak
 * of the text before them.
 */
export type TextEdit = readonly Replacement[];

/** The text after an edit. */
export function editedText(text: string, edit: TextEdit): string {
  let at = 0;
  const parts: string[] = [];
  for (const { offset, removed, inserted } of edit) {
    parts.push(text.slice(at, offset), inserted);
    at = offset + removed.length;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** The edit that takes an edit back; its offsets speak of the text after that. */
export function invertTextEdit(edit: TextEdit): TextEdit {
  let delta = 0;
  return edit.map(({ offset, removed, inserted }): Replacement => {
    const turned = { offset: offset + delta, removed: inserted, inserted: removed };
    delta += inserted.length - removed.length;
    return turned;
  });
}

/** The one edit that does what two do, the second of which speaks of the text after the first. */
export function composeTextEdits(first: TextEdit, second: TextEdit): TextEdit {
  const made = new EditBuilder();
  // Offset in the text before both up to which all is told.
  let before = 0;
  // The same in the text between the two.
  let between = 0;
  let index = 0;
  /** Text that the first edit put in and that the second has not come to yet. */
  let pending = '';
  let deferred: Replacement | undefined = first[0];

  /** Begins the next replacement of the first edit, where it begins at this place. */
  const begin = (): void => {
    if (!deferred) return;
    made.remove(before, deferred.removed);
    before += deferred.removed.length;
    pending = deferred.inserted;
    index += 1;
    deferred = first[index];
  };
  /** Goes on in the text between the two up to an offset; what was put in there stays or goes. */
  const advance = (to: number, isKept: boolean, removed?: string): void => {
    let taken = 0;
    while (between < to) {
      if (pending === '' && deferred?.offset === before) {
        begin();
        continue;
      }
      const available =
        pending !== '' ? pending.length : deferred ? deferred.offset - before : Infinity;
      const length = Math.min(available, to - between);
      if (pending !== '') {
        if (isKept) made.insert(before, pending.slice(0, length));
        pending = pending.slice(length);
      } else {
        if (!isKept) made.remove(before, removed?.slice(taken, taken + length) ?? '');
        before += length;
      }
      between += length;
      taken += length;
    }
  };

  for (const { offset, removed, inserted } of second) {
    advance(offset, true);
    made.insert(before, inserted);
    advance(offset + removed.length, false, removed);
  }
  made.insert(before, pending);
  while (deferred) {
    before = deferred.offset;
    begin();
    made.insert(before, pending);
  }
  return made.edit();
}

/** True where two edits make the same text of a text. */
export function haveSameEffect(text: string, a: TextEdit, b: TextEdit): boolean {
  if (growth(a) !== growth(b)) return false;
  const all = [...a, ...b];
  if (all.length === 0) return true;
  const start = Math.min(...all.map(({ offset }) => offset));
  const end = Math.max(...all.map(({ offset, removed }) => offset + removed.length));
  const inside = text.slice(start, end);
  const moved = (edit: TextEdit): TextEdit =>
    edit.map((replacement) => ({ ...replacement, offset: replacement.offset - start }));
  return editedText(inside, moved(a)) === editedText(inside, moved(b));
}

/** By how many UTF-16 units an edit makes a text longer. */
export function growth(edit: TextEdit): number {
  return edit.reduce((sum, { removed, inserted }) => sum + inserted.length - removed.length, 0);
}

/** Puts an edit together from pieces that come in the order of the text. */
class EditBuilder {
  private readonly made: { offset: number; removed: string; inserted: string }[] = [];

  /** @param offset where the removed text begins */
  remove(offset: number, text: string): void {
    if (text !== '') this.at(offset).removed += text;
  }

  /** @param offset where the text goes in: the end of what was removed there */
  insert(offset: number, text: string): void {
    if (text !== '') this.at(offset).inserted += text;
  }

  edit(): TextEdit {
    return this.made;
  }

  private at(offset: number): { offset: number; removed: string; inserted: string } {
    const last = this.made.at(-1);
    if (last && last.offset + last.removed.length === offset) return last;
    const next = { offset, removed: '', inserted: '' };
    this.made.push(next);
    return next;
  }
}
