// An article as it was read, without what the file does not say.

import type { ImportedArticle } from './imported';

type OptionalField = 'id' | 'sha256' | 'text' | 'status' | 'attributes';

/** What is read of an article; `undefined` is the same as absent. */
export type ReadArticle = Omit<ImportedArticle, 'kind' | OptionalField> & {
  readonly [Field in OptionalField]?: ImportedArticle[Field] | undefined;
};

export function importedArticle(fields: ReadArticle): ImportedArticle {
  const { id, sha256, text, status, attributes, ...rest } = fields;
  return {
    kind: 'article',
    ...rest,
    ...(id !== undefined && { id }),
    ...(sha256 !== undefined && { sha256 }),
    ...(text !== undefined && { text }),
    ...(status && { status }),
    ...(attributes && { attributes }),
  };
}
