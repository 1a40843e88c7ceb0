// Tags of tokens: IOB1, IOB2 and BILOU, with its other name IOBES.

import type { FlatSpan } from './flatSpans';
import type { TokenRange } from './tokens';

export const TAG_SCHEMES = ['iob1', 'iob2', 'bilou'] as const;

/** How tags say where an annotation begins and ends. */
export type TagScheme = (typeof TAG_SCHEMES)[number];

/** The tags of one sentence. */
export function tagsOf(
  sentence: TokenRange,
  spans: readonly FlatSpan[],
  scheme: TagScheme,
): readonly string[] {
  const tags = Array.from({ length: sentence.end - sentence.first }, () => 'O');
  let before: FlatSpan | undefined;
  for (const span of spans) {
    if (span.first < sentence.first || span.end > sentence.end) continue;
    const touchesAlike = before?.end === span.first && before.label === span.label;
    for (let index = span.first; index < span.end; index += 1) {
      const letter = letterOf(span, index, scheme, touchesAlike);
      tags[index - sentence.first] = `${letter}-${span.label}`;
    }
    before = span;
  }
  return tags;
}

function letterOf(
  { first, end }: TokenRange,
  index: number,
  scheme: TagScheme,
  touchesAlike: boolean,
): string {
  const isFirst = index === first;
  switch (scheme) {
    case 'iob1':
      return isFirst && touchesAlike ? 'B' : 'I';
    case 'iob2':
      return isFirst ? 'B' : 'I';
    case 'bilou':
      if (end - first === 1) return 'U';
      return isFirst ? 'B' : index === end - 1 ? 'L' : 'I';
  }
}

/** What is not allowed in a sequence of tags; it is read as well as it can be. */
export interface TagProblem {
  /** Index of the tag. */
  readonly index: number;
  readonly message: string;
}

/** The annotations that tags of one sentence say. */
export interface ReadTags {
  readonly spans: readonly FlatSpan[];
  readonly problems: readonly TagProblem[];
}

/** The scheme that tags are in, by the letters and their places; one of a list that fits several. */
export function schemeOf(sentences: Iterable<readonly string[]>): TagScheme {
  let scheme: TagScheme = 'iob2';
  for (const tags of sentences) {
    for (const [index, tag] of tags.entries()) {
      if (/^[LUES]-/u.test(tag)) return 'bilou';
      // A tag that begins an annotation without saying so is what sets IOB1 apart.
      if (tag.startsWith('I-') && labelOf(tags[index - 1] ?? 'O') !== labelOf(tag)) scheme = 'iob1';
    }
  }
  return scheme;
}

/**
 * Reads the tags of one sentence. `-` is a token of which nobody knows anything, as spaCy writes it,
 * and is read as `O`.
 */
export function readTags(tags: readonly string[], scheme: TagScheme): ReadTags {
  const spans: FlatSpan[] = [];
  const problems: TagProblem[] = [];
  let open: { first: number; label: string } | undefined;
  const close = (end: number, isSaid: boolean): void => {
    if (!open) return;
    spans.push({ ...open, end });
    if (scheme === 'bilou' && !isSaid) {
      const message = `The ${open.label} that begins before it has no last tag (L-${open.label}).`;
      problems.push({ index: end - 1, message });
    }
    open = undefined;
  };
  for (const [index, tag] of tags.entries()) {
    const label = labelOf(tag);
    if (label === undefined) {
      close(index, false);
      if (tag !== 'O' && tag !== '-') {
        problems.push({
          index,
          message: `${JSON.stringify(tag)} is no tag; use O, B-LABEL, I-LABEL.`,
        });
      }
      continue;
    }
    const letter = plainLetter(tag.charAt(0));
    const goesOn = (letter === 'I' || letter === 'L') && open?.label === label;
    if (!goesOn) {
      close(index, false);
      open = { first: index, label };
      const mayBegin = letter === 'B' || letter === 'U' || (letter === 'I' && scheme === 'iob1');
      if (!mayBegin) {
        problems.push({ index, message: `${tag} goes on with an annotation that was not begun.` });
      }
    }
    if (letter === 'L' || letter === 'U') close(index + 1, true);
  }
  close(tags.length, false);
  return { spans, problems };
}

/** IOBES calls the last tag E and the single one S. */
function plainLetter(letter: string): string {
  return letter === 'E' ? 'L' : letter === 'S' ? 'U' : letter;
}

/** What stands after the first hyphen; `undefined` where the tag has no label. */
function labelOf(tag: string): string | undefined {
  return /^[BILUES]-(.+)$/su.exec(tag)?.[1];
}
