// One annotator's annotations of one article, as they are held in memory.

import type { Annotation, Attributes, Relation } from './annotation';
import type { Conflict } from './conflict';

/** How far the work on an article is. */
export type Status = 'todo' | 'in-progress' | 'done';

export const STATUSES: readonly Status[] = ['todo', 'in-progress', 'done'];

/** All that one sidecar says of its article. Never changed in place: an edit makes a new one. */
export interface Layer {
  readonly status: Status;
  /** Attributes of the whole article. */
  readonly attributes: Attributes;
  /** Sorted by `compareAnnotations`; every span lies in the article's text. */
  readonly annotations: readonly Annotation[];
  /**
   * Annotations whose text is no longer in the article, with the offsets they had in an older
   * text. Kept and listed, and written back as they are.
   */
  readonly orphans: readonly Annotation<'codePoint'>[];
  /** Sorted by id. */
  readonly relations: readonly Relation[];
  /** What a merge left to a person to decide; absent where there is nothing. */
  readonly conflicts?: readonly Conflict[];
}

export const EMPTY_LAYER: Layer = {
  status: 'todo',
  attributes: {},
  annotations: [],
  orphans: [],
  relations: [],
};
