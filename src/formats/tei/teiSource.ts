// What the annotations of a TEI document are read with.

import type { InputPlace } from '../imported';
import type { TeiPlaces } from './teiPlaces';
import type { TeiElement } from './teiTree';

export interface TeiSource {
  /** Elements by `xml:id`. */
  readonly ids: ReadonlyMap<string, TeiElement>;
  readonly places: TeiPlaces;
  /** Notes on an annotation, by its `xml:id`. */
  readonly notes: ReadonlyMap<string, readonly string[]>;
  /** False where the words of annotations may have other characters than the text. */
  readonly hasWords: boolean;
  readonly file: string;
}

/** The `xml:id` that a pointer to an element of the document has. */
export function pointedId(pointer: string): string {
  return pointer.replace(/^#/u, '');
}

/** The pointers in an attribute. */
export function pointersIn(attribute: string | undefined): readonly string[] {
  return (attribute ?? '').split(/\s+/u).filter((pointer) => pointer !== '');
}

/** The key of an entity: the name that the list of the document has for it, else the address. */
export function entityOf(pointer: string, ids: ReadonlyMap<string, TeiElement>): string {
  const known = ids.get(pointedId(pointer));
  return known?.attributes.get('n') ?? pointedId(pointer);
}

export function placeOf({ line }: TeiElement, file: string): InputPlace {
  return { file, line };
}
