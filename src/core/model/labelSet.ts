// The labels in force.

/** One label that a span can be given. */
export interface Label {
  /** What sidecars and exports say: `actor`. */
  readonly key: string;
  /** What a person reads: `Actor`. */
  readonly name: string;
  /** One sentence on what the label is for. */
  readonly description: string;
}

/** The labels in force, in the order in which they are offered. */
export interface LabelSet {
  readonly labels: readonly Label[];
}

/** The label set of a corpus that brings none of its own. */
export const DEFAULT_LABEL_SET: LabelSet = {
  labels: [
    {
      key: 'actor',
      name: 'Actor',
      description: 'A person, group, organisation or state that acts or is acted upon.',
    },
    { key: 'place', name: 'Place', description: 'A named or described location.' },
    {
      key: 'claim',
      name: 'Claim',
      description: 'A statement that somebody presents as true or denies.',
    },
  ],
};

/** The label of a key, `undefined` where the label set does not have it. */
export function labelOf({ labels }: LabelSet, key: string): Label | undefined {
  return labels.find((label) => label.key === key);
}
