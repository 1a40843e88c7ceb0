// A relation a row, with both its annotations.

import { hull } from '../../core/model/annotation';
import type { Annotation } from '../../core/model/annotation';
import type { Column, Row } from '../parquetTable';
import type { DatasetTask } from './datasetTask';

/** Relation classification. Pairs without a relation are not made up: whoever trains chooses them. */
export function relationsTask(types: readonly string[]): DatasetTask {
  return {
    id: 'relations',
    description: 'A relation with its two spans and the text of the article.',
    category: 'text-classification',
    columns: [
      { name: 'id', type: 'string' },
      { name: 'article_id', type: 'string' },
      { name: 'text', type: 'string' },
      ...endColumns('from'),
      ...endColumns('to'),
      { name: 'label', type: { names: types } },
    ],
    rows({ id: article_id, text, layer }) {
      const byId = new Map(layer.annotations.map((annotation) => [annotation.id, annotation]));
      return layer.relations.flatMap(({ id, type, from, to }): Row[] => {
        const [first, second] = [byId.get(from), byId.get(to)];
        if (!first || !second) return [];
        const ends = { ...endRow('from', first), ...endRow('to', second) };
        return [
          { id: `${article_id}#${id}`, article_id, text, ...ends, label: types.indexOf(type) },
        ];
      });
    },
  };
}

function endColumns(end: string): readonly Column[] {
  return [
    { name: `${end}_id`, type: 'string' },
    { name: `${end}_label`, type: 'string' },
    { name: `${end}_start`, type: 'int' },
    { name: `${end}_end`, type: 'int' },
    { name: `${end}_text`, type: 'string' },
  ];
}

function endRow(name: string, annotation: Annotation<'codePoint'>): Row {
  const { start, end } = hull(annotation);
  return {
    [`${name}_id`]: annotation.id,
    [`${name}_label`]: annotation.label,
    [`${name}_start`]: start,
    [`${name}_end`]: end,
    [`${name}_text`]: annotation.text,
  };
}
