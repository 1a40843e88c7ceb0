// The attributes of an annotation as a person fills them in: those it may have, and those it has.

import type { Attributes, AttributeValue } from './annotation';
import type { AttributeDefinition } from './labelSet';

/** One line of a form. */
export interface AttributeRow {
  readonly name: string;
  /** Absent where the label set does not know the attribute. */
  readonly definition?: AttributeDefinition;
  /** Absent where it has none. */
  readonly value?: AttributeValue;
  /** True where it must have a value and has none. */
  readonly isMissing: boolean;
}

/** The defined attributes in their order, then those that are only there, by name. */
export function attributeRows(
  definitions: readonly AttributeDefinition[],
  attributes: Attributes = {},
): readonly AttributeRow[] {
  const known = new Set(definitions.map(({ name }) => name));
  const others = Object.keys(attributes).filter((name) => !known.has(name));
  return [
    ...definitions.map((definition) => {
      const { name, required = false } = definition;
      const value = valueOf(attributes, name);
      const isMissing = required && value === undefined;
      return { name, definition, isMissing, ...(value !== undefined && { value }) };
    }),
    ...others.sort().map((name) => {
      const value = valueOf(attributes, name);
      return { name, isMissing: false, ...(value !== undefined && { value }) };
    }),
  ];
}

/** Attributes with one changed, or taken away where the value is `undefined`. */
export function withAttribute(
  attributes: Attributes,
  name: string,
  value: AttributeValue | undefined,
): Attributes {
  const entries = Object.entries(attributes);
  if (value === undefined) return Object.fromEntries(entries.filter(([key]) => key !== name));
  if (!Object.hasOwn(attributes, name)) return Object.fromEntries([...entries, [name, value]]);
  return Object.fromEntries(entries.map(([key, old]) => [key, key === name ? value : old]));
}

/** The number that a person typed, with a point; `undefined` where it is none. */
export function typedNumber(text: string): number | undefined {
  const trimmed = text.trim().replace('−', '-');
  if (!/^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/iu.test(trimmed)) return undefined;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : undefined;
}

/** What every object inherits, such as `constructor`, is no attribute. */
function valueOf(attributes: Attributes, name: string): AttributeValue | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined;
}
