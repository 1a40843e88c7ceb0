// What most annotators say of one article.

import type { LeftOutCount, LeftOutWhat, LeftOutWhy } from '../choice/leftOut';
import { compareAnnotations, compareIds, makeAnnotation } from '../model/annotation';
import type { Annotation, Relation } from '../model/annotation';
import { STATUSES } from '../model/layer';
import type { Status } from '../model/layer';
import type { ExportLayer } from '../sidecar/sidecar';
import { groupSame, markKey, numbered } from './sameMarks';
import type { SameMarks } from './sameMarks';
import { vote, voteOnFields } from './vote';
import type { FieldVote } from './vote';

/** What came of a vote on one article. */
export interface Majority {
  readonly layer: ExportLayer;
  /** Annotations that exactly half of the annotators made: left out, for a person to decide. */
  readonly ties: readonly Mark[];
  readonly leftOut: readonly LeftOutCount[];
}

type Mark = Annotation<'codePoint'>;

/**
 * The layer that more than half of the annotators agree on, who are all that have a layer of the
 * article.
 *
 * - Annotations are the same where they have the same label and exactly the same fragments. One is
 *   kept where more than half of the annotators made it. Exactly half is a tie, and is left out.
 *   Where one annotator made it twice, the second counts as another one.
 * - A relation is kept where more than half of the annotators made it, with the same type between
 *   the same annotations. Both its ends are then kept, too.
 * - An attribute, an entity or a note is kept where more than half of those who made the annotation
 *   gave it this value; lists of choices in any order. Attributes of the article are voted on by all.
 * - The status is that of the annotator who is least far.
 *
 * The order of the layers changes nothing, and the majority of one layer is that layer. Ids are the
 * smallest of the annotators’ ids that are still free.
 * @param layers of the same text; relations lead from and to annotations of their own layer
 */
export function majorityLayer(layers: readonly ExportLayer[]): Majority {
  const marks = layers.map(({ annotations }) =>
    numbered([...annotations].sort(compareAnnotations), markKey),
  );
  const links = layers.map(({ relations }, i) => linksOf(relations, marks[i] ?? new Map()));
  const annotations = outcomeOf(groupSame(marks), layers.length);
  const relations = outcomeOf(groupSame(links), layers.length);
  const freeId = freeIds();
  const voted = annotations.kept
    .sort((a, b) => comparePlaces(a.members[0], b.members[0]) || (a.key < b.key ? -1 : 1))
    .map(({ key, members }) => ({ key, ...votedMark(members, freeId(members)) }));
  const idOf = new Map(voted.map(({ key, annotation }) => [key, annotation.id]));
  const attributes = voteOnFields(layers.map((layer) => layer.attributes));
  return {
    layer: {
      status: leastFar(layers.map(({ status }) => status)),
      attributes: attributes.kept,
      annotations: voted.map(({ annotation }) => annotation).sort(compareAnnotations),
      relations: relations.kept
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ members }) => votedLink(members, freeId(members), idOf))
        .sort(compareIds),
    },
    ties: annotations.ties.map(({ members }) => members[0]).sort(compareAnnotations),
    leftOut: [
      ...counted('annotation', 'tie', annotations.ties.length),
      ...counted('annotation', 'minority', annotations.minority),
      ...counted('relation', 'tie', relations.ties.length),
      ...counted('relation', 'minority', relations.minority),
      ...[...voted, attributes].flatMap(({ tied, outvoted }) => [
        ...counted('value', 'tie', tied),
        ...counted('value', 'minority', outvoted),
      ]),
    ],
  };
}

/** A relation of one annotator; its ends are keys of marks, which annotators share. */
interface Link {
  readonly id: string;
  readonly type: string;
  readonly from: string;
  readonly to: string;
}

function linksOf(
  relations: readonly Relation[],
  marks: ReadonlyMap<string, Mark>,
): ReadonlyMap<string, Link> {
  const keyOf = new Map([...marks].map(([key, { id }]) => [id, key]));
  const links = [...relations].sort(compareIds).flatMap(({ id, type, from, to }): Link[] => {
    const [first, second] = [keyOf.get(from), keyOf.get(to)];
    return first === undefined || second === undefined
      ? []
      : [{ id, type, from: first, to: second }];
  });
  return numbered(links, ({ type, from, to }) => JSON.stringify([type, from, to]));
}

/** What the votes decide of marks, each group of which is what several annotators made. */
function outcomeOf<T extends { readonly id: string }>(
  groups: readonly SameMarks<T>[],
  voters: number,
): { kept: SameMarks<T>[]; ties: readonly SameMarks<T>[]; minority: number } {
  const kept = groups.filter(({ members }) => members.length * 2 > voters);
  const ties = groups.filter(({ members }) => members.length * 2 === voters);
  return { kept, ties, minority: groups.length - kept.length - ties.length };
}

/** By place alone: the ids are still to be given. */
function comparePlaces(a: Mark, b: Mark): number {
  return compareAnnotations({ ...a, id: '' }, { ...b, id: '' });
}

type VotedMark = Omit<FieldVote, 'kept'> & { readonly annotation: Mark };

function votedMark([first, ...rest]: SameMarks<Mark>['members'], id: string): VotedMark {
  const members = [first, ...rest];
  const attributes = voteOnFields(members.map((one) => one.attributes ?? {}));
  const [entity, note, origin] = (['entity', 'note', 'origin'] as const).map((field) =>
    vote(members.map((one) => one[field])),
  );
  // Where an annotation comes from is no finding of the annotators.
  const votes = [entity, note];
  return {
    annotation: makeAnnotation<'codePoint'>({
      id,
      label: first.label,
      fragments: first.fragments,
      text: first.text,
      entity: entity?.value,
      attributes:
        members.some((one) => one.attributes) && Object.keys(attributes.kept).length > 0
          ? attributes.kept
          : undefined,
      note: note?.value,
      origin: origin?.value,
    }),
    tied: attributes.tied + votes.filter((one) => one?.lost === 'tie').length,
    outvoted: attributes.outvoted + votes.filter((one) => one?.lost === 'minority').length,
  };
}

function votedLink(
  [{ type, from, to }]: SameMarks<Link>['members'],
  id: string,
  idOf: ReadonlyMap<string, string>,
): Relation {
  // Whoever made the relation made both its ends, so that they were voted for as well.
  return { id, type, from: idOf.get(from) ?? '', to: idOf.get(to) ?? '' };
}

/** Gives each group of marks an id that no other one has: the smallest of its own that is free. */
function freeIds(): (members: readonly { readonly id: string }[]) => string {
  const taken = new Set<string>();
  return (members) => {
    const ids = members.map(({ id }) => id);
    let free = ids.find((id) => !taken.has(id));
    for (let n = 2; free === undefined; n += 1) {
      const made = `${ids[0] ?? ''}-${n}`;
      if (!taken.has(made)) free = made;
    }
    taken.add(free);
    return free;
  };
}

function leastFar(statuses: readonly Status[]): Status {
  return STATUSES.find((status) => statuses.includes(status)) ?? 'todo';
}

function counted(what: LeftOutWhat, why: LeftOutWhy, count: number): readonly LeftOutCount[] {
  return count > 0 ? [{ what, why, count }] : [];
}
