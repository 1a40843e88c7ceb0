// The labels, attributes and relation types in force.

import type { AboutDataset } from '../report/about';
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
   * What it marks. A `mention` names a thing, so the same words mean it elsewhere and no full stop
   * belongs to it; a `statement` is a sentence or a part of one. Where this is absent, the label
   * that it is a kind of decides, else it is a mention.
   */
  readonly kind?: 'mention' | 'statement';
  /**
   * A name of the palette (`blue`) or `#rrggbb`. Where it is absent, it is that of the label that it
   * is a kind of, else one is chosen.
   */
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
  /** Keys of the labels that have it, and all their kinds; every label where it is absent. */
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
  /** Keys of the labels that it may lead from, and all their kinds. */
  readonly from: readonly string[];
  /** Keys of the labels that it may lead to, and all their kinds. */
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
export interface LabelSet extends AboutDataset {
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
      colour: 'blue',
    },
    {
      key: 'place',
      name: 'Place',
      description: 'A named or described location.',
      colour: 'green',
    },
    {
      key: 'claim',
      name: 'Claim',
      description: 'A statement that somebody presents as true or denies.',
      colour: 'amber',
      kind: 'statement',
    },
  ],
  attributes: [
    {
      name: 'kind',
      description: 'What the actor is.',
      type: 'choice',
      values: ['person', 'group', 'organisation', 'state', 'media', 'other'],
      labels: ['actor'],
    },
    {
      name: 'modality',
      description:
        'How the source presents the claim: as a fact, as what others say, as false, as what may be, or as what will be.',
      type: 'choice',
      values: ['asserted', 'reported', 'denied', 'hypothetical', 'predicted'],
      labels: ['claim'],
    },
    {
      name: 'polarity',
      description: 'Whether the claim says that something is so or that it is not.',
      type: 'choice',
      values: ['affirmative', 'negative'],
      labels: ['claim'],
    },
  ],
  relations: [
    {
      type: 'source',
      description: 'Who says it.',
      from: ['claim'],
      to: ['actor'],
      required: true,
    },
    { type: 'location', description: 'Where it happened.', from: ['claim'], to: ['place'] },
    { type: 'target', description: 'Whom it is about.', from: ['claim'], to: ['actor'] },
  ],
};

/**
 * What is in force where a label set can't be read: the built-in labels, and nothing is said of
 * labels, attributes and relations, since nobody knows which of them are right.
 */
export const UNREADABLE_LABEL_SET: LabelSet = {
  labels: DEFAULT_LABEL_SET.labels,
  check: { 'unknown-label': 'off' },
};

/** The label of a key, `undefined` where the label set does not have it. */
export function labelOf({ labels }: LabelSet, key: string): Label | undefined {
  return labels.find((label) => label.key === key);
}

/** What a person reads for a label's key; the key itself where the label set does not have it. */
export function labelName(labelSet: LabelSet, key: string): string {
  return labelOf(labelSet, key)?.name ?? key;
}

/** A key and those that it is a kind of, the nearest first: `actor/state` and `actor`. */
export function lineage(key: string): readonly string[] {
  const keys = [key];
  for (let end = key.lastIndexOf('/'); end > 0; end = key.lastIndexOf('/', end - 1)) {
    keys.push(key.slice(0, end));
  }
  return keys;
}

/** True where a label is one of some, or a kind of one: `actor/state` of `actor`. */
export function isOneOf(keys: readonly string[], key: string): boolean {
  return lineage(key).some((known) => keys.includes(known));
}

/** What a label says of itself, else what the nearest label says that it is a kind of. */
export function inherited<K extends keyof Label>(
  labelSet: LabelSet,
  key: string,
  field: K,
): Label[K] | undefined {
  for (const known of lineage(key)) {
    const value = labelOf(labelSet, known)?.[field];
    if (value !== undefined) return value;
  }
  return undefined;
}

/** True for a label that names a thing. One that the label set does not know is taken for such. */
export function isMention(labelSet: LabelSet, key: string): boolean {
  return inherited(labelSet, key, 'kind') !== 'statement';
}

/** The attributes that annotations with a label can have. */
export function attributesOf(
  { attributes = [] }: LabelSet,
  labelKey: string,
): readonly AttributeDefinition[] {
  return attributes.filter(({ labels }) => labels === undefined || isOneOf(labels, labelKey));
}

/** The relation of a type, `undefined` where the label set does not have it. */
export function relationOf(
  { relations = [] }: LabelSet,
  type: string,
): RelationDefinition | undefined {
  return relations.find((known) => known.type === type);
}

/** True where a relation may lead from an annotation of one label to one of another. */
export function mayLink(
  { from, to }: RelationDefinition,
  fromLabel: string,
  toLabel: string,
): boolean {
  return isOneOf(from, fromLabel) && isOneOf(to, toLabel);
}
