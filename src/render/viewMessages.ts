// What the extension and its reading view say to each other.

import type { Element } from './tree';

/** From the extension to the view. */
export type ToView =
  | {
      readonly kind: 'show';
      /** Address of the article: what the view is restored from. */
      readonly uri: string;
      readonly style: string;
      readonly legend: Element | undefined;
      /** One element for each line, and lists of relations between them. */
      readonly lines: readonly Element[];
      /** True where relations are drawn, which need a margin. */
      readonly isLinked: boolean;
      /** Heading for screen readers; absent where the article has a title of its own. */
      readonly heading: string | undefined;
      /** Shown where the article has no annotations. */
      readonly empty: string | undefined;
      /** Labels by the keys that tag with them. */
      readonly keys: Readonly<Record<string, string>>;
      readonly say: ViewSentences;
    }
  /** Marks an annotation, and brings it in sight. */
  | { readonly kind: 'mark'; readonly id: string }
  /** Says something to a screen reader. */
  | { readonly kind: 'say'; readonly text: string };

/** Sentences that the view says by itself, in the language of the editor. */
export interface ViewSentences {
  /** With `{0}` for the number, `{1}` for the count and `{2}` for the annotation. */
  readonly moved: string;
  readonly none: string;
  readonly nothingMarked: string;
}

/** From the view to the extension. Offsets are UTF-16 of the canonical text. */
export type FromView =
  | { readonly kind: 'ready' }
  | { readonly kind: 'tag'; readonly label: string; readonly start: number; readonly end: number }
  | { readonly kind: 'relabel'; readonly label: string; readonly id: string }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'reveal'; readonly id: string }
  | { readonly kind: 'marked'; readonly id: string }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'editor' };

/** Reads a message of the view; `undefined` for what is none. */
export function readFromView(message: unknown): FromView | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { kind, label, id, start, end } = message as Record<string, unknown>;
  switch (kind) {
    case 'ready':
    case 'undo':
    case 'redo':
    case 'editor':
      return { kind };
    case 'delete':
    case 'reveal':
    case 'marked':
      return typeof id === 'string' ? { kind, id } : undefined;
    case 'relabel':
      return typeof id === 'string' && typeof label === 'string' ? { kind, id, label } : undefined;
    case 'tag':
      return typeof label === 'string' && isOffset(start) && isOffset(end) && start < end
        ? { kind, label, start, end }
        : undefined;
    default:
      return undefined;
  }
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}
