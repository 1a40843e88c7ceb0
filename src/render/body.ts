// The drawing as elements of HTML: the text in its paragraphs, lines under it, tags and relations.

import { charactersOf } from '../core/text/graphemes';
import { dateLength } from './drawing';
import type {
  Drawing,
  DrawnAnnotation,
  DrawnRelation,
  Paragraph,
  ParagraphKind,
  Segment,
} from './drawing';
import { element } from './tree';
import type { Element, Node } from './tree';
import type { Words } from './words';

export interface BodyOptions {
  readonly words: Words;
  /** True where tags are buttons of a view; else they are links that lead to themselves. */
  readonly isView: boolean;
}

/** Levels that have a class of their own; deeper ones are drawn on the last. */
export const MOST_LEVELS = 40;

/**
 * One element for each line of the canonical text, with its start in `data-start`. Their texts
 * together are the canonical text, but for characters that HTML can't hold (see `drawable`); lists
 * of relations stand between them.
 */
export function bodyOf(drawing: Drawing, options: BodyOptions): readonly Element[] {
  const lineOf = new Map<number, number>();
  for (const [index, { segments }] of drawing.paragraphs.entries()) {
    for (const { tags } of segments) {
      for (const { annotation, isFirst } of tags) if (isFirst) lineOf.set(annotation, index);
    }
  }
  const relationsOf = new Map<number | undefined, DrawnRelation[]>();
  for (const relation of drawing.relations) {
    const line = lineOf.get(relation.from);
    relationsOf.set(line, [...(relationsOf.get(line) ?? []), relation]);
  }
  return drawing.paragraphs.flatMap((paragraph, index) => {
    const line = lineElement(paragraph, drawing, options);
    const relations = relationsOf.get(index) ?? [];
    return relations.length === 0 ? [line] : [line, relationList(relations, drawing, options)];
  });
}

const LINE_ELEMENT: Readonly<Record<ParagraphKind, string>> = {
  title: 'h1',
  meta: 'p',
  text: 'p',
  blank: 'div',
};

function lineElement(
  { kind, span, segments, hasLineFeed }: Paragraph,
  drawing: Drawing,
  options: BodyOptions,
): Element {
  const children = segments.flatMap((segment) =>
    kind === 'title' && segment.span.start === span.start && segment.marks.length === 0
      ? titleStart(segment.text)
      : [segmentNode(segment, drawing, options)],
  );
  return element(
    LINE_ELEMENT[kind],
    { class: `line ${kind}`, dir: 'auto', 'data-start': String(span.start) },
    hasLineFeed ? [...children, '\n'] : children,
  );
}

/** The date in small print, and the title after it. */
function titleStart(text: string): readonly Node[] {
  const length = dateLength(text);
  return [element('span', { class: 'date' }, [text.slice(0, length)]), text.slice(length)];
}

// A line box grows below the text only where something is drawn there: what is lowered makes it
// grow, and its text is raised again (see style.ts).
function segmentNode(segment: Segment, drawing: Drawing, options: BodyOptions): Node {
  const { text, marks } = segment;
  if (marks.length === 0) return text;
  const { annotations, labels } = drawing;
  const [deepest = 0] = marks;
  let inside: readonly Node[] = withTags(segment, drawing, options);
  for (const mark of [...marks].reverse()) {
    const annotation = annotations[mark];
    const line = labels[annotation?.label ?? 0]?.line ?? 'solid';
    const look = `k${annotation?.label ?? 0} ${line} v${levelClass(annotation)}`;
    inside = [element('span', { class: `u ${look}`, 'data-of': annotation?.id }, inside)];
  }
  const depth = levelClass(annotations[deepest]);
  return element('span', { class: `low d${depth}` }, [
    element('span', { class: `high d${depth}` }, inside),
  ]);
}

function levelClass(annotation: DrawnAnnotation | undefined): number {
  return Math.min(annotation?.level ?? 0, MOST_LEVELS - 1);
}

/** Tags hang on the first character, since a thing of one character is never broken in two. */
function withTags(
  { text, tags }: Segment,
  { annotations, labels }: Drawing,
  { isView }: BodyOptions,
): readonly Node[] {
  if (tags.length === 0) return [text];
  const [first] = charactersOf(text.slice(0, 200));
  const head = first?.segment ?? '';
  const elements = tags.map(({ annotation: index, text: words, isFirst }) => {
    const annotation = annotations[index];
    const label = labels[annotation?.label ?? 0];
    const id = annotation?.id ?? '';
    const look = `tag k${annotation?.label ?? 0} v${levelClass(annotation)}`;
    const common = { class: look, 'data-tag': words, 'data-id': id };
    // Only what begins an annotation is a stop for the keyboard.
    if (!isFirst) return element('span', { ...common, 'aria-hidden': 'true' });
    const named = { ...common, 'aria-label': annotation?.title ?? label?.name };
    return isView
      ? element('span', { ...named, role: 'button', tabindex: '0', 'aria-pressed': 'false' })
      : element('a', { ...named, id: anchor(id), href: `#${anchor(id)}` });
  });
  return [
    element('span', { class: 'room' }, [element('span', { class: 'at' }, [head, ...elements])]),
    text.slice(head.length),
  ];
}

function anchor(id: string): string {
  return `a-${encodeURIComponent(drawableId(id))}`;
}

/** An id as it is on disk may hold half a pair, which no address can. */
function drawableId(id: string): string {
  return id.replace(/\p{Surrogate}/gu, '\uFFFD');
}

function relationList(
  relations: Drawing['relations'],
  { annotations }: Drawing,
  { words, isView }: BodyOptions,
): Element {
  const end = (index: number): Node => {
    const annotation = annotations[index];
    const title = annotation?.title ?? '';
    return isView ? title : element('a', { href: `#${anchor(annotation?.id ?? '')}` }, [title]);
  };
  return element(
    'ul',
    { class: 'relations', 'aria-label': words.relations },
    relations.map(({ id, type, from, to }) =>
      element(
        'li',
        {
          'data-relation': id,
          'data-type': type,
          'data-from': annotations[from]?.id,
          'data-to': annotations[to]?.id,
        },
        [
          element('span', { class: 'type' }, [type]),
          ': ',
          end(from),
          element('span', { class: 'arrow' }, [' → ']),
          end(to),
        ],
      ),
    ),
  );
}

/** The labels with their looks and how often each is there. */
export function legendOf({ labels }: Drawing, words: Words): Element | undefined {
  if (labels.length === 0) return undefined;
  return element(
    'ul',
    { class: 'legend', 'aria-label': words.labels },
    labels.map(({ name, line, count }, index) =>
      element('li', {}, [
        element('span', { class: `u k${index} ${line}` }, [
          element('span', { class: `chip k${index}` }, [name]),
        ]),
        ` ${count}`,
      ]),
    ),
  );
}
