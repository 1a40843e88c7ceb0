// An article a row, with all that was annotated in it.

import {
  ANNOTATION_COLUMNS,
  annotationRow,
  ARTICLE_COLUMNS,
  articleRow,
  RELATION_COLUMNS,
  relationRow,
} from '../annotationColumns';
import type { DatasetTask } from './datasetTask';

/** Nothing is lost here. */
export const SPANS_TASK: DatasetTask = {
  id: 'spans',
  description: 'An article with its text, its spans and its relations; nothing is left out.',
  category: 'token-classification',
  columns: [
    { name: 'id', type: 'string' },
    { name: 'text', type: 'string' },
    { name: 'spans', type: { list: { fields: ANNOTATION_COLUMNS } } },
    { name: 'relations', type: { list: { fields: RELATION_COLUMNS } } },
    ...ARTICLE_COLUMNS,
  ],
  rows(article) {
    const { id, text, layer } = article;
    const spans = layer.annotations.map(annotationRow);
    const relations = layer.relations.map(relationRow);
    return [{ id, text, spans, relations, ...articleRow(article) }];
  },
};
