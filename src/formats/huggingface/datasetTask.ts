// What a data set is for: each task is a table of its own with the columns that programs expect.

import type { ExportArticle } from '../format';
import type { ArticleLosses } from '../loss';
import type { Column, Row } from '../parquetTable';
import type { WriteContext } from '../writeContext';

/** The names by which a table is loaded. */
export type DatasetTaskId = 'spans' | 'tokens' | 'claims' | 'relations';

/** The labels and relation types of the label set in its order, and after them what else is used. */
export interface DatasetNames {
  readonly labels: readonly string[];
  /** Those of them that label statements. */
  readonly statements: readonly string[];
  readonly relations: readonly string[];
}

/** One table. */
export interface DatasetTask {
  readonly id: DatasetTaskId;
  /** One sentence for the card: what a row is. */
  readonly description: string;
  /** As the Hugging Face hub names the task. */
  readonly category: string;
  readonly columns: readonly Column[];
  rows(article: ExportArticle, context: WriteContext, losses: ArticleLosses): readonly Row[];
}
