// What an annotation is about: places in texts, or other annotations.

import type { InputSpan } from '../imported';
import { listOf, recordOf, spanOf, textOf } from '../jsonFields';
import type { JsonRecord } from '../jsonFields';
import type { Quote } from './selectors';

/** One target, as far as it is known. */
export interface ReadTarget {
  /** Address of the text or of another annotation. */
  readonly source: string;
  /** In whatever the file counts; absent where it says no position. */
  readonly span?: InputSpan;
  /** Absent where it says no words. */
  readonly quote?: Quote;
}

/** One value or a list of them: JSON-LD lets both stand for each other. */
export function several(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? listOf(value) : [value];
}

/** The address of what is an address, or a node that has one. */
export function addressOf(value: unknown): string | undefined {
  const node = recordOf(value);
  return node ? textOf(node['id'] ?? node['@id']) : textOf(value);
}

/** All targets, those of a composite one by one. */
export function targetsOf(value: unknown): readonly ReadTarget[] {
  return several(value).flatMap((one) => {
    const items = recordOf(one)?.['items'];
    return (items === undefined ? [one] : listOf(items)).flatMap((item) => targetOf(item) ?? []);
  });
}

function targetOf(value: unknown): ReadTarget | undefined {
  const node = recordOf(value);
  const source = addressOf(node?.['source'] ?? value);
  if (source === undefined) return undefined;
  const selectors = several(node?.['selector'])
    .map(recordOf)
    .filter((one) => one !== undefined);
  const span = selectors.map(positionOf).find((one) => one !== undefined);
  const quote = selectors.map(quoteOf).find((one) => one !== undefined);
  return { source, ...(span && { span }), ...(quote && { quote }) };
}

// Characters of a text by RFC 5147: `char=2,7`.
const CHARACTERS = /^char=(\d{1,15}),(\d{1,15})(?:;|$)/;

function positionOf(selector: JsonRecord): InputSpan | undefined {
  const { type } = selector;
  if (type === 'TextPositionSelector') return spanOf(selector['start'], selector['end']);
  if (type !== 'FragmentSelector') return undefined;
  const [, start, end] = CHARACTERS.exec(textOf(selector['value']) ?? '') ?? [];
  return start === undefined ? undefined : spanOf(Number(start), Number(end));
}

function quoteOf(selector: JsonRecord): Quote | undefined {
  const exact = textOf(selector['exact']);
  if (selector['type'] !== 'TextQuoteSelector' || exact === undefined) return undefined;
  const [prefix, suffix] = [textOf(selector['prefix']) ?? '', textOf(selector['suffix']) ?? ''];
  return { exact, prefix, suffix };
}
