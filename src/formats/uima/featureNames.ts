// Names of features for attributes of any name, from which the name can be got back.

import { OWN_FEATURES } from './types';

// UIMA takes a letter and then letters, digits and `_`, XML nearly the same; these are letters to
// every version of both.
const LETTER = /^[A-Za-zÀ-ÖØ-öø-ÿ]$/u;
const OTHER = /^[0-9_]$/u;

// What a CAS has already, what a layer of INCEpTION must not have, and what Python can't have as the
// name of a field or has there already.
const TAKEN: ReadonlySet<string> = new Set([
  ...OWN_FEATURES,
  ...'sofa begin end Governor Dependent xmiID type self get set value get_covered_text'.split(' '),
  ...'False None True and as assert async await break class continue def del elif else'.split(' '),
  ...'except finally for from global if import in is lambda nonlocal not or pass raise'.split(' '),
  ...'return try while with yield'.split(' '),
]);

/** What a value of an attribute is, each with a feature of its own. */
export type ValueKind = 'text' | 'number' | 'flag' | 'texts';

// Neither comes of a name, since an `_x` of a name is escaped.
const BEFORE = 'x_xx_';
// From the left, since the `_` that ends an escape begins none, and no kind.
const ESCAPED = /_x(?:([0-9A-F]{4})_|_(?:text|number|flag|texts)$)/gu;

/**
 * The name of the feature for an attribute. What may not be in a name becomes `_x0020_`, as SQL/XML
 * writes names.
 * @param isOther true where a feature of another kind has the attribute's name
 */
export function featureName(attribute: string, kind: ValueKind, isOther: boolean): string {
  let name = '';
  for (let at = 0; at < attribute.length; at += 1) {
    const unit = attribute.charAt(at);
    const isPlain = LETTER.test(unit) || OTHER.test(unit);
    const isEscape = unit === '_' && attribute.charAt(at + 1) === 'x';
    name += isPlain && !isEscape ? unit : escaped(unit);
  }
  const isTaken = isOther || TAKEN.has(name);
  return `${LETTER.test(name.charAt(0)) ? '' : BEFORE}${name}${isTaken ? `_x_${kind}` : ''}`;
}

/** The attribute of a feature. */
export function attributeName(feature: string): string {
  const inner = feature.startsWith(BEFORE) ? feature.slice(BEFORE.length) : feature;
  return inner.replace(ESCAPED, (_, code: string | undefined) =>
    code === undefined ? '' : String.fromCharCode(parseInt(code, 16)),
  );
}

function escaped(unit: string): string {
  return `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}
