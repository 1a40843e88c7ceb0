// The conflicts that a merge left in a sidecar.

import { isMap, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { ATTRIBUTE_FIELD, compareConflicts, DELETION } from '../model/conflict';
import type { Conflict, ConflictValue, Place } from '../model/conflict';
import { STATUSES } from '../model/layer';
import type { Span } from '../text/span';
import type { Fields, NodeReader } from './nodes';

const ARTICLE_FIELDS = ['file', 'status'];
const ITEM_FIELDS = ['label', 'place', 'entity', 'note', 'origin', 'type', 'from', 'to', DELETION];

/** Reads the value of `conflicts`; what is wrong with it is reported. */
export function readConflicts(
  node: Node | null | undefined,
  reader: NodeReader,
): readonly Conflict[] {
  if (node === undefined || isNothing(node)) return [];
  const items = reader.items(node, 'conflicts') ?? [];
  return items.flatMap((item) => readConflict(item, reader) ?? []).sort(compareConflicts);
}

function readConflict(node: Node | null, reader: NodeReader): Conflict | undefined {
  const fields = reader.fields(node, 'A conflict');
  if (!fields) return undefined;
  if (!fields.has('field')) {
    reader.report(node, 'The key `field` is missing here.');
    return undefined;
  }
  const field = reader.text(fields.get('field'), 'field');
  const id = fields.has('id') ? reader.text(fields.get('id'), 'id') : undefined;
  if (field === undefined || (fields.has('id') && id === undefined)) return undefined;
  const known = id === undefined ? ARTICLE_FIELDS : ITEM_FIELDS;
  if (!known.includes(field) && !field.startsWith(ATTRIBUTE_FIELD)) {
    const message = `field must be one of ${known.join(', ')} or ${ATTRIBUTE_FIELD} with a name.`;
    reader.report(fields.get('field'), message);
    return undefined;
  }
  const [base, ours, theirs] = ['base', 'ours', 'theirs'].map((side) =>
    readValue(fields, side, field, reader),
  );
  return {
    ...(id !== undefined && { id }),
    field,
    ...(base !== undefined && { base }),
    ...(ours !== undefined && { ours }),
    ...(theirs !== undefined && { theirs }),
  };
}

function readValue(
  fields: Fields,
  side: string,
  field: string,
  reader: NodeReader,
): ConflictValue | undefined {
  const node = fields.get(side);
  if (node === undefined || isNothing(node)) return undefined;
  if (field === 'place') return readPlace(node, reader);
  if (field.startsWith(ATTRIBUTE_FIELD)) {
    if (!isSeq<Node>(node)) return reader.scalar(node, side);
    return node.items.flatMap((item) => reader.text(item, `A value of ${side}`) ?? []);
  }
  const value = reader.text(node, side);
  const choices = field === 'status' ? STATUSES : field === DELETION ? ['kept', 'deleted'] : [];
  if (value === undefined || choices.length === 0 || choices.some((known) => known === value)) {
    return value;
  }
  reader.report(node, `${side} must be one of ${choices.join(', ')}.`);
  return undefined;
}

function readPlace(node: Node | null, reader: NodeReader): Place | undefined {
  const fields = reader.fields(node, 'A place');
  if (!fields) return undefined;
  const text = reader.text(fields.get('text'), 'text');
  const items = reader.items(fields.get('fragments'), 'fragments') ?? [];
  const spans = items.map((item): Span<'codePoint'> | undefined => {
    const [start, end] = (reader.items(item, 'A fragment') ?? []).map((offset) =>
      reader.offset(offset, 'A fragment’s offset'),
    );
    return start === undefined || end === undefined ? undefined : { start, end };
  });
  const whole = spans.filter((span) => span !== undefined);
  const inOrder = whole.every(
    ({ start, end }, i) => start < end && start >= (whole[i - 1]?.end ?? 0),
  );
  const [first, ...rest] = whole;
  if (!first || !inOrder || whole.length !== spans.length) {
    reader.report(node, 'A place must have fragments, [start, end] pairs in order, and text.');
    return undefined;
  }
  return text === undefined ? undefined : { fragments: [first, ...rest], text };
}

function isNothing(node: Node | null): boolean {
  return node === null || (!isMap(node) && 'value' in node && node.value === null);
}
