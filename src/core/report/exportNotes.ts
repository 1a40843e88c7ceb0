// What is known of an export besides its articles.

import type { Agreement } from '../agreement/agreement';
import type { ExportFilter } from '../choice/exportFilter';
import { OWN_LAYER } from '../choice/layerChoice';
import type { LayerChoice } from '../choice/layerChoice';
import type { LeftOutCount } from '../choice/leftOut';

export interface ExportNotes {
  readonly layer: LayerChoice;
  readonly filter: ExportFilter;
  /** What the choices left out. */
  readonly leftOut: readonly LeftOutCount[];
  /** Of the annotators of the articles that are exported; absent where no article has several. */
  readonly agreement?: Agreement;
}

/** Where nothing was chosen. */
export const NO_NOTES: ExportNotes = { layer: OWN_LAYER, filter: {}, leftOut: [] };
