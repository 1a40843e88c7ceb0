// One article and its sidecars in a repository.

import { readSidecar } from '../../src/core/sidecar/read';
import type { Sidecar } from '../../src/core/sidecar/sidecar';
import { sidecarText } from '../unit/annotate';
import type { Mention } from '../unit/annotate';
import type { Repository } from './repository';

export const TEXT = 'Ada met Bob. Cem, Dan and Eve came later; Fay and Gus did not.\n';
export const FILE = 'corpus/a.txt';
export const SIDECAR = `${FILE}.ann.yaml`;

/** A mention of one word of the text. */
export function name(word: string, rest: Partial<Mention> = {}): Mention {
  return { id: `${word.toLowerCase()}00000`, words: [word], ...rest };
}

export const START = [name('Ada'), name('Dan'), name('Gus')];

export type Rest = Parameters<typeof sidecarText>[3];

/** Writes the sidecar and commits. */
export function annotate(
  repository: Repository,
  mentions: readonly Mention[],
  rest: Rest = {},
  { path = SIDECAR, text = TEXT } = {},
): void {
  repository.write(path, sidecarText('a.txt', text, mentions, rest));
  repository.commit(mentions.map(({ words }) => words.join(' ')).join(', '));
}

/** What the sidecar in the folder says. */
export function sidecarIn(repository: Repository, path = SIDECAR): Sidecar {
  const reading = readSidecar(repository.read(path));
  if (!reading.ok) throw new Error(reading.problems[0]?.message);
  return reading.file.sidecar;
}

/** Label and text of each annotation, with its note. */
export function summary({ annotations }: Sidecar): readonly string[] {
  return annotations.map(({ label, text, note }) =>
    [label, text, ...(note === undefined ? [] : [note])].join(' '),
  );
}
