// Which entity a mention may mean, the likeliest first.

import { distance } from 'fastest-levenshtein';
import type { Entity } from './entity';
import { acronymsOf, isAcronym, nameFold } from './entityName';

/** Why an entity is offered, the strongest reason first. */
export const MATCHES = [
  /** The text is its name or an alias, in some spelling. */
  'name',
  /** The same text is linked to it elsewhere. */
  'used',
  /** One is the acronym of the other. */
  'acronym',
  /** The words of one are among those of the other. */
  'part',
  /** Words of its name begin with the text. */
  'begins',
  /** The text is somewhere in its name. */
  'contains',
  /** They differ by a few letters. */
  'similar',
  'other',
] as const;

export type Match = (typeof MATCHES)[number];

/** One entity that is offered. */
export interface Candidate {
  readonly entity: Entity;
  readonly match: Match;
  /** How many mentions with the same text are linked to it. */
  readonly uses: number;
}

/** How mentions of a corpus are linked. */
export interface EntityUses {
  /** How many mentions with a text (as `nameFold` gives it) are linked to each key. */
  ofText(folded: string): ReadonlyMap<string, number>;
  /** How many mentions are linked to each key. */
  readonly all: ReadonlyMap<string, number>;
}

export const NO_USES: EntityUses = { ofText: () => new Map(), all: new Map() };

/** A name as it is compared: made once for a list, since a list is long. */
interface Name {
  readonly folded: string;
  readonly words: readonly string[];
  readonly isAcronym: boolean;
  /** The acronyms that it may have. */
  readonly acronyms: readonly string[];
}

interface Named {
  readonly entity: Entity;
  readonly names: readonly Name[];
}

/** Looks entities up for one text after the other. */
export interface EntityFinder {
  /**
   * All entities, the likeliest for a text first.
   * @param label key of the mention's label: entities of that label go first among equals
   */
  candidates(text: string, label?: string): readonly Candidate[];
}

/** @param entities also those that are only in use, with their key as a name */
export function entityFinder(
  entities: readonly Entity[],
  uses: EntityUses = NO_USES,
): EntityFinder {
  const named = entities.map((entity): Named => ({
    entity,
    names: [entity.name, ...entity.aliases, entity.key.replaceAll('-', ' ')].map(nameOf),
  }));
  return {
    candidates(text, label) {
      const wanted = nameOf(text);
      const ofText = wanted.folded === '' ? new Map<string, number>() : uses.ofText(wanted.folded);
      return named
        .map(({ entity, names }): Candidate => {
          const count = ofText.get(entity.key) ?? 0;
          return { entity, match: matchOf(wanted, names, count), uses: count };
        })
        .sort((a, b) => compareCandidates(a, b, label, uses.all));
    },
  };
}

function nameOf(text: string): Name {
  const folded = nameFold(text);
  return {
    folded,
    words: folded.split(' '),
    isAcronym: isAcronym(text),
    acronyms: acronymsOf(folded),
  };
}

function matchOf(wanted: Name, names: readonly Name[], uses: number): Match {
  if (wanted.folded === '') return 'other';
  if (names.some(({ folded }) => folded === wanted.folded)) return 'name';
  if (uses > 0) return 'used';
  if (names.some((name) => isAcronymOf(wanted, name) || isAcronymOf(name, wanted))) {
    return 'acronym';
  }
  if (names.some((name) => hasWords(name, wanted))) return 'part';
  if (names.some(({ folded }) => ` ${folded}`.includes(` ${wanted.folded}`))) return 'begins';
  if (names.some(({ folded }) => folded.includes(wanted.folded))) return 'contains';
  return names.some(({ folded }) => isSimilar(folded, wanted.folded)) ? 'similar' : 'other';
}

function isAcronymOf(short: Name, long: Name): boolean {
  return short.isAcronym && long.acronyms.includes(short.folded.replaceAll(' ', ''));
}

/** True where all words of one name are in the other. Two letters are nothing to go by. */
function hasWords(a: Name, b: Name): boolean {
  const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a];
  return few.folded.length > 2 && few.words.every((word) => many.words.includes(word));
}

// A letter in four may be another, so that names of three letters must be the same.
const LETTERS_FOR_A_SLIP = 4;

/** True where two names differ by a few letters in all. */
function isSimilar(a: string, b: string): boolean {
  const most = Math.floor(Math.min(a.length, b.length) / LETTERS_FOR_A_SLIP);
  return Math.abs(a.length - b.length) <= most && most > 0 && distance(a, b) <= most;
}

function compareCandidates(
  a: Candidate,
  b: Candidate,
  label: string | undefined,
  all: ReadonlyMap<string, number>,
): number {
  const rank = ({ match }: Candidate): number => MATCHES.indexOf(match);
  const fits = ({ entity }: Candidate): number =>
    label !== undefined && entity.label === label ? 0 : 1;
  const used = ({ entity }: Candidate): number => all.get(entity.key) ?? 0;
  return (
    rank(a) - rank(b) ||
    b.uses - a.uses ||
    fits(a) - fits(b) ||
    used(b) - used(a) ||
    (a.entity.name < b.entity.name ? -1 : a.entity.name > b.entity.name ? 1 : 0)
  );
}
