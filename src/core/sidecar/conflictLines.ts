// Conflicts of a merge as a file has them.

import { isPlace } from '../model/conflict';
import type { Conflict, ConflictValue } from '../model/conflict';
import { attributeScalar, quotedScalar, textScalar } from './scalar';

/** The list in lines of the canonical form; none where it is empty. */
export function conflictsBlock(conflicts: readonly Conflict[]): string[] {
  if (conflicts.length === 0) return [];
  const lines = conflicts.flatMap((conflict) =>
    conflictLines(conflict).map((line, i) => (i === 0 ? `  - ${line}` : `    ${line}`)),
  );
  return ['conflicts:', ...lines];
}

/** A conflict in lines, without the dash and the indentation. */
function conflictLines({ id, field, base, ours, theirs }: Conflict): string[] {
  return [
    ...(id === undefined ? [] : [`id: ${textScalar(id)}`]),
    `field: ${textScalar(field)}`,
    ...(base === undefined ? [] : [`base: ${valueScalar(base)}`]),
    ...(ours === undefined ? [] : [`ours: ${valueScalar(ours)}`]),
    ...(theirs === undefined ? [] : [`theirs: ${valueScalar(theirs)}`]),
  ];
}

/** A conflict within brackets, for a file that is written so. */
export function conflictFlow({ id, field, base, ours, theirs }: Conflict): string {
  const values = Object.entries({ base, ours, theirs }).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${flowScalar(value)}`],
  );
  const named = id === undefined ? [] : [`id: ${quotedScalar(id)}`];
  return `{${[...named, `field: ${quotedScalar(field)}`, ...values].join(', ')}}`;
}

function valueScalar(value: ConflictValue): string {
  if (!isPlace(value)) return attributeScalar(value);
  const fragments = value.fragments.map(({ start, end }) => `[${start}, ${end}]`).join(', ');
  return `{fragments: [${fragments}], text: ${quotedScalar(value.text)}}`;
}

function flowScalar(value: ConflictValue): string {
  return typeof value === 'string' ? quotedScalar(value) : valueScalar(value);
}
