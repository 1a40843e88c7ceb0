// What a merge left to a person to decide.

import { ATTRIBUTE_FIELD, conflictsOver, DELETION, isPlace } from '../model/conflict';
import type { Conflict, ConflictValue } from '../model/conflict';
import type { Sidecar } from '../sidecar/sidecar';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const mergeConflict: Rule = {
  id: 'merge-conflict',
  severity: 'error',
  scope: 'file',
  docs: 'Two people changed the same field of the same annotation in different ways, and git merged their work. Until somebody decides, our side’s value stands and both are listed under `conflicts`. Nothing is exported before that, since one of the two is wrong.',
  *check({ sidecar }) {
    for (const conflict of sidecar.conflicts ?? []) {
      const { id } = conflict;
      const message = conflictMessage(sidecar, conflict);
      yield { message, ...(id !== undefined && { id }) };
    }
  },
};

/** What is in conflict, and what to do, in a sentence. */
export function conflictMessage(sidecar: Sidecar, conflict: Conflict): string {
  const { id, field, base, ours, theirs } = conflict;
  const isThere =
    conflictsOver([conflict], [...sidecar.annotations, ...sidecar.relations]).length > 0;
  if (!isThere) {
    return `The conflict over ${quoted(id ?? '')} is of something that is not in the file any more; delete its entry under \`conflicts\`.`;
  }
  const what = subject(sidecar, id);
  if (field === DELETION) {
    const deleter = ours === 'deleted' ? 'we deleted it and they' : 'they deleted it and we';
    return `${what} is in a merge conflict: ${deleter} changed it or put a relation to it; keep or delete it in the editor, or by hand, and delete the entry under \`conflicts\`.`;
  }
  const was = base === undefined ? '' : ` (it was ${valueText(base)})`;
  return `${what} has a merge conflict in ${fieldName(field)}: ours is ${valueText(ours)}, theirs is ${valueText(theirs)}${was}; choose in the editor, or correct the value and delete the entry under \`conflicts\`.`;
}

/** A conflict's field as a person reads it. */
export function fieldName(field: string): string {
  if (field.startsWith(ATTRIBUTE_FIELD)) return quoted(field.slice(ATTRIBUTE_FIELD.length));
  return field;
}

/** One side's value as a person reads it. */
export function valueText(value: ConflictValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (isPlace(value)) {
    const spans = value.fragments.map(({ start, end }) => `${start}–${end}`);
    return `${quoted(value.text)} at ${spans.join(', ')}`;
  }
  return quoted(typeof value === 'object' ? value.join(', ') : String(value));
}

function subject({ annotations, relations }: Sidecar, id: string | undefined): string {
  if (id === undefined) return 'The article';
  const annotation = annotations.find((item) => item.id === id);
  if (annotation) return quoted(annotation.text);
  const relation = relations.find((item) => item.id === id);
  return `The relation ${id}${relation ? ` (${relation.type})` : ''}`;
}
