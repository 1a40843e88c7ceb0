// Where relations are drawn: in lanes under the lines of text, and in lanes of the left margin for
// those that lead to another line. The same for the SVG picture and for measured HTML.

/** Where a relation begins or ends: a line of text, and pixels from the left edge of the column. */
export interface ArcEnd {
  readonly line: number;
  readonly x: number;
}

export interface ArcLink {
  readonly from: ArcEnd;
  readonly to: ArcEnd;
  /** Pixels that its name needs. */
  readonly width: number;
}

/** The way of one relation. Lanes count from 0: next to the text, or next to the column. */
export interface ArcRoute {
  /** Lane under the line of its beginning. */
  readonly fromLane: number;
  /** Lane under the line of its end; the same where both are on one line. */
  readonly toLane: number;
  /** Lane in the margin; absent where both ends are on one line. */
  readonly marginLane?: number;
}

export interface ArcPlan {
  /** In the order of the links. */
  readonly routes: readonly ArcRoute[];
  /** How many lanes each line of text needs; lines without any are not in it. */
  readonly lanes: ReadonlyMap<number, number>;
  readonly marginLanes: number;
}

// Pixels between two relations on one lane.
const GAP = 6;

/** Finds lanes so that no two relations lie over each other; short ones are next to the text. */
export function planArcs(links: readonly ArcLink[]): ArcPlan {
  const order = links.map((_, index) => index).sort((a, b) => reach(links[a]) - reach(links[b]));
  const lines = new Map<number, Lanes>();
  const margin: Lanes = [];
  const routes = new Array<ArcRoute>(links.length).fill({ fromLane: 0, toLane: 0 });
  const lanesOf = (line: number): Lanes => {
    const known = lines.get(line) ?? [];
    lines.set(line, known);
    return known;
  };
  for (const index of order) {
    const link = links[index];
    if (!link) continue;
    const { from, to, width } = link;
    if (from.line === to.line) {
      const lane = takeLane(lanesOf(from.line), ...sameLine(from.x, to.x, width));
      routes[index] = { fromLane: lane, toLane: lane };
    } else {
      const [top, bottom] = [Math.min(from.line, to.line), Math.max(from.line, to.line)];
      routes[index] = {
        // The name stands where the relation begins.
        fromLane: takeLane(lanesOf(from.line), 0, from.x + GAP + (isNearMargin(link) ? width : 0)),
        toLane: takeLane(lanesOf(to.line), 0, to.x + GAP),
        marginLane: takeLane(margin, top, bottom + 0.5),
      };
    }
  }
  const lanes = new Map([...lines].map(([line, taken]) => [line, taken.length]));
  return { routes, lanes, marginLanes: margin.length };
}

/** True where a name has no room between the margin and the beginning of its relation. */
function isNearMargin({ from, width }: ArcLink): boolean {
  return from.x < width + 2 * GAP;
}

function reach(link: ArcLink | undefined): number {
  if (!link) return 0;
  const { from, to } = link;
  return Math.abs(from.line - to.line) * 100_000 + Math.abs(from.x - to.x);
}

function sameLine(a: number, b: number, width: number): readonly [number, number] {
  const [left, right] = [Math.min(a, b), Math.max(a, b)];
  const more = Math.max(width - (right - left), 0) / 2;
  return [left - more - GAP, right + more + GAP];
}

/** What is taken on each lane. */
type Lanes = [number, number][][];

function takeLane(lanes: Lanes, start: number, end: number): number {
  let lane = 0;
  while (lanes[lane]?.some(([from, to]) => from < end && start < to)) lane += 1;
  (lanes[lane] ??= []).push([start, end]);
  return lane;
}

/** Heights and places that a picture has for its lanes. */
export interface ArcPlaces {
  /** Bottom of the tag of an end. */
  readonly top: (end: 'from' | 'to') => number;
  /** Height of a lane under a line. */
  readonly laneY: (line: number, lane: number) => number;
  /** Place of a lane in the margin. */
  readonly marginX: (lane: number) => number;
}

/** One drawn relation. */
export interface ArcShape {
  /** Path data of the line. */
  readonly path: string;
  /** Path data of the arrow's head, at the end. */
  readonly head: string;
  /** Middle of the name, on its baseline. */
  readonly name: { readonly x: number; readonly y: number };
}

const CORNER = 5;
const HEAD = 5;

/** The shape of a relation on its way. */
export function arcShape(link: ArcLink, route: ArcRoute, places: ArcPlaces): ArcShape {
  const { from, to, width } = link;
  const fromY = places.laneY(from.line, route.fromLane);
  const toY = places.laneY(to.line, route.toLane);
  const end = places.top('to') + HEAD;
  const points: Point[] =
    route.marginLane === undefined
      ? [[from.x, places.top('from')], [from.x, fromY], [to.x, fromY], [to.x, end]] // prettier-ignore
      : [
          [from.x, places.top('from')],
          [from.x, fromY],
          [places.marginX(route.marginLane), fromY],
          [places.marginX(route.marginLane), toY],
          [to.x, toY],
          [to.x, end],
        ];
  const beside = isNearMargin(link) ? width / 2 + 3 : -GAP - width / 2;
  const x = route.marginLane === undefined ? (from.x + to.x) / 2 : from.x + beside;
  const tip = places.top('to');
  return {
    path: rounded(points),
    head: `M${n(to.x)} ${n(tip)}l${n(-HEAD * 0.6)} ${HEAD + 1}h${n(HEAD * 1.2)}z`,
    name: { x, y: fromY + 3.5 },
  };
}

type Point = readonly [number, number];

/** A line through points at right angles, with round corners. */
function rounded(points: readonly Point[]): string {
  const [first = [0, 0]] = points;
  let path = `M${n(first[0])} ${n(first[1])}`;
  for (let i = 1; i + 1 < points.length; i += 1) {
    const [before, corner, after] = [points[i - 1], points[i], points[i + 1]];
    if (!before || !corner || !after) continue;
    const [a, b] = [toward(corner, before), toward(corner, after)];
    path += `L${n(a[0])} ${n(a[1])}Q${n(corner[0])} ${n(corner[1])} ${n(b[0])} ${n(b[1])}`;
  }
  const [x, y] = points.at(-1) ?? first;
  return `${path}L${n(x)} ${n(y)}`;
}

/** The point on the way from one point to another where a round corner begins. */
function toward([x, y]: Point, [toX, toY]: Point): Point {
  const length = Math.hypot(toX - x, toY - y);
  const share = length === 0 ? 0 : Math.min(CORNER, length / 2) / length;
  return [x + (toX - x) * share, y + (toY - y) * share];
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}
