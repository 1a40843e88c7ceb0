// The shortest keys for a list of annotations: each one by a search over what all keys do.

import type { Annotation } from '../../../src/core/model/annotation';
import { findOccurrences } from '../../../src/core/occurrences/find';
import { untaggedSpans } from '../../../src/core/occurrences/untagged';
import { sameSpan } from '../../../src/core/text/span';
import type { Span } from '../../../src/core/text/span';
import { hullOf, isClaim } from './gold';
import type { Gold, Target } from './gold';
import { END_KEYS, isMeant, keyboardOn, selected } from './keyboard';
import type { Keyboard, Selection } from './keyboard';

/** Keys that are pressed one after the other, and the annotations that they make. */
export interface Step {
  readonly keys: readonly string[];
  readonly makes: readonly Target[];
}

const LABEL_KEYS: Readonly<Record<string, string>> = { actor: 'a', place: 'p', claim: 'c' };
// Of one annotation. What takes more is not worth looking for.
const MOST_KEYS = 10;

/**
 * Keys for all annotations, in the order of the text: each one with the fewest keys from where the
 * one before left the selection. @throws Error where one can't be reached
 */
export function planKeys({ text, targets }: Gold): readonly Step[] {
  const keyboard = keyboardOn(text);
  const steps: Step[] = [];
  let remaining = targets;
  let annotations: readonly Annotation[] = [];
  let selection: Selection = { anchor: 0, active: 0 };
  for (let [target] = remaining; target; [target] = remaining) {
    const wanted = target;
    const found = search(keyboard, selection, annotations, wanted);
    const keys = [...found.keys];
    selection = found.selection;
    wanted.fragments.slice(1).forEach((fragment, i) => {
      const part = annotationOf(text, wanted, wanted.fragments.slice(0, i + 1));
      const added = searchFragment(keyboard, selection, [...annotations, part], fragment);
      keys.push(...added.keys);
      // The editor selects all of the annotation then.
      selection = selected({ start: hullOf(wanted).start, end: fragment.end });
    });
    steps.push({ keys, makes: [wanted] });
    annotations = [...annotations, annotationOf(text, wanted, wanted.fragments)];
    remaining = remaining.filter((each) => each !== wanted);
    const others = everyOther(text, wanted, annotations, remaining);
    // For one more, going there takes as many keys.
    if (others.length > 1) {
      steps.push({ keys: ['o', 'Enter'], makes: others });
      const added = others.map((each) => annotationOf(text, each, each.fragments));
      annotations = [...annotations, ...added];
      remaining = remaining.filter((each) => !others.includes(each));
    }
  }
  return steps;
}

interface Found {
  readonly keys: readonly string[];
  readonly selection: Selection;
}

interface Node extends Found {
  /** What was tagged on the way, with its ends as they are now. */
  readonly built?: Annotation;
}

/** Breadth first, so that the first one found has the fewest keys. */
function search(
  keyboard: Keyboard,
  from: Selection,
  annotations: readonly Annotation[],
  { label, fragments: [span = NOWHERE] }: Target,
): Found {
  let nodes: readonly Node[] = [{ keys: [], selection: from }];
  const seen = new Set<string>();
  for (let length = 1; length <= MOST_KEYS; length += 1) {
    const next: Node[] = [];
    for (const node of nodes) {
      for (const after of stepsFrom(keyboard, node, annotations, label)) {
        if (after.built && sameSpan(after.built.fragments[0], span)) return after;
        const { anchor, active } = after.selection;
        const key = [anchor, active, ...ends(after.built)].join(' ');
        if (seen.has(key)) continue;
        seen.add(key);
        next.push(after);
      }
    }
    nodes = next;
  }
  throw new Error(`No keys are found for the ${label} at ${span.start}.`);
}

function ends(annotation: Annotation | undefined): readonly number[] {
  const span = annotation?.fragments[0];
  return span ? [span.start, span.end] : [];
}

function stepsFrom(
  keyboard: Keyboard,
  { keys, selection, built }: Node,
  annotations: readonly Annotation[],
  label: string,
): readonly Node[] {
  if (built) {
    if (!isMeant(selection, built, annotations)) return [];
    return Object.keys(END_KEYS).flatMap((key) => {
      const moved = keyboard.moveEnd(key, built);
      if (!moved) return [];
      return { keys: [...keys, key], selection: selected(moved.fragments[0]), built: moved };
    });
  }
  const moved = Object.entries(keyboard.moves).flatMap(([key, move]) => {
    const after = move(selection, annotations);
    return after ? { keys: [...keys, key], selection: after } : [];
  });
  const span = keyboard.meant(selection, annotations);
  const isFree =
    span &&
    !annotations.some(({ fragments }) => fragments.length === 1 && sameSpan(fragments[0], span));
  if (!isFree) return moved;
  const made = { id: 'new', label, fragments: [span] as const, text: '' };
  return [{ keys: [...keys, LABEL_KEYS[label] ?? label], selection, built: made }, ...moved];
}

/** The keys that select a fragment and add it to what was tagged last. */
function searchFragment(
  keyboard: Keyboard,
  from: Selection,
  annotations: readonly Annotation[],
  fragment: Span,
): Found {
  let nodes: readonly Found[] = [{ keys: [], selection: from }];
  const seen = new Set<string>();
  for (let length = 1; length <= MOST_KEYS; length += 1) {
    const next: Found[] = [];
    for (const { keys, selection } of nodes) {
      for (const [key, move] of Object.entries(keyboard.moves)) {
        const after = move(selection, annotations);
        if (!after) continue;
        const found = { keys: [...keys, key], selection: after };
        if (sameSpan(keyboard.meant(after, annotations) ?? NOWHERE, fragment)) {
          return { keys: [...found.keys, 'd'], selection: after };
        }
        const id = `${after.anchor} ${after.active}`;
        if (!seen.has(id)) next.push(found);
        seen.add(id);
      }
    }
    nodes = next;
  }
  throw new Error(`No keys are found for the fragment at ${fragment.start}.`);
}

/** What one `o` and Enter would tag, if all of it is wanted. */
function everyOther(
  text: string,
  target: Target,
  annotations: readonly Annotation[],
  remaining: readonly Target[],
): readonly Target[] {
  if (target.fragments.length > 1) return [];
  const { start, end } = hullOf(target);
  const places = untaggedSpans(
    findOccurrences(text, text.slice(start, end), { isWholeWord: true, isCaseSensitive: true }),
    annotations,
    { isInTheWay: (each) => isClaim(each) === isClaim(target) },
  );
  const wanted = places.flatMap(
    (place) =>
      remaining.find(
        (each) =>
          each.label === target.label &&
          each.fragments.length === 1 &&
          sameSpan(hullOf(each), place),
      ) ?? [],
  );
  return wanted.length === places.length ? wanted : [];
}

function annotationOf(text: string, { label }: Target, spans: readonly Span[]): Annotation {
  const [first = NOWHERE, ...rest] = spans;
  return {
    id: `${label} ${first.start} ${first.end}`,
    label,
    fragments: [first, ...rest],
    text: text.slice(first.start, first.end),
  };
}

const NOWHERE: Span = { start: -1, end: -1 };
