// Draws relations as lines between tags, where the browser has put them.

import { arcShape, planArcs } from '../render/arcs';
import type { ArcLink } from '../render/arcs';

const SVG = 'http://www.w3.org/2000/svg';

// Pixels: height of a lane, what is between the tags of a line and its first lane, the width of a
// letter of a name, the height of letters with what a line has round them anyway, and how far two
// things on one line may be apart in height.
const LANE = 14;
const ABOVE = 9;
const LETTER = 6;
const SMALLEST = 24;
const SAME_LINE = 8;

/** A line of text on the screen, in pixels from the article's corner. */
interface ScreenLine {
  /** Top of its letters. */
  readonly top: number;
  /** Bottom of its lowest line or tag. */
  bottom: number;
  /** Where a thing can be lowered so that the line grows; absent on a line without tags. */
  room?: HTMLElement;
}

interface Link extends ArcLink {
  readonly type: string;
  readonly from: ArcLink['from'] & { readonly tag: HTMLElement };
  readonly to: ArcLink['to'] & { readonly tag: HTMLElement };
}

/**
 * Draws all relations that the lists in an article name, and takes away what was drawn before. The
 * lists stay for screen readers, and for print.
 */
export function drawArcs(article: HTMLElement): void {
  article.querySelector(':scope > .arcs')?.remove();
  const items = [...article.querySelectorAll<HTMLElement>('[data-relation]')];
  const tags = new Map<string, HTMLElement>();
  for (const tag of article.querySelectorAll<HTMLElement>('.tag[aria-label]')) {
    tags.set(tag.dataset['id'] ?? '', tag);
  }
  for (const room of article.querySelectorAll<HTMLElement>('.room[style]')) {
    room.style.removeProperty('--room');
  }
  article.classList.toggle('drawn', items.length > 0);
  if (items.length === 0) return;

  const column = Number.parseFloat(getComputedStyle(article).paddingLeft) || 0;
  const before = screenOf(article, tags);
  const links = items.flatMap((item): Link[] => {
    const { from = '', to = '', type = '' } = item.dataset;
    const [a, b] = [tags.get(from), tags.get(to)];
    const [start, end] = [a && before.places.get(a), b && before.places.get(b)];
    if (!a || !b || !start || !end) return [];
    return [
      {
        type,
        from: { line: start.line, x: start.middle - column, tag: a },
        to: { line: end.line, x: end.middle - column, tag: b },
        width: type.length * LETTER + 6,
      },
    ];
  });
  const plan = planArcs(links);
  for (const [index, { top, bottom, room }] of before.lines.entries()) {
    const lanes = plan.lanes.get(index) ?? 0;
    if (lanes === 0) continue;
    // Letters reach down about as far as the line box of the text does.
    room?.style.setProperty(
      '--room',
      `${Math.ceil(bottom - top - SMALLEST + ABOVE + lanes * LANE)}px`,
    );
  }

  // Lines are lower now; what stands on which line is as it was.
  const now = screenOf(article, tags);
  const step = Math.min(8, 24 / Math.max(plan.marginLanes, 1));
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'arcs');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('width', String(article.clientWidth));
  svg.setAttribute('height', String(article.clientHeight));
  const group = draw('g', { transform: `translate(${column} 0)` });
  const names: SVGElement[] = [];
  for (const [index, link] of links.entries()) {
    const route = plan.routes[index];
    if (!route) continue;
    const shape = arcShape(link, route, {
      top: (end) => (now.places.get(link[end].tag)?.bottom ?? 0) + 1,
      laneY: (line, lane) => (now.lines[line]?.bottom ?? 0) + ABOVE + lane * LANE,
      marginX: (lane) => -10 - lane * step,
    });
    group.append(draw('path', { d: shape.path }), draw('path', { d: shape.head, class: 'head' }));
    const name = draw('text', { x: String(shape.name.x), y: String(shape.name.y) });
    name.textContent = link.type;
    names.push(name);
  }
  group.append(...names);
  svg.append(group);
  article.append(svg);
}

/** Draws the relations of an article again whenever its width changes. */
export function redrawOnResize(article: HTMLElement): void {
  new ResizeObserver(() => {
    // Drawing changes the article's height itself; only a new width makes new lines.
    if (article.dataset['width'] === String(article.clientWidth)) return;
    article.dataset['width'] = String(article.clientWidth);
    drawArcs(article);
  }).observe(article);
}

/** A tag on the screen, in pixels from the article's corner. */
interface Place {
  /** Index of its line. */
  readonly line: number;
  readonly middle: number;
  readonly bottom: number;
}

interface Screen {
  readonly lines: readonly ScreenLine[];
  readonly places: ReadonlyMap<HTMLElement, Place>;
}

/** Looks where all tags are now, and on which lines. */
function screenOf(article: HTMLElement, tags: ReadonlyMap<string, HTMLElement>): Screen {
  const corner = article.getBoundingClientRect();
  const lines: ScreenLine[] = [];
  const lineAt = (top: number): number => {
    // Letters of one line are at one height, give or take another typeface; lines come in order.
    for (let index = lines.length - 1; index >= 0; index -= 1) {
      const distance = Math.abs((lines[index]?.top ?? 0) - top);
      if (distance < SAME_LINE) return index;
    }
    return lines.push({ top, bottom: 0 }) - 1;
  };
  const reach = (index: number, bottom: number): void => {
    const line = lines[index];
    if (line) line.bottom = Math.max(line.bottom, bottom);
  };
  for (const under of article.querySelectorAll<HTMLElement>('.u')) {
    for (const { top, bottom } of under.getClientRects()) {
      reach(lineAt(top - corner.top), bottom - corner.top);
    }
  }
  const places = new Map<HTMLElement, Place>();
  for (const tag of tags.values()) {
    const room = tag.closest<HTMLElement>('.room');
    const letter = tag.parentElement;
    if (!room || !letter) continue;
    const { left, width, bottom } = tag.getBoundingClientRect();
    const line = lineAt(letter.getBoundingClientRect().top - corner.top);
    reach(line, bottom - corner.top);
    places.set(tag, {
      line,
      middle: left - corner.left + width / 2,
      bottom: bottom - corner.top,
    });
    const on = lines[line];
    if (on) on.room ??= room;
  }
  return { lines, places };
}

function draw(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
