// A layer, and its label set, with the labels that are exported alone and under their new names.

import type { Label, LabelSet } from '../model/labelSet';
import { inherited, isOneOf, labelOf, lineage } from '../model/labelSet';
import type { ExportLayer } from '../sidecar/sidecar';
import type { ExportFilter } from './exportFilter';
import type { LeftOutCount } from './leftOut';

type LabelFilter = Pick<ExportFilter, 'labels' | 'labelMap'>;

/** What is left of a layer. */
export interface FilteredLayer {
  readonly layer: ExportLayer;
  readonly leftOut: readonly LeftOutCount[];
}

/** A layer with the chosen labels under their new keys, and the relations between them. */
export function filterLabels(layer: ExportLayer, filter: LabelFilter): FilteredLayer {
  const renamed = renaming(filter);
  const annotations = layer.annotations.flatMap((annotation) => {
    const label = renamed(annotation.label);
    return label === undefined
      ? []
      : [label === annotation.label ? annotation : { ...annotation, label }];
  });
  const kept = new Set(annotations.map(({ id }) => id));
  const dropped = new Set(layer.annotations.flatMap(({ id }) => (kept.has(id) ? [] : [id])));
  const relations = layer.relations.filter(
    ({ from, to }) => !dropped.has(from) && !dropped.has(to),
  );
  const gone = layer.relations.length - relations.length;
  return {
    layer: { ...layer, annotations, relations },
    leftOut: [
      ...(dropped.size > 0 ? [leftOut('annotation', dropped.size)] : []),
      ...(gone > 0 ? [leftOut('relation', gone)] : []),
    ],
  };
}

function leftOut(what: LeftOutCount['what'], count: number): LeftOutCount {
  return { what, why: 'label', count };
}

/**
 * The label set of what is exported: labels that are left out are not in it, nor what is for them
 * alone. Of several labels that become one, the first says what it is, unless the label set has a
 * label of the new key.
 */
export function filterLabelSet(labelSet: LabelSet, filter: LabelFilter): LabelSet {
  if (!filter.labels && !filter.labelMap) return labelSet;
  const renamed = renaming(filter);
  const labels = new Map<string, Label>();
  for (const label of labelSet.labels) {
    const key = renamed(label.key);
    if (key !== undefined && !labels.has(key)) labels.set(key, renamedLabel(labelSet, label, key));
  }
  const keysOf = (keys: readonly string[]): readonly string[] => {
    const kinds = labelSet.labels.map(({ key }) => key).filter((key) => isOneOf(keys, key));
    return [...new Set([...keys, ...kinds].flatMap((key) => renamed(key) ?? []))];
  };
  const { attributes, relations } = labelSet;
  return {
    ...labelSet,
    labels: [...labels.values()],
    ...(attributes && {
      attributes: attributes
        .map((one) => (one.labels ? { ...one, labels: keysOf(one.labels) } : one))
        .filter(({ labels }) => labels?.length !== 0),
    }),
    ...(relations && {
      relations: relations
        .map((one) => ({ ...one, from: keysOf(one.from), to: keysOf(one.to) }))
        .filter(({ from, to }) => from.length > 0 && to.length > 0),
    }),
  };
}

function renamedLabel(labelSet: LabelSet, label: Label, key: string): Label {
  if (label.key === key) return label;
  const known = labelOf(labelSet, key);
  if (known) return known;
  // Under its new key it is no longer a kind of what it was a kind of.
  const kind = inherited(labelSet, label.key, 'kind');
  const colour = inherited(labelSet, label.key, 'colour');
  return {
    ...label,
    key,
    name: key,
    ...(kind !== undefined && { kind }),
    ...(colour !== undefined && { colour }),
  };
}

/** Keys of labels that a filter names and a label set has not, nor a kind of them. */
export function unknownLabels(
  { labels: known }: LabelSet,
  { labels = [], labelMap = {} }: LabelFilter,
): readonly string[] {
  const named = [...new Set([...labels, ...Object.keys(labelMap)])];
  return named.filter(
    (key) => !known.some((label) => isOneOf([key], label.key) || isOneOf([label.key], key)),
  );
}

/** The new key of a label; `undefined` where it is left out. */
function renaming({ labels, labelMap = {} }: LabelFilter): (key: string) => string | undefined {
  const targets = new Map(Object.entries(labelMap));
  return (key) => {
    if (labels && !isOneOf(labels, key)) return undefined;
    const nearest = lineage(key).find((known) => targets.has(known));
    return nearest === undefined ? key : targets.get(nearest);
  };
}
