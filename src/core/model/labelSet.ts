// The labels, attributes and relation types in force.

import type { AttributeValue } from './annotation';
import type { RuleLevels } from './ruleLevel';

/** One label that a span can be given. */
export interface Label {
  /** What sidecars and exports say: `actor`; `actor/state` is a kind of `actor`. */
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
  /** A name of the palette (`blue`) or `#rrggbb`; one is chosen where it is absent. */
  readonly colour?: string;
  /** One letter or digit that tags with it in annotating mode. */
  readonly shortcut?: string;
  /** Texts that get the label, for the person who codes. */
  readonly examples?: readonly string[];
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
  /** What a new annotation is given; nothing where it is absent. */
  readonly default?: AttributeValue;
  /** One sentence on what it is for. */
  readonly description?: string;
}

/** One type of relation that can link two annotations. */
export interface RelationDefinition {
  /** What sidecars and exports say: `source`. */
  readonly type: string;
  /** Keys of the labels that it may lead from. */
  readonly from: readonly string[];
  /** Keys of the labels that it may lead to. */
  readonly to: readonly string[];
  /** One sentence on what it is for. */
  readonly description?: string;
  /** True where every annotation that it may lead from must have one. */
  readonly required?: boolean;
}

/** Whether annotations may lie over each other. */
export type SpanRule = 'allow' | 'forbid';

/** How annotations may lie in a corpus; what is absent is allowed, except crossing. */
export interface SpanRules {
  /** Two annotations have a character in common, in whatever way. */
  readonly overlap?: SpanRule;
  /** One holds the other. */
  readonly nest?: SpanRule;
  /** They overlap and neither holds the other. */
  readonly cross?: SpanRule;
}

/** The labels in force, in the order in which they are offered, and what goes with them. */
export interface LabelSet {
  readonly labels: readonly Label[];
  /** Absent: annotations may have any attributes, and nobody looks at them. */
  readonly attributes?: readonly AttributeDefinition[];
  /** Absent: relations may have any type and ends. */
  readonly relations?: readonly RelationDefinition[];
  /** Attributes of whole articles. */
  readonly articleAttributes?: readonly AttributeDefinition[];
  readonly spans?: SpanRules;
  /** Web address, or path from the label set's folder, of the coding guidelines. */
  readonly guidelines?: string;
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

/** What a person reads for a label's key; the key itself where the label set does not have it. */
export function labelName(labelSet: LabelSet, key: string): string {
  return labelOf(labelSet, key)?.name ?? key;
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
