// What a format reads of files, for the tests of formats.

import type { Format } from '../../../src/formats/format';
import type { ImportedArticle, ImportProblem, InputFile } from '../../../src/formats/imported';

export async function readFiles(
  format: Format,
  files: readonly InputFile[],
): Promise<readonly (ImportedArticle | ImportProblem)[]> {
  const all: (ImportedArticle | ImportProblem)[] = [];
  for await (const one of format.read?.(files, {}) ?? []) all.push(one);
  return all;
}

/** Files by their paths. */
export function filesOf(texts: Readonly<Record<string, string>>): readonly InputFile[] {
  return Object.entries(texts).map(([path, text]) => ({
    path,
    bytes: () => Promise.resolve(Buffer.from(text, 'utf8')),
  }));
}

/** An item without the place where it was read. */
export function withoutPlace(item: object): object {
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'place'));
}
