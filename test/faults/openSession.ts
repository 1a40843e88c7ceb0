// The session of an article as the editor opens it, over a file system of the test's choice.

import type { Annotation } from '../../src/core/model/annotation';
import { addAnnotations } from '../../src/core/model/edit';
import { newId } from '../../src/core/model/id';
import { articleSession } from '../../src/corpus/articleSession';
import type { ArticleSession } from '../../src/corpus/articleSession';
import { articleText } from '../../src/corpus/articles';
import type { FileSystem } from '../../src/corpus/fileSystem';
import { nodeRandomBytes } from '../../src/node/random';

/** The article of these tests: many words to annotate. */
export const TEXT = Array.from({ length: 400 }, (_, i) => `word${i}`).join(' ');

export interface OpenSession {
  readonly session: ArticleSession;
  /** Errors that were logged. */
  readonly errors: readonly unknown[];
  /** Ids that were named as in conflict. */
  readonly conflicts: readonly string[];
}

export function openSession(fs: FileSystem, file = 'a.txt', text = TEXT): OpenSession {
  const errors: unknown[] = [];
  const conflicts: string[] = [];
  const session = articleSession({
    fs,
    sidecarPath: `${file}.ann.yaml`,
    article: articleText(file, text),
    blockedBy: () => undefined,
    onChange: () => undefined,
    onConflict: (ids) => conflicts.push(...ids),
    onError: (error) => errors.push(error),
  });
  return { session, errors, conflicts };
}

/**
 * Annotates the n-th word; nothing waits for its save.
 * @returns the annotation's id
 */
export function annotate(session: ArticleSession, word: number, note?: string): string {
  const { layer, article } = session.state;
  const id = newId(nodeRandomBytes, new Set(layer.annotations.map((annotation) => annotation.id)));
  const start = article.text.indexOf(`word${word % 400}`);
  const end = start + `word${word % 400}`.length;
  const added: Annotation = {
    id,
    label: 'actor',
    fragments: [{ start, end }],
    text: article.text.slice(start, end),
    ...(note !== undefined && { note }),
  };
  session.apply(addAnnotations(layer, [added]));
  return id;
}

/** Ids of all that a session has in memory. */
export function idsInMemory({ state }: ArticleSession): readonly string[] {
  return state.layer.annotations.map(({ id }) => id);
}
