// Whether a value is one that an attribute can have.

import type { AttributeValue } from '../model/annotation';
import type { AttributeDefinition } from '../model/labelSet';

/** True where a value has the type of an attribute, and is one of its values. */
export function fitsAttribute(
  value: AttributeValue,
  { type, values = [] }: AttributeDefinition,
): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'choice':
      return typeof value === 'string' && values.includes(value);
    case 'choices':
      return typeof value === 'object' && value.every((item) => values.includes(item));
  }
}

/** What a value must be, for a message: `true or false`, `one of asserted, denied`. */
export function attributeNeed({ type, values = [] }: AttributeDefinition): string {
  const listed = values.join(', ');
  if (type === 'choice') return `one of ${listed}`;
  if (type === 'choices') return `a list of some of ${listed}`;
  return { text: 'a text', number: 'a number', boolean: 'true or false' }[type];
}

// A menu with more entries is no help.
const MOST_OFFERED = 6;

/** Values that a menu can offer for an attribute; none where a person must type one. */
export function offeredValues({
  type,
  values = [],
}: AttributeDefinition): readonly AttributeValue[] {
  if (type === 'boolean') return [true, false];
  const offered = values.slice(0, MOST_OFFERED);
  if (type === 'choice') return offered;
  return type === 'choices' ? offered.map((value) => [value]) : [];
}
