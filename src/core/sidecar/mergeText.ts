// A three-way merge of sidecar files, with all that a person wrote in them.

import type { Conflict } from '../model/conflict';
import { markConflicts, mergeSidecars } from './merge';
import { ownWords } from './ownWords';
import type { OwnWord } from './ownWords';
import { readSidecar } from './read';
import type { SidecarText } from './read';
import type { Sidecar } from './sidecar';
import { writeSidecar } from './write';
import { writeCanonical } from './writeCanonical';

/** The texts of three files; an empty base means that both sides made the file. */
export interface MergeTexts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** A merge line by line, as git does it. */
export interface LineMerge {
  /** With conflict markers where it is not clean. */
  readonly text: string;
  readonly isClean: boolean;
}

/** What came of a merge of files. */
export type TextMerge =
  /** Merged by id and field; the conflicts are marked in the file. */
  | { readonly kind: 'merged'; readonly text: string; readonly conflicts: readonly Conflict[] }
  /** Merged line by line, and why: markers are in the text where that is not clean. */
  | ({ readonly kind: 'lines'; readonly reason: string } & LineMerge);

/**
 * Merges three files. Comments, unknown keys and the order of ours stay. What theirs added of those
 * stays too: by a merge of lines that says the same, or in the text of theirs where ours has nothing
 * of its own. Where none of that can be, and where a file can't be read whole, the lines are merged
 * and a person has to look.
 * @param mergeLines git's merge of the same files; `undefined` where there is none to be had
 */
export async function mergeSidecarTexts(
  texts: MergeTexts,
  mergeLines: () => Promise<LineMerge | undefined>,
): Promise<TextMerge> {
  const [ours, theirs] = [readSidecar(texts.ours), readSidecar(texts.theirs)];
  const base = texts.base.trim() === '' ? undefined : readSidecar(texts.base);
  const unreadable = [
    ...(base?.ok === false ? [`base: ${base.problems[0]?.message ?? ''}`] : []),
    ...(ours.ok ? [] : [`ours: ${ours.problems[0]?.message ?? ''}`]),
    ...(theirs.ok ? [] : [`theirs: ${theirs.problems[0]?.message ?? ''}`]),
  ];
  if (base?.ok === false || !ours.ok || !theirs.ok) {
    return inLines(unreadable.join(' '), texts, await mergeLines());
  }
  const result = mergeSidecars(
    base?.file.sidecar ?? NOTHING,
    ours.file.sidecar,
    theirs.file.sidecar,
  );
  const next = markConflicts(result);
  const { conflicts } = result;
  if (!hasUniqueIds(next)) {
    const reason = 'An annotation of one side has the id of a relation of the other.';
    return inLines(reason, texts, await mergeLines());
  }
  const needed = neededWords(base?.file, ours.file, theirs.file, next);

  const inOurs = writeSidecar(next, texts.ours);
  if (holdsWords(inOurs, needed)) return { kind: 'merged', text: inOurs, conflicts };
  const lines = await mergeLines();
  if (lines?.isClean && says(lines.text, next) && holdsWords(lines.text, needed)) {
    return { kind: 'merged', text: lines.text, conflicts };
  }
  const inTheirs = writeSidecar(next, texts.theirs);
  if (holdsWords(inTheirs, needed)) return { kind: 'merged', text: inTheirs, conflicts };
  const reason = 'Both sides have comments or unknown keys that can’t be put together.';
  // A clean merge that says something else would be a wrong one.
  return inLines(reason, texts, lines?.isClean ? undefined : lines);
}

// What both sides began with where there was no file.
const NOTHING: Sidecar = {
  article: { file: '', sha256: '', length: 0 },
  status: 'todo',
  attributes: {},
  annotations: [],
  relations: [],
};

/** A merge of lines; without one, all of both files between conflict markers. */
function inLines(reason: string, { ours, theirs }: MergeTexts, lines?: LineMerge): TextMerge {
  const whole = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
  const text = `<<<<<<< ours\n${whole(ours)}=======\n${whole(theirs)}>>>>>>> theirs\n`;
  return { kind: 'lines', reason, ...(lines ?? { text, isClean: false }) };
}

function hasUniqueIds({ annotations, relations }: Sidecar): boolean {
  const ids = [...annotations, ...relations].map(({ id }) => id);
  return new Set(ids).size === ids.length;
}

function says(text: string, sidecar: Sidecar): boolean {
  const reading = readSidecar(text);
  return reading.ok && writeCanonical(reading.file.sidecar) === writeCanonical(sidecar);
}

/** How often each word must be in the merged file. */
type Words = ReadonlyMap<string, number>;

/**
 * The words that may not be lost: those of both sides, but for what one side took out and the other
 * left alone. An item that is kept against a deletion keeps its own.
 */
function neededWords(
  base: SidecarText | undefined,
  ours: SidecarText,
  theirs: SidecarText,
  next: Sidecar,
): Words {
  const items = new Set([...next.annotations, ...next.relations].map(({ id }) => id));
  const lacks = ({ sidecar }: SidecarText): ReadonlySet<string> => {
    const own = new Set([...sidecar.annotations, ...sidecar.relations].map(({ id }) => id));
    return new Set([...items].filter((id) => !own.has(id)));
  };
  const [was, left, right] = [base ? ownWords(base) : [], ownWords(ours), ownWords(theirs)];
  const [inBase, inOurs, inTheirs] = [was, left, right].map(counted) as [Words, Words, Words];
  const [notOurs, notTheirs] = [lacks(ours), lacks(theirs)];
  const needed = new Map<string, number>();
  for (const word of [...left, ...right]) {
    const { id } = word;
    if (id !== undefined && !items.has(id)) continue;
    const key = keyOf(word);
    const [b, o, t] = [inBase, inOurs, inTheirs].map((words) => words.get(key) ?? 0) as Counts;
    // Only one side has the item at all.
    const isOneSided = id !== undefined && (notOurs.has(id) || notTheirs.has(id));
    needed.set(key, isOneSided ? Math.max(o, t) : mergedCount(b, o, t));
  }
  return needed;
}

type Counts = [base: number, ours: number, theirs: number];

function mergedCount(base: number, ours: number, theirs: number): number {
  if (ours === base) return theirs;
  return theirs === base ? ours : Math.max(ours, theirs);
}

function holdsWords(text: string, needed: Words): boolean {
  if (needed.size === 0) return true;
  const reading = readSidecar(text);
  if (!reading.ok) return false;
  const found = counted(ownWords(reading.file));
  return [...needed].every(([key, count]) => (found.get(key) ?? 0) >= count);
}

function counted(words: readonly OwnWord[]): Words {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(keyOf(word), (counts.get(keyOf(word)) ?? 0) + 1);
  return counts;
}

function keyOf({ id, text }: OwnWord): string {
  return JSON.stringify([id ?? null, text]);
}
