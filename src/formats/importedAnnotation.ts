// An annotation as it was read, without what the file does not say.

import { makeAnnotation } from '../core/model/annotation';
import type { AnnotationFields } from '../core/model/annotation';
import type { ImportedAnnotation, InputPlace, InputSpan } from './imported';

/** What is read of an annotation; `undefined` is the same as absent. */
export interface ReadFields extends Omit<AnnotationFields<'codePoint'>, 'fragments' | 'text'> {
  readonly fragments: readonly [InputSpan, ...InputSpan[]];
  readonly text?: string | undefined;
}

export function importedAnnotation(
  { text, ...fields }: ReadFields,
  place: InputPlace,
): ImportedAnnotation {
  const annotation = makeAnnotation({ ...fields, text: text ?? '' });
  if (text !== undefined) return { ...annotation, place };
  return { ...withoutText(annotation), place };
}

function withoutText<T extends { readonly text: string }>(annotation: T): Omit<T, 'text'> {
  return Object.fromEntries(
    Object.entries(annotation).filter(([name]) => name !== 'text'),
  ) as unknown as Omit<T, 'text'>;
}
