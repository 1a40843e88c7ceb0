// Annotations in a text: elements round names.

import type { ImportedAnnotation } from '../imported';
import { importedAnnotation } from '../importedAnnotation';
import { entityOf, placeOf } from './teiSource';
import type { TeiSource } from './teiSource';
import { elementsOf, stringValue } from './teiTree';
import type { TeiElement } from './teiTree';

const NAMES = new Set(
  'name rs persName orgName placeName geogName objectName eventName seg'.split(' '),
);

/** Names in the text, and what is marked as a segment of some kind. */
export function nameAnnotations(
  body: TeiElement,
  { ids, places, file }: TeiSource,
): readonly ImportedAnnotation[] {
  const found: ImportedAnnotation[] = [];
  for (const element of elementsOf(body)) {
    const { name, attributes } = element;
    const place = places.spanOf(element);
    const type = attributes.get('type');
    if (!NAMES.has(name) || !place || place.start === place.end) continue;
    if (name === 'seg' && type === undefined) continue;
    const reference = attributes.get('key') ?? attributes.get('ref');
    const hasOwnKind = name !== 'name' && name !== 'rs' && name !== 'seg';
    found.push(
      importedAnnotation(
        {
          id: attributes.get('xml:id') ?? `${name} ${found.length + 1}`,
          label: hasOwnKind ? name : (type ?? name),
          fragments: [place],
          text: stringValue(element),
          entity: reference === undefined ? undefined : entityOf(reference, ids),
        },
        placeOf(element, file),
      ),
    );
  }
  return found;
}
