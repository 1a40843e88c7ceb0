// The annotations of one open article: what every view is painted from.

import { placeSidecar } from '../core/anchor/place';
import type { Healed } from '../core/anchor/place';
import { editorEdit } from '../core/anchor/editorEdit';
import type { EditorChange } from '../core/anchor/editorEdit';
import { followText } from '../core/anchor/followText';
import type { TextEvent } from '../core/anchor/followText';
import { EMPTY_JOURNAL } from '../core/anchor/journal';
import { applyEdit, isEmptyEdit } from '../core/model/edit';
import type { Edit } from '../core/model/edit';
import { EMPTY_HISTORY, record, redo, undo } from '../core/model/history';
import type { History, HistoryStep } from '../core/model/history';
import { EMPTY_LAYER } from '../core/model/layer';
import type { Layer } from '../core/model/layer';
import { mergeSidecars } from '../core/sidecar/merge';
import type { SidecarProblem } from '../core/sidecar/problem';
import { sidecarOf } from '../core/sidecar/sidecar';
import type { ArticleText, Sidecar } from '../core/sidecar/sidecar';
import type { FileSystem } from './fileSystem';
import { emptyOf, loadSidecar, saveSidecar } from './sidecarFile';
import type { StoredSidecar } from './sidecarFile';

/** How the annotations in memory stand to the sidecar on disk. */
export type Persistence =
  /** Not read yet. */
  | { readonly kind: 'loading' }
  /** The sidecar says what is in memory, or there is nothing to say yet. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** What is in memory is not on disk, and why. It is tried again with the next change. */
  | { readonly kind: 'unsaved'; readonly reason: string }
  /** The sidecar can't be read whole, so nothing can be annotated and nothing is written. */
  | { readonly kind: 'unreadable'; readonly problems: readonly SidecarProblem[] }
  /** The sidecar was deleted on disk; what it said is still in memory. */
  | { readonly kind: 'deleted' };

/** All that a view needs to know of an article, at one moment. */
export interface SessionState {
  readonly article: ArticleText;
  readonly layer: Layer;
  readonly history: History;
  readonly persistence: Persistence;
  /**
   * Annotations that were found at another place than the sidecar gives, or with another text, and
   * that nobody has accepted yet. Each is still in the layer.
   */
  readonly healed: readonly Healed[];
  /** Why the article may not be annotated, such as its encoding; absent where it may. */
  readonly blocked?: string | undefined;
}

/** What a session is made from. */
export interface SessionOptions {
  readonly fs: FileSystem;
  /** Path of the sidecar on `fs`. */
  readonly sidecarPath: string;
  readonly article: ArticleText;
  /** A reason for which the sidecar may not be written just now, if there is one. */
  readonly blockedBy: () => string | undefined;
  /** Waited for before a change is written; absent: it is written at once. */
  readonly pause?: (layer: Layer) => Promise<void>;
  /** Called after each change of the state. */
  readonly onChange: () => void;
  /** Called where both this session and somebody else changed the same thing: mine was kept. */
  readonly onConflict: (ids: readonly string[]) => void;
  /** Called with an error that should not have happened. */
  readonly onError: (error: unknown) => void;
}

export interface ArticleSession {
  readonly state: SessionState;
  /** True while annotations may be changed: the sidecar was read, or there is none. */
  readonly isEditable: boolean;
  /**
   * Applies an edit, remembers it for undo and saves, after a pause. An empty edit does nothing.
   */
  apply(edit: Edit): void;
  /** Undoes the last edit and saves; false where there is none. */
  undo(): boolean;
  /** Does again what was undone last and saves; false where there is nothing. */
  redo(): boolean;
  /**
   * Moves the annotations along with changes to the text, and what can be undone, too. Nothing is
   * saved yet.
   * @param cause whether the editor took changes back or made them again
   */
  changeText(
    changes: readonly EditorChange[],
    after: ArticleText,
    cause?: TextEvent['cause'],
  ): void;
  /** Takes the healed places of these annotations (all, where no ids are given) and saves them. */
  acceptHealed(ids?: ReadonlySet<string>): void;
  /**
   * To be called when a person saved the article, not when another program wrote it: offsets that
   * moved with its text are saved then.
   */
  articleSaved(): void;
  /** Refuses edits and writes for a reason; without one it allows them again. */
  block(reason: string | undefined): void;
  /** Follows the sidecar on disk: to be called when it may have changed. */
  reload(): Promise<void>;
  /** Writes what is in memory, also where the file was deleted. */
  save(): Promise<void>;
  /** Forgets what is in memory and takes what is on disk. */
  revert(): Promise<void>;
  /** Resolves when no read or write is under way. */
  settled(): Promise<void>;
}

