// What a report says of the choices that were made.

import type { ExportFilter } from '../choice/exportFilter';
import type { LayerChoice } from '../choice/layerChoice';
import type { LeftOutCount, LeftOutWhat, LeftOutWhy } from '../choice/leftOut';
import type { ExportNotes } from './exportNotes';
import { code } from './parts';
import type { Cell, Line, ReportPart } from './parts';
import { heading, table } from './shortParts';

/** Which layers, articles and labels were taken, and what that left out. */
export function choiceSection({ layer, filter, leftOut }: ExportNotes): readonly ReportPart[] {
  return [
    heading('What was taken'),
    { kind: 'list', items: [layerLine(layer), ...filterLines(filter)] },
    ...(leftOut.length > 0
      ? [table('Left out by choice', ['What', 'Why', 'Number'], leftOut.map(leftOutRow))]
      : []),
  ];
}

function layerLine(layer: LayerChoice): Line {
  switch (layer.kind) {
    case 'own':
      return ['Annotations of the layer without an annotator’s name.'];
    case 'annotators':
      return [
        'Annotations of ',
        ...names(layer.names),
        layer.names.length > 1 ? ', each article once for each of them.' : '.',
      ];
    case 'gold':
      return ['Annotations of the layer ', code('gold'), '; articles without it are left out.'];
    case 'majority':
      return [
        'Annotations that more than half of the annotators of an article made with the same label and exactly the same characters',
        ...(layer.annotators ? ['; of ', ...names(layer.annotators)] : []),
        '. Exactly half is a tie, and is left out.',
      ];
  }
}

function filterLines({
  statuses,
  from,
  to,
  agencies,
  labels,
  labelMap,
}: ExportFilter): readonly Line[] {
  const period =
    from === undefined
      ? `up to ${to ?? ''}`
      : to === undefined
        ? `from ${from} on`
        : `from ${from} to ${to}`;
  const renamed = Object.entries(labelMap ?? {}).flatMap(([key, target], i): Line => [
    i === 0 ? '' : ', ',
    code(key),
    ' is ',
    code(target),
  ]);
  return [
    ...(statuses ? [['Layers with the status ', ...names(statuses), '.']] : []),
    ...(from !== undefined || to !== undefined ? [[`Articles ${period}.`]] : []),
    ...(agencies ? [['Articles of ', ...names(agencies), '.']] : []),
    ...(labels ? [['Labels ', ...names(labels), ' and what is under them.']] : []),
    ...(renamed.length > 0 ? [['New names: ', ...renamed, '.']] : []),
  ];
}

function names(all: readonly string[]): Line {
  return all.flatMap((name, i) => (i === 0 ? [code(name)] : [', ', code(name)]));
}

const WHAT: Readonly<Record<LeftOutWhat, string>> = {
  article: 'Articles',
  annotation: 'Annotations',
  relation: 'Relations',
  value: 'Attributes, entities and notes',
};

const WHY: Readonly<Record<LeftOutWhy, string>> = {
  layer: 'none of the layers that were asked for',
  status: 'another status',
  date: 'another date, or none',
  agency: 'another agency, or none',
  empty: 'without annotations',
  label: 'another label',
  tie: 'exactly half of the annotators',
  minority: 'fewer than half of the annotators',
};

function leftOutRow({ what, why, count }: LeftOutCount): readonly Cell[] {
  return [[WHAT[what]], [WHY[why]], count];
}
