// Attributes in an order that does not depend on who wrote them when.

import type { Attributes } from '../core/model/annotation';

/** The same attributes by name, so that the same annotations give the same bytes. */
export function sortedAttributes(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Attributes as JSON; nothing where there are none. */
export function attributesCell(attributes: Attributes): string | undefined {
  if (Object.keys(attributes).length === 0) return undefined;
  return JSON.stringify(sortedAttributes(attributes));
}
