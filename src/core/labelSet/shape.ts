// The keys of a label set's file, what each is for, and what it may hold: for the reader's hints,
// for completion and for hovers.

import { RULE_TABLE } from '../check/ruleTable';
import { COLOUR_NAMES } from '../model/palette';
import { RULE_LEVELS } from '../model/ruleLevel';

export const LABEL_SET_FORMAT = 'article-labels/1';

/** What a value is picked from: fixed words, or the keys of the labels in the file. */
export type Choices = readonly string[] | 'labels';

/** One key of a mapping. */
export interface KeyShape {
  readonly name: string;
  /** One sentence. */
  readonly description: string;
  readonly choices?: Choices;
  /** What is in it, where it is a mapping or a list of mappings. */
  readonly keys?: readonly KeyShape[];
  /** True where `keys` are those of each item of a list. */
  readonly isList?: boolean;
}

const BOOLEANS = ['true', 'false'];
export const LABEL_KINDS = ['mention', 'statement'] as const;
export const ATTRIBUTE_TYPES = ['text', 'number', 'boolean', 'choice', 'choices'] as const;
export const SPAN_RULES = ['allow', 'forbid'] as const;

/** Rules whose level a label set can set. */
export const SETTABLE_RULES = RULE_TABLE.filter(({ canBeSet }) => canBeSet);

const LABEL_KEYS: readonly KeyShape[] = [
  {
    name: 'key',
    description:
      'What sidecars and exports say. actor/state is a kind of actor and has its attributes, relations, kind and colour.',
  },
  { name: 'name', description: 'What a person reads.' },
  { name: 'description', description: 'One sentence on what the label is for.' },
  {
    name: 'colour',
    description: 'A name of the palette, or "#rrggbb" in quotes. One is chosen where it is absent.',
    choices: COLOUR_NAMES,
  },
  {
    name: 'shortcut',
    description: 'One small letter or digit that tags with the label in annotating mode.',
  },
  {
    name: 'kind',
    description:
      'A mention names a thing, so the same words mean it elsewhere; a statement is a sentence or a part of one.',
    choices: LABEL_KINDS,
  },
  { name: 'examples', description: 'Texts that get the label, for the person who codes.' },
];

const ARTICLE_ATTRIBUTE_KEYS: readonly KeyShape[] = [
  { name: 'name', description: 'What sidecars and exports call the attribute.' },
  { name: 'description', description: 'One sentence on what the attribute is for.' },
  { name: 'type', description: 'What a value must be.', choices: ATTRIBUTE_TYPES },
  { name: 'values', description: 'What a choice, or several choices, are from.' },
  { name: 'required', description: 'Whether it must be there.', choices: BOOLEANS },
  { name: 'default', description: 'What a new annotation is given.' },
];

const LABELS_OF_ATTRIBUTE: KeyShape = {
  name: 'labels',
  description:
    'Keys of the labels that have the attribute, and all their kinds; every label where it is absent.',
  choices: 'labels',
};

const RELATION_KEYS: readonly KeyShape[] = [
  { name: 'type', description: 'What sidecars and exports call the relation.' },
  {
    name: 'from',
    description: 'Keys of the labels that it may lead from, and all their kinds.',
    choices: 'labels',
  },
  {
    name: 'to',
    description: 'Keys of the labels that it may lead to, and all their kinds.',
    choices: 'labels',
  },
  {
    name: 'required',
    description: 'Whether every annotation that it may lead from must have one.',
    choices: BOOLEANS,
  },
  { name: 'description', description: 'One sentence on what the relation is for.' },
];

const SPAN_KEYS: readonly KeyShape[] = [
  {
    name: 'overlap',
    description: 'Whether two annotations may have a character in common, in whatever way.',
    choices: SPAN_RULES,
  },
  { name: 'nest', description: 'Whether one annotation may hold another.', choices: SPAN_RULES },
  {
    name: 'cross',
    description: 'Whether two annotations may overlap without one holding the other.',
    choices: SPAN_RULES,
  },
];

/** The keys of the file, in the order in which they are written. */
export const LABEL_SET_KEYS: readonly KeyShape[] = [
  { name: 'format', description: 'Format and its version.', choices: [LABEL_SET_FORMAT] },
  {
    name: 'guidelines',
    description: 'The coding guidelines: a path from this folder, or an https address.',
  },
  {
    name: 'labels',
    description: 'The labels, in the order in which they are offered.',
    keys: LABEL_KEYS,
    isList: true,
  },
  {
    name: 'attributes',
    description:
      'What annotations say beside their label. Where the key is absent, they may say anything.',
    keys: [
      ...ARTICLE_ATTRIBUTE_KEYS.slice(0, 4),
      LABELS_OF_ATTRIBUTE,
      ...ARTICLE_ATTRIBUTE_KEYS.slice(4),
    ],
    isList: true,
  },
  {
    name: 'articleAttributes',
    description: 'What is said of a whole article. Where the key is absent, it may be anything.',
    keys: ARTICLE_ATTRIBUTE_KEYS,
    isList: true,
  },
  {
    name: 'relations',
    description: 'Links from one annotation to another. Where the key is absent, any may be drawn.',
    keys: RELATION_KEYS,
    isList: true,
  },
  { name: 'spans', description: 'How annotations may lie over each other.', keys: SPAN_KEYS },
  {
    name: 'check',
    description: 'Levels of the linter’s rules in this corpus.',
    keys: SETTABLE_RULES.map(({ id, docs }) => ({
      name: id,
      description: docs,
      choices: RULE_LEVELS,
    })),
  },
  { name: 'title', description: 'Title of datasets and reports.' },
  { name: 'licence', description: 'Licence of datasets, such as cc-by-4.0.' },
  { name: 'source', description: 'Where the articles come from: a text or a web address.' },
  { name: 'language', description: 'Language of the articles: a code such as en.' },
];
