// What in a paragraph is probably a statement: what is quoted, or said by somebody.

import { clausesIn, withoutFullStop } from './clauses';
import { isMetadataLine } from './header';
import { REPORTING } from './newsWords';
import type { Quotation } from './quotations';
import { sentencesIn } from './sentences';
import { sourcesIn } from './sources';
import { containsSpan, trimSpan } from './span';
import type { Span } from './span';
import { wordsIn } from './words';

// Fewer words in quotation marks are a term.
const LEAST_WORDS = 2;
// As many words beside a quotation make no statement of their own: `it was “not bound by a truce”`.
const MOST_BESIDE = 2;

// Of a clause that only says who said something.
const LONGEST_SAYING = 12;

const SAID_BEFORE = /(?<!\p{L})(?<verb>\p{L}+)\s+(?:that\s+)?$/u;
const THAT_BEFORE = /\b(?:and|(?:told|said|says)(?:\s+[\p{L}\p{M}.’'-]+){1,5})\s+that\s+$/u;
const ACCORDING = /^according to\b/u;

/**
 * The probable statements of a paragraph, by where they start, the longer first: quotations without
 * their marks, what follows `said`, `denied that` and the like, and what stands before `, she said`
 * or `, according to`. Without the full stop. A guess by signs and lists of words, for English.
 * @param quotations those of the text
 */
export function probableStatements(
  text: string,
  paragraph: Span,
  quotations: readonly Quotation[],
): readonly Span[] {
  if (isMetadataLine(text.slice(paragraph.start, paragraph.end))) return [];
  return sentencesIn(text, paragraph).flatMap((sentence) => {
    const quoted = quotedIn(text, sentence, quotations);
    const reported = reportedIn(text, sentence, quotations).filter((clause) =>
      quotations.every(({ whole }) => isMoreThan(text, clause, whole)),
    );
    return [...quoted, ...reported]
      .flatMap((span) => trimSpan(text, span) ?? [])
      .sort((a, b) => a.start - b.start || b.end - a.end);
  });
}

/** Without those that are in another one. */
function quotedIn(text: string, sentence: Span, quotations: readonly Quotation[]): readonly Span[] {
  return quotations.flatMap(({ whole, inside }) => {
    const isHere = sentence.start <= inside.start && inside.start < sentence.end;
    const isOuter = !quotations.some(
      (other) => other.whole !== whole && containsSpan(other.inside, whole),
    );
    const isLong = isHere && isOuter && wordsIn(text, inside).length >= LEAST_WORDS;
    return isLong ? withoutFullStop(text, inside) : [];
  });
}

function reportedIn(
  text: string,
  sentence: Span,
  quotations: readonly Quotation[],
): readonly Span[] {
  const clauses = clausesIn(text, sentence, quotations);
  const isSaid = (clause: Span | undefined): boolean => {
    const before = text.slice(sentence.start, clause?.start ?? sentence.start);
    const verb = SAID_BEFORE.exec(before)?.groups?.['verb'] ?? '';
    return REPORTING.test(verb) || THAT_BEFORE.test(before);
  };
  return clauses.filter((clause, i) => {
    if (isSaid(clause)) return true;
    const next = clauses[i + 1];
    return next !== undefined && isSaying(text, next) && !isSaid(clauses[i + 2]);
  });
}

/** `a resident said` or `according to the council`. */
function isSaying(text: string, clause: Span): boolean {
  if (ACCORDING.test(text.slice(clause.start, clause.end))) return true;
  const isSource = sourcesIn(text, clause).some(({ start }) => start === clause.start);
  return isSource && wordsIn(text, clause).length <= LONGEST_SAYING;
}

/** A clause that a quotation has no part in, or only one of its parts. */
function isMoreThan(text: string, clause: Span, quotation: Span): boolean {
  if (clause.end <= quotation.start || quotation.end <= clause.start) return true;
  if (!containsSpan(clause, quotation)) return false;
  const before = wordsIn(text, { start: clause.start, end: quotation.start }).length;
  return before + wordsIn(text, { start: quotation.end, end: clause.end }).length > MOST_BESIDE;
}
