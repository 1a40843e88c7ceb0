// One annotation as it was read, and what it becomes: annotations of ours, or a relation.

import type { ImportedAnnotation, InputPlace, InputSpan } from '../imported';
import { importedAnnotation } from '../importedAnnotation';
import { recordOf, textOf } from '../jsonFields';
import type { JsonRecord } from '../jsonFields';
import { plainId } from './addresses';
import { bodiesOf, nodeAttributes, textsOf } from './readBodies';
import type { ReadBodies } from './readBodies';
import { targetsOf } from './readTargets';
import type { ReadTarget } from './readTargets';

/** An annotation of a page, with all that is read of it. */
export interface Item {
  readonly node: JsonRecord;
  readonly id: string;
  readonly targets: readonly ReadTarget[];
  readonly bodies: ReadBodies;
}

/** @param index from 0, for one without an address */
export function itemOf(node: JsonRecord, index: number): Item {
  const id = textOf(node['id'] ?? node['@id']) ?? `annotation ${index + 1}`;
  return { node, id, targets: targetsOf(node['target']), bodies: bodiesOf(node) };
}

/** One for each tag, since an annotation of ours has one label. */
export function annotationsOf(
  { node, id, bodies }: Item,
  targets: readonly { readonly span: InputSpan; readonly quote?: { readonly exact: string } }[],
  place: InputPlace,
): readonly ImportedAnnotation[] {
  const [first, ...rest] = targets.map(({ span }) => span);
  if (!first) return [];
  const quotes = targets.flatMap(({ quote }) => quote?.exact ?? []);
  const [motivation = 'annotation'] = textsOf(node['motivation']);
  const labels = bodies.tags.length > 0 ? bodies.tags : [motivation];
  const isPrediction = recordOf(node['creator'])?.['type'] === 'Software';
  return labels.map((label, i) => ({
    ...importedAnnotation(
      {
        id: i === 0 ? plainId(id) : `${plainId(id)}~${i + 1}`,
        label,
        fragments: [first, ...rest],
        text: quotes.length === targets.length ? quotes.join(' … ') : undefined,
        entity: textOf(node['entity']) ?? bodies.things[0],
        attributes: nodeAttributes(node['attributes']),
        note: bodies.notes.length > 0 ? bodies.notes.join('\n') : undefined,
        origin: textOf(node['origin']),
      },
      place,
    ),
    ...(isPrediction && { isPrediction }),
  }));
}

/**
 * The ends of a relation: from its target to what its body names, or from its first target to its
 * second. `undefined` where it is none.
 */
export function endsOf({ targets, bodies }: Item): { from: string; to: string } | undefined {
  const [from, second] = targets.map(({ source }) => source);
  const to = second ?? bodies.addresses[0];
  return from === undefined || to === undefined ? undefined : { from, to };
}
