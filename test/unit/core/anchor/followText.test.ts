// Random scripts of an editor’s work, against an oracle that marks the characters.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followText } from '../../../../src/core/anchor/followText';
import type { Followed } from '../../../../src/core/anchor/followText';
import { EMPTY_JOURNAL } from '../../../../src/core/anchor/journal';
import { editedText } from '../../../../src/core/anchor/replacement';
import type { TextEdit } from '../../../../src/core/anchor/replacement';
import { compareAnnotations, quote } from '../../../../src/core/model/annotation';
import type { Annotation } from '../../../../src/core/model/annotation';
import { applyEdit, removeAnnotations, replaceAnnotations } from '../../../../src/core/model/edit';
import { EMPTY_HISTORY, record, redo, undo } from '../../../../src/core/model/history';
import { EMPTY_LAYER } from '../../../../src/core/model/layer';
import type { Layer } from '../../../../src/core/model/layer';
import type { ArticleText } from '../../../../src/core/sidecar/sidecar';
import { articleText } from '../../../../src/corpus/articles';
import { runs } from '../fuzz';

/** A character, and the ids of the annotations that it belongs to. */
interface Cell {
  readonly unit: string;
  readonly ids: ReadonlySet<string>;
}

type Step = readonly [kind: number, a: number, b: number, c: number];

const LENGTH = 40;
const IDS = ['a', 'b', 'c', 'd'];

/** An editor with an article in it: text, undo stack, annotations, and the oracle’s cells. */
class Editor {
  followed: Followed;
  cells: readonly Cell[];
  private fresh = 0;
  private isOpen = false;
  /** States before each group of changes, and after those that were undone. */
  private readonly past: (readonly Cell[])[] = [];
  private readonly future: (readonly Cell[])[] = [];

  constructor(places: readonly (readonly [number, number][])[]) {
    const text = Array.from({ length: LENGTH }, () => this.newUnit()).join('');
    const annotations = places.map((spans, index): Annotation => {
      const fragments = spans.map(([start, end]) => ({ start, end }));
      const some = fragments as unknown as Annotation['fragments'];
      return { id: IDS[index] ?? '', label: 'l', fragments: some, text: quote(text, some) };
    });
    const layer = { ...EMPTY_LAYER, annotations: annotations.sort(compareAnnotations) };
    this.followed = { layer, history: EMPTY_HISTORY, journal: EMPTY_JOURNAL };
    this.cells = Array.from(text, (unit, at) => ({ unit, ids: idsAt(annotations, at) }));
  }

  get text(): string {
    return this.cells.map(({ unit }) => unit).join('');
  }

  take([kind, a, b, c]: Step): void {
    if (kind < 10) this.change(a, b, c);
    else if (kind < 12) this.isOpen = false;
    else if (kind < 15) this.undo(c);
    else if (kind < 17) this.redo(c);
    else if (kind === 17)
      this.annotate(removeAnnotations(this.followed.layer, new Set([IDS[a % 4] ?? ''])));
    else if (kind === 18) this.relabel(a);
    else this.stepHistory(a % 2 === 0);
  }

  /** One or two replacements at once: typing, deleting, pasting, several cursors. */
  private change(a: number, b: number, c: number): void {
    const { length } = this.cells;
    const first = { at: a % (length + 1), size: b % 6, put: c % 4 };
    const from = first.at + Math.min(first.size, length - first.at) + 1;
    const second = { at: from + (b % 5), size: c % 5, put: a % 3 };
    const all = second.at <= length && c % 3 === 0 ? [first, second] : [first];
    const edit = all.map(({ at, size, put }) => ({
      offset: at,
      removed: this.text.slice(at, Math.min(at + size, length)),
      inserted: Array.from({ length: put }, () => this.newUnit()).join(''),
    }));
    if (!this.isOpen) this.past.push(this.cells);
    this.isOpen = true;
    this.future.length = 0;
    this.apply(edit, editedCells(this.cells, edit), 'edit');
  }

  private undo(how: number): void {
    const cells = this.past.pop();
    if (!cells) return;
    this.isOpen = false;
    this.future.push(this.cells);
    this.apply(difference(this.text, cells, how), cells, 'undo');
  }

  private redo(how: number): void {
    const cells = this.future.pop();
    if (!cells) return;
    this.isOpen = false;
    this.past.push(this.cells);
    this.apply(difference(this.text, cells, how), cells, 'redo');
  }

  private apply(edit: TextEdit, cells: readonly Cell[], cause: 'edit' | 'undo' | 'redo'): void {
    const [before, after] = [article(this.text), article(textOf(cells))];
    expect(editedText(before.text, edit)).toBe(after.text);
    this.followed = followText(this.followed, { before, edit, after, cause });
    this.cells = cells;
  }

  private annotate(edit: ReturnType<typeof removeAnnotations>): void {
    const { layer, history, journal } = this.followed;
    if (edit.annotations.length + edit.orphans.length === 0) return;
    this.followed = { layer: applyEdit(layer, edit), history: record(history, edit), journal };
  }

