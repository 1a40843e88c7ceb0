// Attributes without some of them.

import type { Attributes } from '../model/annotation';

export function withoutAttributes(attributes: Attributes, names: readonly string[]): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)));
}