/** Opens a session; its sidecar is read at once (see `settled`). */
export function articleSession(options: SessionOptions): ArticleSession {
  const { fs, sidecarPath, onChange } = options;
  let state: SessionState = {
    article: options.article,
    layer: EMPTY_LAYER,
    history: EMPTY_HISTORY,
    persistence: { kind: 'loading' },
    healed: [],
  };
  /** The sidecar as it was read or written last. */
  let stored: StoredSidecar | undefined;
  /** True while a person's change is in memory only. */
  let isDirty = false;
  /** True where annotations moved with a text that is not on disk yet. */
  let isMoved = false;
  /** What changes to the text did, so that the editor's undo brings it back. */
  let journal = EMPTY_JOURNAL;
  // Reads and writes of the file, one after the other.
  let queue: Promise<void> = Promise.resolve();

  const set = (change: Partial<SessionState>): void => {
    state = { ...state, ...change };
    onChange();
  };
  const enqueue = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(work).catch((error: unknown) => {
      options.onError(error);
      set({ persistence: { kind: 'unsaved', reason: reasonOf(error) } });
    });
    return queue;
  };

  const isEditable = (): boolean =>
    state.persistence.kind !== 'loading' &&
    state.persistence.kind !== 'unreadable' &&
    state.blocked === undefined;

  /** Takes a sidecar as the truth and keeps what changed in memory since `base`. */
  const adopt = (theirs: Sidecar, base: Sidecar | undefined): void => {
    const mine = sidecarOf(state.layer, state.article);
    const { merged, conflicts } = isDirty
      ? mergeSidecars(base ?? emptyOf(theirs), mine, theirs)
      : { merged: theirs, conflicts: [] };
    const { layer, healed } = placeSidecar(merged, state.article);
    set({ layer, healed });
    if (conflicts.length > 0) options.onConflict(conflicts.flatMap(({ id }) => id ?? []));
  };

  const read = async (): Promise<void> => {
    const load = await loadSidecar(fs, sidecarPath);
    if (load.kind === 'unreadable') {
      set({ persistence: load });
      return;
    }
    if (load.kind === 'none') {
      const isDeleted = stored !== undefined && hasContent(state.layer);
      stored = undefined;
      if (isDirty) await write();
      else set({ persistence: { kind: isDeleted ? 'deleted' : 'saved' } });
      return;
    }
    const wasUnreadable = !isEditable();
    if (load.stored.text === stored?.text && !wasUnreadable) return;
    const base = stored?.sidecar;
    stored = load.stored;
    adopt(load.stored.sidecar, base);
    set({ persistence: { kind: 'saved' } });
    if (isDirty) await write();
  };

  /** How things are after a write, in which what changed during it is not. */
  const written = (): Persistence => ({ kind: isDirty ? 'saving' : 'saved' });

  const write = async (): Promise<void> => {
    if (!isDirty) return;
    const reason = state.blocked ?? options.blockedBy();
    if (reason !== undefined) {
      set({ persistence: { kind: 'unsaved', reason } });
      return;
    }
    if (state.persistence.kind !== 'saving') set({ persistence: { kind: 'saving' } });
    const mine = sidecarOf(state.layer, state.article);
    isDirty = false;
    isMoved = false;
    try {
      const save = await saveSidecar(fs, sidecarPath, stored, mine);
      if (save.kind === 'unreadable') {
        isDirty = true;
        set({ persistence: save });
        return;
      }
      stored = save.stored;
      if (save.merged) adopt(save.stored.sidecar, mine);
      if (save.conflicts.length > 0)
        options.onConflict(save.conflicts.flatMap(({ id }) => id ?? []));
      set({ persistence: written() });
    } catch (error) {
      isDirty = true;
      throw error;
    }
  };

  const writeSoon = async (): Promise<void> => {
    // Changes that come meanwhile are in the same write, and have nothing to wait for.
    if (isDirty) await options.pause?.(state.layer);
    await write();
  };

  const change = (layer: Layer, history: History): void => {
    isDirty = true;
    // From now on the file says something else.
    const isSaved = state.persistence.kind === 'saved';
    const persistence: Persistence = isSaved ? { kind: 'saving' } : state.persistence;
    set({ layer, history, healed: stillHealed(state.healed, layer), persistence });
    void enqueue(writeSoon);
  };
  const step = (taken: HistoryStep | undefined): boolean => {
    if (taken === undefined || !isEditable()) return false;
    change(applyEdit(state.layer, taken.edit), taken.history);
    return true;
  };

  void enqueue(read);

  return {
    get state() {
      return state;
    },
    get isEditable() {
      return isEditable();
    },
    apply(edit) {
      if (isEmptyEdit(edit) || !isEditable()) return;
      change(applyEdit(state.layer, edit), record(state.history, edit));
    },
    undo: () => step(undo(state.history)),
    redo: () => step(redo(state.history)),
    changeText(changes, after, cause = 'edit') {
      const before = state.article;
      const edit = editorEdit(before.text, changes, after.text);
      const { layer, history } = state;
      const followed = followText({ layer, history, journal }, { before, edit, after, cause });
      journal = followed.journal;
      isMoved ||= hasContent(followed.layer);
      const healed = stillHealed(state.healed, followed.layer);
      set({ layer: followed.layer, history: followed.history, article: after, healed });
    },
    acceptHealed(ids) {
      const healed = ids ? state.healed.filter(({ id }) => !ids.has(id)) : [];
      if (healed.length === state.healed.length || !isEditable()) return;
      isDirty = true;
      set({ healed });
      void enqueue(write);
    },
    articleSaved() {
      if (!isMoved || !isEditable()) return;
      isDirty = true;
      void enqueue(write);
    },
    block(reason) {
      set({ blocked: reason });
    },
    reload: () => enqueue(read),
    save() {
      isDirty = true;
      return enqueue(write);
    },
    revert() {
      isDirty = false;
      stored = undefined;
      journal = EMPTY_JOURNAL;
      set({
        layer: EMPTY_LAYER,
        history: EMPTY_HISTORY,
        persistence: { kind: 'loading' },
        healed: [],
      });
      return enqueue(read);
    },
    settled: () => queue,
  };
}

function hasContent({ annotations, orphans, relations }: Layer): boolean {
  return annotations.length + orphans.length + relations.length > 0;
}

/** Those that are still where they were found: not deleted, and not lost again. */
function stillHealed(healed: readonly Healed[], { annotations }: Layer): readonly Healed[] {
  if (healed.length === 0) return healed;
  const placed = new Set(annotations.map(({ id }) => id));
  return healed.every(({ id }) => placed.has(id))
    ? healed
    : healed.filter(({ id }) => placed.has(id));
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
