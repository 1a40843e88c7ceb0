// A person's decision on a conflict, carried out.

import { compareAnnotations, compareIds } from '../model/annotation';
import type { Annotation, Attributes } from '../model/annotation';
import { compareConflicts, DELETION, sameConflict } from '../model/conflict';
import type { Conflict, ConflictValue } from '../model/conflict';
import {
  annotationFields,
  annotationOf,
  attributeFields,
  attributesOf,
  relationFields,
  relationOf,
} from './mergeItem';
import type { Fields, Item } from './mergeItem';
import type { Sidecar } from './sidecar';

/** `ours` keeps what stands in the file; `theirs` puts the other side's value there. */
export type Decision = 'ours' | 'theirs';

/**
 * The sidecar after a decision. Every conflict over the same field goes with it. A deletion that is
 * taken takes the relations of the annotation along; one that is refused keeps it.
 */
export function resolveConflict(sidecar: Sidecar, conflict: Conflict, decision: Decision): Sidecar {
  const { id, field } = conflict;
  const { conflicts = [], ...rest } = sidecar;
  const left = conflicts.filter((each) => each.id !== id || each.field !== field);
  const decided = decision === 'ours' ? rest : withValue(rest, conflict, conflict.theirs);
  return withConflicts(
    field === DELETION ? deletionDecided(rest, conflict, decision) : decided,
    left,
  );
}

/** True where a conflict is in a sidecar still. */
export function isOpen(
  { conflicts = [] }: Pick<Sidecar, 'conflicts'>,
  conflict: Conflict,
): boolean {
  return conflicts.some((each) => sameConflict(each, conflict));
}

function withConflicts(sidecar: Sidecar, conflicts: readonly Conflict[]): Sidecar {
  const ids = new Set([...sidecar.annotations, ...sidecar.relations].map((item) => item.id));
  const open = conflicts.filter(({ id }) => id === undefined || ids.has(id));
  return open.length === 0 ? sidecar : { ...sidecar, conflicts: [...open].sort(compareConflicts) };
}

function deletionDecided(sidecar: Sidecar, conflict: Conflict, decision: Decision): Sidecar {
  const { id } = conflict;
  if (conflict[decision] !== 'deleted') return sidecar;
  return {
    ...sidecar,
    annotations: sidecar.annotations.filter((item) => item.id !== id),
    relations: sidecar.relations.filter(
      (item) => item.id !== id && item.from !== id && item.to !== id,
    ),
  };
}

function withValue(
  sidecar: Sidecar,
  { id, field }: Conflict,
  value: ConflictValue | undefined,
): Sidecar {
  if (id !== undefined) {
    const change = (item: Item): Item =>
      item.id === id ? (withField(item, field, value) as Item) : item;
    return {
      ...sidecar,
      annotations: sidecar.annotations
        .map((item): Annotation<'codePoint'> =>
          item.id === id ? annotationOf(change(annotationFields(item))) : item,
        )
        .sort(compareAnnotations),
      relations: sidecar.relations
        .map((item) => (item.id === id ? relationOf(change(relationFields(item))) : item))
        .sort(compareIds),
    };
  }
  if (field === 'file' && typeof value === 'string') {
    return { ...sidecar, article: { ...sidecar.article, file: value } };
  }
  if (field === 'status') return { ...sidecar, status: (value ?? 'todo') as Sidecar['status'] };
  const attributes: Attributes = attributesOf(
    withField(attributeFields(sidecar.attributes), field, value),
  );
  return { ...sidecar, attributes };
}

function withField(fields: Fields, field: string, value: ConflictValue | undefined): Fields {
  const others = Object.entries(fields).filter(([key]) => key !== field);
  // Without them an item is none.
  const isNeeded = ['label', 'place', 'type', 'from', 'to'].includes(field);
  if (value === undefined && isNeeded) return fields;
  return Object.fromEntries(value === undefined ? others : [...others, [field, value]]);
}
