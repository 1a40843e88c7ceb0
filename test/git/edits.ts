// Random work of two annotators on one article.

import fc from 'fast-check';
import { compareAnnotations, compareIds, quote } from '../../src/core/model/annotation';
import type { Annotation, Relation } from '../../src/core/model/annotation';
import type { Sidecar } from '../../src/core/sidecar/sidecar';
import { textHash } from '../../src/core/text/hash';

// Few words, so that many annotations look alike: that is what a merge of lines trips over.
export const ARTICLE_TEXT = 'Mosul and Erbil and Mosul again, then Baghdad and Mosul. '.repeat(8);
const WORDS = [...ARTICLE_TEXT.matchAll(/\w+/g)].map(({ index, 0: word }) => ({
  start: index,
  end: index + word.length,
}));
const LABELS = ['actor', 'place', 'claim'];
const NOTES = ['sure', 'unsure', 'look again'];
const TYPES = ['source', 'location'];

type Placed = Annotation<'codePoint'>;

/** Twelve numbers below a thousand: what one edit draws from. */
type Draw = readonly number[];

const draw: fc.Arbitrary<Draw> = fc.array(fc.nat({ max: 999 }), { minLength: 12, maxLength: 12 });

/** What two annotators made of one base. */
export interface Pair {
  readonly base: Sidecar;
  readonly ours: Sidecar;
  readonly theirs: Sidecar;
}

/** @param most how many edits each side makes at most */
export function pairOfEdits(most: number): fc.Arbitrary<Pair> {
  const edits = fc.array(draw, { minLength: 1, maxLength: most });
  return fc
    .tuple(fc.array(draw, { maxLength: 12 }), edits, edits)
    .map(([first, ours, theirs]): Pair => {
      const base = first.reduce((sidecar, numbers, i) => add(sidecar, `b${i}`, numbers), EMPTY);
      return { base, ours: edited(base, 'm', ours), theirs: edited(base, 't', theirs) };
    });
}

const EMPTY: Sidecar = {
  article: { file: 'a.txt', sha256: textHash(ARTICLE_TEXT), length: ARTICLE_TEXT.length },
  status: 'in-progress',
  attributes: {},
  annotations: [],
  relations: [],
};

function edited(base: Sidecar, who: string, draws: readonly Draw[]): Sidecar {
  return draws.reduce((sidecar, numbers, i) => {
    const edit = pick(EDITS, numbers[0]);
    return edit(sidecar, `${who}${i}`, numbers.slice(1));
  }, base);
}

type Edit = (sidecar: Sidecar, newId: string, numbers: Draw) => Sidecar;

const EDITS: readonly Edit[] = [
  add,
  add,
  remove,
  retag,
  retagElsewhere,
  change(({ label, ...rest }, n) => ({ ...rest, label: other(LABELS, label, n) })),
  change((annotation, n, m) => ({ ...annotation, ...placeAt(n, m % 3) })),
  change((annotation, n) => ({ ...annotation, note: pick(NOTES, n) })),
  change(({ note, ...rest }) => (note === undefined ? { ...rest, note: 'x' } : rest)),
  change((annotation, n) => ({ ...annotation, entity: pick(['mosul', 'erbil'], n) })),
  change((annotation, n, m) => ({
    ...annotation,
    attributes: { ...annotation.attributes, [pick(['modality', 'tense', 'voice'], n)]: m % 3 },
  })),
  change(withoutAttributes),
  addRelation,
  addRelation,
  removeRelation,
  (sidecar, _id, [n]) => ({ ...sidecar, status: other(['todo', 'done'], sidecar.status, n) }),
  (sidecar, _id, [n, m = 0]) => ({
    ...sidecar,
    attributes: { ...sidecar.attributes, [pick(['topic', 'tone'], n)]: `x${m % 2}` },
  }),
];

