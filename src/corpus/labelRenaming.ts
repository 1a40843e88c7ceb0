// What sidecars say after a label was given another key, worked out without writing anything.

import { renamedKey } from '../core/labelSet/edit';
import type { Annotation } from '../core/model/annotation';
import type { Conflict, ConflictValue } from '../core/model/conflict';
import type { SidecarText } from '../core/sidecar/read';
import type { Sidecar } from '../core/sidecar/sidecar';
import { rewriteSidecar } from '../core/sidecar/write';

/** One line of a file that becomes another. */
export interface LineChange {
  /** Zero-based. */
  readonly line: number;
  /** Without a line end. */
  readonly before: string;
  readonly after: string;
}

/** A sidecar in which something is to be changed. */
export interface RenamedSidecar {
  /** How many annotations get another label. */
  readonly count: number;
  /** At least one; the file has as many lines as before. */
  readonly lines: readonly LineChange[];
}

/**
 * What renaming a label, and its kinds, changes in a sidecar; `undefined` where that is nothing.
 * @throws Error where the file can't be changed line by line; then it must be left as it is
 */
export function renameInSidecar(
  stored: SidecarText,
  from: string,
  to: string,
): RenamedSidecar | undefined {
  const { sidecar } = stored;
  const annotations = sidecar.annotations.map((annotation): Annotation<'codePoint'> => {
    const label = renamedKey(annotation.label, from, to);
    return label === annotation.label ? annotation : { ...annotation, label };
  });
  const conflicts = sidecar.conflicts?.map((conflict) => renamedConflict(conflict, from, to));
  const next: Sidecar = { ...sidecar, annotations, ...(conflicts && { conflicts }) };
  const count = annotations.filter((each, i) => each !== sidecar.annotations[i]).length;
  const lines = changedLines(stored.text, rewriteSidecar(next, stored).text);
  return lines.length > 0 ? { count, lines } : undefined;
}

/** The lines by which two texts with equally many lines differ. */
export function changedLines(before: string, after: string): readonly LineChange[] {
  const [old, next] = [before, after].map((text) => text.replace(/^\uFEFF/, '').split(/\r?\n/));
  if (!old || old.length !== next?.length) throw new Error('The file would get other lines.');
  return old.flatMap((line, i): LineChange[] => {
    const other = next[i] ?? '';
    return line === other ? [] : [{ line: i, before: line, after: other }];
  });
}

function renamedConflict(conflict: Conflict, from: string, to: string): Conflict {
  if (conflict.field !== 'label') return conflict;
  const renamed = (value: ConflictValue | undefined): ConflictValue | undefined =>
    typeof value === 'string' ? renamedKey(value, from, to) : value;
  const [base, ours, theirs] = [conflict.base, conflict.ours, conflict.theirs].map(renamed);
  return {
    ...conflict,
    ...(base !== undefined && { base }),
    ...(ours !== undefined && { ours }),
    ...(theirs !== undefined && { theirs }),
  };
}
