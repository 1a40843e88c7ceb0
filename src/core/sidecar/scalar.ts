// How a value is spelled in the canonical form.

import type { AttributeValue } from '../model/annotation';

// Words of letters, digits and quiet punctuation, none of it at the edges where it means something
// to YAML. Everything else is quoted: simpler to trust than YAML's own rules, and the same in YAML
// 1.1, which other programs read.
const PLAIN = /^[\p{L}\p{N}_](?:[\p{L}\p{M}\p{N}_ .,/()’–-]*[\p{L}\p{M}\p{N}_.,/()’–-])?$/u;
const RESERVED = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
// What YAML 1.1 or 1.2 reads as a number, a time or a date.
const NUMBER_LIKE =
  /^(?:0x[\da-f_]+|0o?[0-7_]+|0b[01_]+|[\d_,]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|[\d_]+(?::[\d_]+)+(?:\.\d*)?|\d{4}-\d.*)$/i;
// Characters that JSON leaves as they are and YAML does not take as text, breaks a line at, or
// that a person can't see.
const UNSAFE =
  /[\u007F-\u009F\u00AD\u2028\u2029\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF\uFFFE\uFFFF]/g;

/** A text as a YAML scalar on one line: plain where that is safe, else in double quotes. */
export function textScalar(value: string): string {
  const isPlain = PLAIN.test(value) && !RESERVED.test(value) && !NUMBER_LIKE.test(value);
  return isPlain ? value : quotedScalar(value);
}

/** A text in double quotes, which is JSON and YAML alike. */
export function quotedScalar(value: string): string {
  return JSON.stringify(value).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** An attribute's value as YAML on one line; several choices are a flow list. */
export function attributeScalar(value: AttributeValue): string {
  if (typeof value === 'string') return textScalar(value);
  if (typeof value === 'boolean') return String(value);
  // YAML 1.1 takes `1e-7` for text, but not `1.0e-7`.
  if (typeof value === 'number') return String(value).replace(/^(-?\d+)e/, '$1.0e');
  return `[${value.map(quotedScalar).join(', ')}]`;
}
