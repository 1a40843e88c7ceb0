// brat standoff: a folder with a text and an annotation file for each article, and its settings.

import type { Annotation, AttributeValue } from '../core/model/annotation';
import { quoted } from '../core/check/quoted';
import { offsetMap } from '../core/text/offsets';
import { sortedAttributes } from './attributes';
import { BRAT_VALUE, bratNames, bratSettings } from './bratSettings';
import type { BratNames } from './bratSettings';
import { bratFragments, DETAILS, JOINED, sameSpans } from './bratFragments';
import type { BratFragment } from './bratFragments';
import type { ExportArticle, FilePiece, Format } from './format';
import { HOLDS_ALL } from './holds';
import { reportLosses } from './loss';
import type { ArticleLosses } from './loss';
import { readBrat } from './readBrat';
import { safePaths } from './safePaths';
import type { WriteContext } from './writeContext';

/**
 * Offsets are code points. What brat can't hold is in a note as JSON, so that it can be read back:
 * ids, names that were changed, and attributes that are no choice.
 */
export const BRAT: Format = {
  id: 'brat',
  title: 'brat standoff',
  description: 'A folder of texts and annotation files for brat, with its settings.',
  writesTexts: true,
  holds: { ...HOLDS_ALL, articleAttributes: false },
  async *write(articles, context) {
    const pathOf = safePaths();
    const names = bratNames();
    for await (const article of articles) {
      const path = pathOf(article.id);
      if (path !== article.id) {
        const message = `The files are named ${quoted(path)}, since not every system takes the name.`;
        reportName(article, message, context);
      }
      yield* articlePieces(article, path, names, context);
    }
    yield* bratSettings(names, context.labelSet);
  },
  read: readBrat,
};

function reportName(article: ExportArticle, message: string, { lose }: WriteContext): void {
  lose({ articleId: article.id, kind: 'file-renamed', message, position: { line: 1, column: 1 } });
}

function* articlePieces(
  article: ExportArticle,
  path: string,
  names: BratNames,
  context: WriteContext,
): Generator<FilePiece, void> {
  const losses = reportLosses(article, BRAT.holds, context.lose);
  yield { path: `${path}.txt`, content: article.text };
  // brat takes an article without this file for one that it must not show.
  yield { path: `${path}.ann`, content: '' };
  const lines = annLines(article, names, context, losses);
  if (lines.length > 0) yield { path: `${path}.ann`, content: `${lines.join('\n')}\n` };
}

function annLines(
  { text, layer }: ExportArticle,
  names: BratNames,
  { entities }: WriteContext,
  losses: ArticleLosses,
): readonly string[] {
  const offsets = offsetMap(text);
  const lines: string[] = [];
  const numbers = new Map(layer.annotations.map(({ id }, i) => [id, i + 1]));
  const counts = { A: 0, N: 0, '#': 0 };
  const add = (letter: keyof typeof counts, rest: string): void => {
    counts[letter] += 1;
    lines.push(`${letter}${counts[letter]}\t${rest}`);
  };
  for (const annotation of layer.annotations) {
    const target = `T${numbers.get(annotation.id) ?? 0}`;
    const { label, entity, attributes = {}, note } = annotation;
    const parts = bratFragments(text, offsets, annotation.fragments);
    if (parts.length === 0) {
      const message = 'The annotation has no character that brat can show, and is left out.';
      losses.annotation('annotation', annotation, message);
      numbers.delete(annotation.id);
      continue;
    }
    const isJoined = parts.length > annotation.fragments.length;
    const places = parts.map(({ start, end }) => `${start} ${end}`).join(';');
    const words = parts.map(({ words }) => words).join(' ');
    lines.push(`${target}\t${names.label(label)} ${places}\t${words}`);
    if (isJoined) add('A', `${JOINED} ${target}`);
    for (const [name, value] of Object.entries(sortedAttributes(attributes))) {
      const line = attributeLine(target, label, name, value, names);
      if (line !== undefined) add('A', line);
    }
    const item = entity === undefined ? undefined : entities.get(entity);
    if (item?.wikidata !== undefined) {
      const title = item.name.replace(/\s+/gu, ' ');
      add('N', `Reference ${target} Wikidata:${item.wikidata}\t${title}`);
    }
    if (note !== undefined && isOneLine(note)) add('#', `AnnotatorNotes ${target}\t${note}`);
    add(
      '#',
      `${DETAILS} ${target}\t${JSON.stringify(details(annotation, parts, names.label(label)))}`,
    );
  }
  layer.relations.forEach(({ id, type, from, to }, i) => {
    const [first, second] = [numbers.get(from), numbers.get(to)];
    if (first === undefined || second === undefined) {
      losses.relation(
        { id, type, from, to },
        `The relation ${type} has lost one of its annotations.`,
      );
      return;
    }
    const labelOf = (wanted: string): string =>
      layer.annotations.find((annotation) => annotation.id === wanted)?.label ?? '';
    const name = names.relation(type, labelOf(from), labelOf(to));
    lines.push(`R${i + 1}\t${name} Arg1:T${first} Arg2:T${second}`);
    add('#', `${DETAILS} R${i + 1}\t${JSON.stringify({ id, type })}`);
  });
  return lines;
}

/** A text that a note can hold as it is. */
function isOneLine(note: string): boolean {
  return note.trim() !== '' && note === note.trim() && !/[\p{Cc}\u2028\u2029]/u.test(note);
}

/** What brat has no place for, or could not say again: beside the id, as little as there is. */
function details(
  annotation: Annotation<'codePoint'>,
  parts: readonly BratFragment[],
  name: string,
): unknown {
  const { id, label, fragments, entity, attributes = {}, note, origin } = annotation;
  const isCut = !sameSpans(parts, fragments);
  const hidden = Object.entries(sortedAttributes(attributes)).filter(
    ([, value]) => !isShown(value),
  );
  return {
    id,
    ...(name !== label && { label }),
    ...(isCut && { fragments: fragments.map(({ start, end }) => [start, end]) }),
    ...(entity !== undefined && { entity }),
    ...(hidden.length > 0 && { attributes: Object.fromEntries(hidden) }),
    ...(note !== undefined && !isOneLine(note) && { note }),
    ...(origin !== undefined && { origin }),
  };
}

/** True for a flag or a choice; free texts, numbers and lists are in the details alone. */
function isShown(value: AttributeValue): boolean {
  return value === true || (typeof value === 'string' && BRAT_VALUE.test(value));
}

function attributeLine(
  target: string,
  label: string,
  name: string,
  value: AttributeValue,
  names: BratNames,
): string | undefined {
  if (value === true) return `${names.attribute(name, label, undefined)} ${target}`;
  if (typeof value !== 'string' || !isShown(value)) return undefined;
  return `${names.attribute(name, label, value)} ${target} ${value}`;
}
