// Names that are labelled once and come again without a label.

import type { Annotation } from '../model/annotation';
import { addAnnotations } from '../model/edit';
import { isMention } from '../model/labelSet';
import type { LabelSet } from '../model/labelSet';
import { articleHeader } from '../text/header';
import type { Span } from '../text/span';
import { placedById } from './everyAnnotation';
import { isName } from './names';
import { quoted } from './quoted';
import type { Fix, Rule } from './rule';

export const unlabelledRepeat: Rule = {
  id: 'unlabelled-repeat',
  severity: 'info',
  scope: 'layer',
  docs: 'A name is labelled, and comes again later in the article without a label. The headline, the credits, and places inside another labelled name don’t count; nor do pronouns and descriptions in lower case.',
  *check({ article, layer, labelSet }) {
    if (article === undefined) return;
    const names = labelledNames(layer.annotations, labelSet);
    const covered = coverOf(layer.annotations, labelSet);
    for (const [name, spans] of repeats(article.text, names, covered)) {
      const count = spans.length === 1 ? 'once' : `${spans.length} times`;
      yield {
        id: name.id,
        spans,
        message: `${quoted(name.text)} is labelled ${name.label} and comes again ${count} without a label; label it there too, if it means the same.`,
      };
    }
  },
  fixes({ article, layer }, { id, spans = [] }, newId) {
    const name = placedById(layer, id);
    const [first] = spans;
    if (!article || !name || !first) return [];
    const tag = (span: Span): Annotation => ({
      id: newId(),
      label: name.label,
      fragments: [span],
      text: article.text.slice(span.start, span.end),
      ...(name.entity !== undefined && { entity: name.entity }),
    });
    const one: Fix = {
      title: `Label this ${quoted(name.text)} as ${name.label}`,
      edit: addAnnotations(layer, [tag(first)]),
    };
    if (spans.length === 1) return [{ ...one, isPreferred: true }];
    const all: Fix = {
      title: `Label all ${spans.length} of ${quoted(name.text)} as ${name.label}`,
      edit: addAnnotations(layer, spans.map(tag)),
      isPreferred: true,
    };
    return [one, all];
  },
};

/** The first annotation of each name, by the name. */
function labelledNames(
  annotations: readonly Annotation[],
  labelSet: LabelSet,
): ReadonlyMap<string, Annotation> {
  const names = new Map<string, Annotation>();
  for (const annotation of annotations) {
    const { label, text, fragments } = annotation;
    if (fragments.length > 1 || names.has(text)) continue;
    if (isMention(labelSet, label) && isName(text)) names.set(text, annotation);
  }
  return names;
}

/** Where names are labelled, as disjoint spans in order. */
function coverOf(annotations: readonly Annotation[], labelSet: LabelSet): readonly Span[] {
  const spans = annotations
    .filter(({ label }) => isMention(labelSet, label))
    .flatMap(({ fragments }) => fragments)
    .sort((a, b) => a.start - b.start);
  const cover: { start: number; end: number }[] = [];
  for (const { start, end } of spans) {
    const last = cover.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else cover.push({ start, end });
  }
  return cover;
}

/** Repeats of names after their annotation, in one pass over the text. */
function repeats(
  text: string,
  names: ReadonlyMap<string, Annotation>,
  covered: readonly Span[],
): ReadonlyMap<Annotation, readonly Span[]> {
  const byFirstWord = indexByFirstWord(names);
  if (byFirstWord.size === 0) return new Map();
  const found = new Map<Annotation, Span[]>();
  const bodyEnd = text.lastIndexOf(articleHeader(text).credits ?? '');
  let cover = 0;
  let from = 0;
  for (const { 0: word, index } of text.matchAll(wordsLike([...byFirstWord.keys()]))) {
    if (index < from) continue;
    if (index >= bodyEnd) break;
    for (const { name, lead } of byFirstWord.get(word) ?? []) {
      const span = { start: index - lead, end: index - lead + name.text.length };
      if (span.start < name.fragments[0].end || !text.startsWith(name.text, span.start)) continue;
      if (!isWhole(text, span)) continue;
      from = span.end;
      while ((covered[cover]?.end ?? Infinity) <= span.start) cover += 1;
      if ((covered[cover]?.start ?? Infinity) < span.end) break;
      const spans = found.get(name);
      if (spans) spans.push(span);
      else found.set(name, [span]);
      break;
    }
  }
  return found;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Finds the words that begin with the same letters as some, which far fewer words do than not. */
function wordsLike(some: readonly string[]): RegExp {
  const initials = new Set(some.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0)));
  const part = String.raw`[\p{L}\p{N}\p{M}]`;
  return new RegExp(`(?<!${part})[${[...initials].join('')}]${part}*`, 'gu');
}

const WORD_BEFORE = /[\p{L}\p{N}\p{M}][-‐‑]?$/u;
const WORD_AFTER = /^[-‐‑]?[\p{L}\p{N}\p{M}]/u;

/** The names by their first word, the longest first; `lead` is how far the word is in the name. */
function indexByFirstWord(names: ReadonlyMap<string, Annotation>) {
  const index = new Map<string, { name: Annotation; lead: number }[]>();
  for (const name of names.values()) {
    const first = name.text.matchAll(WORD).next().value;
    if (!first) continue;
    const entries = index.get(first[0]) ?? [];
    entries.push({ name, lead: first.index });
    index.set(first[0], entries);
  }
  for (const entries of index.values()) {
    entries.sort((a, b) => b.name.text.length - a.name.text.length);
  }
  return index;
}

/** True where no word goes over the edges: “Vale” is not in “Quiroga-Vale”. */
function isWhole(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(start - 3, 0), start);
  return !WORD_BEFORE.test(before) && !WORD_AFTER.test(text.slice(end, end + 3));
}
