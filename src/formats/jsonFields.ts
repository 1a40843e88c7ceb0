// Fields of JSON that somebody else may have written.

import type { Attributes, AttributeValue } from '../core/model/annotation';
import { STATUSES } from '../core/model/layer';
import type { Status } from '../core/model/layer';
import type { InputSpan } from './imported';

/** A JSON object. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** A JSON object; `undefined` for everything else. */
export function recordOf(value: unknown): JsonRecord | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonRecord)
    : undefined;
}

/** A list; an empty one for everything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A text, or a number as text: other programs number what we name. */
export function idOf(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : textOf(value);
}

export function statusOf(value: unknown): Status | undefined {
  return STATUSES.find((status) => status === value);
}

/** A span of whole numbers of which the end is not before the start. */
export function spanOf(start: unknown, end: unknown): InputSpan | undefined {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return undefined;
  const span = { start: start as number, end: end as number };
  return span.start >= 0 && span.end >= span.start ? span : undefined;
}

/** `[[start, end], …]`, at least one; `undefined` for everything else. */
export function fragmentsOf(value: unknown): readonly InputSpan[] | undefined {
  const spans = listOf(value).map((pair) => {
    const [start, end] = listOf(pair);
    return spanOf(start, end);
  });
  const known = spans.filter((span) => span !== undefined);
  return known.length > 0 && known.length === spans.length ? known : undefined;
}

/** The attributes of an object, without those that have no value that an attribute can have. */
export function attributesOf(value: unknown): Attributes | undefined {
  const entries = Object.entries(recordOf(value) ?? {}).flatMap(([name, given]) => {
    const known = attributeValue(given);
    return known === undefined ? [] : [[name, known] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function attributeValue(value: unknown): AttributeValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((item) => typeof item === 'string');
  return texts.length === value.length ? texts : undefined;
}
