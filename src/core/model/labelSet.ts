// The labels, attributes and relation types in force.

import type { RuleLevels } from './ruleLevel';

/** One label that a span can be given. */
export interface Label {
  /** What sidecars and exports say: `actor`. */
  readonly key: string;
  /** What a person reads: `Actor`. */
  readonly name: string;
  /** One sentence on what the label is for. */
  readonly description: string;
  /**
   * What it marks. A `mention` (where this is absent) names a thing, so the same words mean it
   * elsewhere and no full stop belongs to it; a `statement` is a sentence or a part of one.
   */
  readonly kind?: 'mention' | 'statement';
}

/** What a value of an attribute must be. */
export type AttributeType = 'text' | 'number' | 'boolean' | 'choice' | 'choices';

/** One attribute that an annotation can have. */
export interface AttributeDefinition {
  readonly name: string;
  /** Keys of the labels that have it; every label where it is absent. */
  readonly labels?: readonly string[];
  readonly type: AttributeType;
  /** True where every annotation with one of the labels must have it. */
  readonly required?: boolean;
  /** What a `choice` or `choices` is from. */
  readonly values?: readonly string[];
}

/** One type of relation that can link two annotations. */
export interface RelationDefinition {
  /** What sidecars and exports say: `source`. */
  readonly type: string;
  /** Keys of the labels that it may lead from. */
  readonly from: readonly string[];
  /** Keys of the labels that it may lead to. */
  readonly to: readonly string[];
  /** True where every annotation that it may lead from must have one. */
  readonly required?: boolean;
}

/** The labels in force, in the order in which they are offered, and what goes with them. */
export interface LabelSet {
  readonly labels: readonly Label[];
  /** Absent: annotations may have any attributes, and nobody looks at them. */
  readonly attributes?: readonly AttributeDefinition[];
  /** Absent: relations may have any type and ends. */
  readonly relations?: readonly RelationDefinition[];
  /** Levels of the linter's rules in this corpus. */
  readonly check?: RuleLevels;
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
      kind: 'statement',
    },
  ],
  relations: [
    { type: 'source', from: ['claim'], to: ['actor'], required: true },
    { type: 'location', from: ['claim'], to: ['place'] },
    { type: 'target', from: ['claim'], to: ['actor'] },
  ],
};

/** The label of a key, `undefined` where the label set does not have it. */
export function labelOf({ labels }: LabelSet, key: string): Label | undefined {
  return labels.find((label) => label.key === key);
}

/** True for a label that names a thing. One that the label set does not know is taken for such. */
export function isMention(labelSet: LabelSet, key: string): boolean {
  return labelOf(labelSet, key)?.kind !== 'statement';
}

/** The attributes that annotations with a label can have. */
export function attributesOf(
  { attributes = [] }: LabelSet,
  labelKey: string,
): readonly AttributeDefinition[] {
  return attributes.filter(({ labels }) => labels?.includes(labelKey) ?? true);
}

/** The relation of a type, `undefined` where the label set does not have it. */
export function relationOf(
  { relations = [] }: LabelSet,
  type: string,
): RelationDefinition | undefined {
  return relations.find((known) => known.type === type);
}
