// Relations between annotations.

import type { ImportedRelation } from '../imported';
import { xmlName } from './teiNames';
import { placeOf, pointedId, pointersIn } from './teiSource';
import type { TeiSource } from './teiSource';
import { childOf, stringValue } from './teiTree';
import type { TeiElement } from './teiTree';

/** `undefined` where it does not lead from one annotation to one other. */
export function relationOf(
  relation: TeiElement,
  index: number,
  { ids, file }: TeiSource,
): ImportedRelation | undefined {
  const { attributes } = relation;
  const [from, ...otherFrom] = pointersIn(attributes.get('active'));
  const [to, ...otherTo] = pointersIn(attributes.get('passive'));
  const name = attributes.get('name') ?? attributes.get('ref') ?? attributes.get('key');
  if (from === undefined || to === undefined || name === undefined) return undefined;
  if (otherFrom.length + otherTo.length > 0) return undefined;
  const known = childOf(relation, 'desc');
  const type = stringValue(known);
  const idOf = (pointer: string): string => {
    const id = pointedId(pointer);
    return ids.get(id)?.attributes.get('n') ?? id;
  };
  return {
    id: attributes.get('n') ?? attributes.get('xml:id') ?? `relation ${index + 1}`,
    // A name that TEI does not allow is in the description.
    type: known && xmlName(type) === name ? type : name,
    from: idOf(from),
    to: idOf(to),
    place: placeOf(relation, file),
  };
}
