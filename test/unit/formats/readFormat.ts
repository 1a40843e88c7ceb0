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

/** A copy of an item that lacks a field. */
export function without(item: object, field: string): object {
  return Object.fromEntries(Object.entries(item).filter(([name]) => name !== field));
}

/** An item without the place where it was read. */
export function withoutPlace(item: object): object {
  return without(item, 'place');
}

/** What an article was read to say, without the places where that stands in its file. */
export function plain(article: object): unknown {
  const { id, text, status, attributes = {}, annotations, relations } = article as ImportedArticle;
  return {
    id,
    text,
    status,
    attributes,
    annotations: annotations.map(withoutPlace),
    relations: relations.map(withoutPlace),
  };
}
