// What a TEI document is written from.

import type { ExportArticle } from '../format';
import type { WriteContext } from '../writeContext';
import type { idsOf } from './teiNames';

export interface TeiDocument {
  readonly article: ExportArticle;
  readonly context: WriteContext;
  readonly idOf: ReturnType<typeof idsOf>;
  /** Characters of the text that XML can't hold. */
  readonly replaced: string | undefined;
}
