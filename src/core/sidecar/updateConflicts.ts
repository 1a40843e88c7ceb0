// Changes the list of conflicts in a file that a person has edited too. It is ours alone, so it is
// written anew as a whole.

import type { Node, YAMLMap } from 'yaml';
import { sameConflict } from '../model/conflict';
import type { Conflict } from '../model/conflict';
import { conflictFlow, conflictsBlock } from './conflictLines';
import { pairOf } from './nodes';
import { endOf, startOf } from './sourceText';
import type { SourcePair, SourceText } from './sourceText';
import { afterColon, rescueComments } from './updateFields';

/** Carries out the differences between two states of the list. */
export function updateConflicts(
  source: SourceText,
  root: YAMLMap<Node, Node | null>,
  before: readonly Conflict[],
  next: readonly Conflict[],
): void {
  const isSame =
    before.length === next.length &&
    before.every((conflict, i) => next[i] && sameConflict(conflict, next[i]));
  if (isSame) return;
  const pair = pairOf(root, 'conflicts');
  // Not at the end: a file that was cut off shall be seen to be by what it lacks there.
  const following = pairOf(root, 'annotations');
  if (!following) throw new Error('The key annotations is missing.');
  if (root.flow === true) updateFlow(source, pair, following, next);
  else updateBlock(source, pair, following, next);
}

function updateFlow(
  source: SourceText,
  pair: SourcePair | undefined,
  following: SourcePair,
  next: readonly Conflict[],
): void {
  const list = `[${next.map(conflictFlow).join(', ')}]`;
  if (!pair) {
    const at = startOf(following.key);
    source.replace(at, at, `conflicts: ${list}, `);
    return;
  }
  const start = afterColon(source, pair);
  const end = Math.max(start, endOf(pair.value));
  rescueComments(source, startOf(pair.key), source.commentsIn(start, end));
  source.replace(start, end, ` ${list}`);
}

function updateBlock(
  source: SourceText,
  pair: SourcePair | undefined,
  following: SourcePair,
  next: readonly Conflict[],
): void {
  const key = pair?.key ?? following.key;
  const start = source.lineStart(startOf(key));
  const indent = /^ */.exec(source.text.slice(start))?.[0] ?? '';
  const lines = conflictsBlock(next).map((line) => indent + line);
  if (!pair) {
    source.insertLines(start, lines);
    return;
  }
  const end = source.afterLines(pair.value ?? pair.key);
  rescueComments(source, startOf(key), source.commentsIn(start, end));
  source.replace(start, end, lines.map((line) => `${line}\n`).join(''));
}
