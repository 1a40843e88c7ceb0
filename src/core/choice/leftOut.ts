// How much a person's choices leave out of an export.

/** What is left out. */
export type LeftOutWhat =
  | 'article'
  | 'annotation'
  | 'relation'
  /** An attribute, an entity or a note of something that is kept. */
  | 'value';

/** Why it is left out. */
export type LeftOutWhy =
  /** Nobody of those who were chosen annotated the article. */
  | 'layer'
  /** The work on the article is not as far as was asked for. */
  | 'status'
  /** Another date, or none. */
  | 'date'
  /** Another agency, or none. */
  | 'agency'
  /** No annotation is in it. */
  | 'empty'
  /** The label was not chosen, or that of one end of a relation. */
  | 'label'
  /** Exactly half of the annotators say so. */
  | 'tie'
  /** Fewer than half of the annotators say so. */
  | 'minority';

/** How many things are left out for one reason. */
export interface LeftOutCount {
  readonly what: LeftOutWhat;
  readonly why: LeftOutWhy;
  /** Above 0. */
  readonly count: number;
}

/** Adds up what is left out. */
export interface LeftOutTally {
  add(counts: readonly LeftOutCount[]): void;
  /** Sorted by what and why. */
  counts(): readonly LeftOutCount[];
}

export function tallyLeftOut(): LeftOutTally {
  const sums = new Map<string, LeftOutCount>();
  return {
    add(counts) {
      for (const one of counts) {
        const key = `${one.what} ${one.why}`;
        const count = (sums.get(key)?.count ?? 0) + one.count;
        if (count > 0) sums.set(key, { ...one, count });
      }
    },
    counts: () => [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
  };
}