  private relabel(a: number): void {
    const { layer } = this.followed;
    const annotation = layer.annotations.find(({ id }) => id === IDS[a % 4]);
    if (annotation) this.annotate(replaceAnnotations(layer, [{ ...annotation, label: `l${a}` }]));
  }

  private stepHistory(isUndo: boolean): void {
    const { layer, history, journal } = this.followed;
    const step = isUndo ? undo(history) : redo(history);
    if (!step) return;
    this.followed = { layer: applyEdit(layer, step.edit), history: step.history, journal };
  }

  /** A character that comes nowhere else, so that nothing is taken for a paste. */
  private newUnit(): string {
    this.fresh += 1;
    return String.fromCharCode(0x4e00 + this.fresh);
  }
}

function idsAt(annotations: readonly Annotation[], at: number): ReadonlySet<string> {
  const here = annotations.filter(({ fragments }) =>
    fragments.some(({ start, end }) => start <= at && at < end),
  );
  return new Set(here.map(({ id }) => id));
}

/** What the oracle says of a change: what comes in belongs to what is around it. */
function editedCells(cells: readonly Cell[], edit: TextEdit): readonly Cell[] {
  let result = [...cells];
  for (const { offset, removed, inserted } of [...edit].reverse()) {
    const end = offset + removed.length;
    const gone = cells.slice(offset, end);
    const ids = IDS.filter((id) => {
      const has = (cell: Cell | undefined): boolean => cell?.ids.has(id) ?? false;
      if (gone.length === 0) return has(cells[offset - 1]) && has(cells[end]);
      if (!gone.every(has)) return false;
      if (has(cells[offset - 1]) || has(cells[end])) return true;
      // The whole of it was replaced by another word.
      return cells.filter(has).length === gone.length && inserted.length >= 2;
    });
    const come = Array.from(inserted, (unit): Cell => ({ unit, ids: new Set(ids) }));
    result = [...result.slice(0, offset), ...come, ...result.slice(end)];
  }
  return result;
}

/** The change from a text to another as an editor tells it after an undo: in one piece, or two. */
function difference(before: string, cells: readonly Cell[], how: number): TextEdit {
  const after = textOf(cells);
  if (before === after) return [];
  if (how % 3 === 0) return [{ offset: 0, removed: before, inserted: after }];
  let head = 0;
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const removed = before.slice(head, before.length - tail);
  return [{ offset: head, removed, inserted: after.slice(head, after.length - tail) }];
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ unit }) => unit).join('');
}

function article(text: string): ArticleText {
  return articleText('a.txt', text);
}

/** Runs of marked characters. */
function marked(cells: readonly Cell[], id: string): readonly { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  cells.forEach(({ ids }, at) => {
    if (!ids.has(id)) return;
    const last = spans.at(-1);
    if (last?.end === at) last.end = at + 1;
    else spans.push({ start: at, end: at + 1 });
  });
  return spans;
}

function assertLayer(layer: Layer, cells: readonly Cell[], ids: readonly string[]): void {
  const text = textOf(cells);
  for (const id of ids) {
    const spans = marked(cells, id);
    const annotation = layer.annotations.find((item) => item.id === id);
    const orphan = layer.orphans.find((item) => item.id === id);
    expect([annotation, orphan].filter(Boolean).length).toBe(1);
    expect(annotation?.fragments ?? []).toEqual(spans);
    if (annotation) expect(annotation.text).toBe(quote(text, annotation.fragments));
  }
  expect([...layer.annotations].sort(compareAnnotations)).toEqual(layer.annotations);
}

const place = fc
  .uniqueArray(fc.nat({ max: LENGTH }), { minLength: 2, maxLength: 6 })
  .map((ends) => ends.slice(0, ends.length - (ends.length % 2)).sort((x, y) => x - y))
  .map((ends) =>
    Array.from({ length: ends.length / 2 }, (_, i): [number, number] => [
      ends[2 * i] ?? 0,
      ends[2 * i + 1] ?? 0,
    ]),
  );
const number = fc.nat({ max: 10_000 });
const script = fc.array(fc.tuple(fc.nat({ max: 19 }), number, number, number), { maxLength: 40 });

test('annotations follow every change, and every undo brings them back', () => {
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 4 }), script, (places, steps) => {
      const editor = new Editor(places);
      for (const step of steps) {
        editor.take(step);
        const { layer } = editor.followed;
        const ids = [...layer.annotations, ...layer.orphans].map(({ id }) => id);
        assertLayer(layer, editor.cells, ids);
      }
      // All that was deleted can be had back, and is where its text is now.
      let { layer, history } = editor.followed;
      for (let step = undo(history); step; step = undo(history)) {
        layer = applyEdit(layer, step.edit);
        history = step.history;
      }
      assertLayer(layer, editor.cells, IDS.slice(0, places.length));
    }),
    runs(400),
  );
});
