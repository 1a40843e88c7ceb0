// What an annotation says of its target: tags, notes, things that are meant, other annotations.

import type { Attributes } from '../../core/model/annotation';
import { attributesOf, recordOf, textOf } from '../jsonFields';
import type { JsonRecord } from '../jsonFields';
import { fromIriPart } from './context';
import { addressOf, several } from './readTargets';

export interface ReadBodies {
  /** Labels, or the type of a relation. */
  readonly tags: readonly string[];
  readonly notes: readonly string[];
  /** Addresses of what is named. */
  readonly things: readonly string[];
  /** Addresses of all else: other annotations, pages. */
  readonly addresses: readonly string[];
}

const TAGS = ['tagging', 'classifying'];

/** A body without a purpose has the motivation of its annotation. */
export function bodiesOf(annotation: JsonRecord): ReadBodies {
  const motivations = textsOf(annotation['motivation']);
  const [tags, notes, things, addresses]: [string[], string[], string[], string[]] = [
    // As Hypothesis' own interface has them.
    textsOf(annotation['tags']),
    textsOf(annotation['text']),
    [],
    [],
  ];
  const plain = textsOf(annotation['bodyValue']).map((value) => ({ value }));
  for (const body of [...several(annotation['body']), ...plain]) {
    const node = recordOf(body) ?? {};
    const given = textsOf(node['purpose']);
    const purposes = given.length > 0 ? given : motivations;
    const isTag = purposes.some((purpose) => TAGS.includes(purpose));
    const value = textOf(node['value']);
    const source = node['source'];
    const address = addressOf(source ?? body);
    if (value !== undefined) (isTag ? tags : notes).push(value);
    else if (address === undefined) continue;
    else if (isTag) tags.push(textOf(recordOf(source)?.['label']) ?? lastPart(address));
    else if (purposes.includes('identifying')) things.push(address);
    else addresses.push(address);
  }
  return { tags, notes, things, addresses };
}

/** The texts of one value or a list. */
export function textsOf(value: unknown): string[] {
  return several(value).filter((one) => typeof one === 'string');
}

/** What an address ends with: `Person` of `https://schema.org/Person`. */
export function lastPart(address: string): string {
  const parts = address.split(/[/#]/u).filter((part) => part !== '');
  return fromIriPart(parts.at(-1) ?? address);
}

/** The attributes of nodes as we write them. */
export function nodeAttributes(value: unknown): Attributes | undefined {
  const entries = several(value).flatMap((one) => {
    const node = recordOf(one) ?? {};
    const name = textOf(node['name']);
    return name === undefined ? [] : [[name, node['values'] ?? node['value']] as const];
  });
  return attributesOf(Object.fromEntries(entries));
}