function add(sidecar: Sidecar, id: string, [n = 0, m = 0, l, f = 0, e]: Draw): Sidecar {
  const annotation: Placed = {
    id: `${id}00000`.slice(0, 8),
    label: pick(LABELS, l),
    ...placeAt(n, m % 6 === 0 ? 1 : 0),
    ...(f % 2 === 0 && { entity: pick(['mosul', 'erbil'], e) }),
    ...(f % 5 === 0 && { note: pick(NOTES, e) }),
    ...(f % 3 === 0 && { attributes: { modality: f % 2 } }),
  };
  return withAnnotations(sidecar, [...sidecar.annotations, annotation]);
}

function remove(sidecar: Sidecar, _id: string, [n]: Draw): Sidecar {
  const gone = pickItem(sidecar.annotations, n);
  if (!gone) return sidecar;
  const relations = sidecar.relations.filter(({ from, to }) => from !== gone.id && to !== gone.id);
  const annotations = sidecar.annotations.filter((item) => item !== gone);
  return { ...sidecar, annotations, relations };
}

/** Deletes an annotation and tags the same words again: all is the same but the id. */
function retag(sidecar: Sidecar, id: string, numbers: Draw): Sidecar {
  const old = pickItem(sidecar.annotations, numbers[0]);
  if (!old) return sidecar;
  const { annotations, ...rest } = remove(sidecar, id, numbers);
  return withAnnotations(rest, [...annotations, { ...old, id: `${id}00000`.slice(0, 8) }]);
}

/** Deletes an annotation and tags other words in the same way. */
function retagElsewhere(sidecar: Sidecar, id: string, numbers: Draw): Sidecar {
  const old = pickItem(sidecar.annotations, numbers[0]);
  if (!old) return sidecar;
  const { annotations, ...rest } = remove(sidecar, id, numbers);
  const made = { ...old, id: `${id}00000`.slice(0, 8), ...placeAt(numbers[1] ?? 0, 0) };
  return withAnnotations(rest, [...annotations, made]);
}

function change(how: (annotation: Placed, n: number, m: number) => Placed): Edit {
  return (sidecar, _id, [n, m = 0, o = 0]) => {
    const changed = pickItem(sidecar.annotations, n);
    if (!changed) return sidecar;
    const annotations = sidecar.annotations.map((item) =>
      item === changed ? how(item, m, o) : item,
    );
    return withAnnotations(sidecar, annotations);
  };
}

function withoutAttributes({ id, label, fragments, text, ...rest }: Placed): Placed {
  const { entity, note } = rest;
  return {
    ...{ id, label, fragments, text },
    ...(entity !== undefined && { entity }),
    ...(note !== undefined && { note }),
  };
}

function addRelation(sidecar: Sidecar, id: string, [n, m, o]: Draw): Sidecar {
  const [from, to] = [pickItem(sidecar.annotations, n), pickItem(sidecar.annotations, m)];
  if (!from || !to) return sidecar;
  const relation: Relation = {
    id: `r${id}0000`.slice(0, 8),
    type: pick(TYPES, o),
    from: from.id,
    to: to.id,
  };
  return { ...sidecar, relations: [...sidecar.relations, relation].sort(compareIds) };
}

function removeRelation(sidecar: Sidecar, _id: string, [n]: Draw): Sidecar {
  const gone = pickItem(sidecar.relations, n);
  return { ...sidecar, relations: sidecar.relations.filter((item) => item !== gone) };
}

function withAnnotations(
  sidecar: Omit<Sidecar, 'annotations'>,
  annotations: readonly Placed[],
): Sidecar {
  return { ...sidecar, annotations: [...annotations].sort(compareAnnotations) };
}

/** @param more how many words after the first are in the span too */
function placeAt(n: number, more: number): Pick<Placed, 'fragments' | 'text'> {
  const at = n % (WORDS.length - 3);
  const span = { start: WORDS[at]?.start ?? 0, end: WORDS[at + more]?.end ?? 1 };
  return { fragments: [span], text: quote(ARTICLE_TEXT, [span]) };
}

function pick<T>(items: readonly T[], n = 0): T {
  return items[n % items.length] as T;
}

function pickItem<T>(items: readonly T[], n = 0): T | undefined {
  return items[n % Math.max(items.length, 1)];
}

function other<T>(items: readonly T[], not: T, n = 0): T {
  return pick(
    items.filter((item) => item !== not),
    n,
  );
}
