// What a format is given to write: choices of a person, the corpus' labels, and a place for losses.

import type { Entity } from '../core/entities/entity';
import { DEFAULT_LABEL_SET } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';
import type { AboutDataset } from '../core/report/about';
import { NO_NOTES } from '../core/report/exportNotes';
import type { ExportNotes } from '../core/report/exportNotes';
import type { OffsetUnit } from '../core/text/offsetUnits';
import type { SplitOptions } from '../core/splits/splitArticles';
import type { TokeniserId } from '../core/text/tokenisers';
import type { DatasetTaskId } from './huggingface/datasetTask';
import type { Loss } from './loss';
import type { TagScheme } from './tags';

/** Which of two annotations that overlap is kept where a format holds one at a time. */
export type OverlapPolicy =
  /** The one with more characters. */
  | 'longest'
  /** The one that no other holds: it begins first, and of those that begin there it ends last. */
  | 'outermost'
  /** Neither: the export fails. */
  | 'error';

/** What a person may choose of how a format is written. Formats pass over what is not for them. */
export interface WriteOptions {
  /**
   * Puts an apostrophe before each text of a table that a spreadsheet would take for a formula.
   * The texts are then no longer those of the article.
   */
  readonly neutraliseFormulas?: boolean;
  /** How the text is cut in tokens; `unicode` where it is absent. */
  readonly tokens?: TokeniserId;
  /**
   * What is done where an annotation begins or ends within a token: the token is cut there
   * (`split`, where it is absent), or the annotation takes all of it (`snap`). Both are losses.
   */
  readonly midToken?: 'split' | 'snap';
  /** `longest` where it is absent. */
  readonly overlaps?: OverlapPolicy;
  /** Which column format: `iob2` where it is absent. */
  readonly tagScheme?: TagScheme;
  /** How a data set is split; `DEFAULT_SPLIT` where a choice is absent. */
  readonly split?: Partial<SplitOptions>;
  /** Which tables a data set has; all where it is absent. */
  readonly tasks?: readonly DatasetTaskId[];
  /** For the cards and reports of data sets. */
  readonly about?: AboutDataset;
  /** What offsets for doccano count: `utf16` where it is absent, as doccano's own do. */
  readonly offsets?: Exclude<OffsetUnit, 'utf8'>;
}

/** What a format is given besides the articles. */
export interface WriteContext {
  readonly options: WriteOptions;
  /** Of the folder that is exported. Layers may have labels that it does not know. */
  readonly labelSet: LabelSet;
  /** By key; layers may name entities that are not listed. */
  readonly entities: ReadonlyMap<string, Entity>;
  /** What is known of the export when all articles were taken; to be asked no earlier. */
  readonly notes: () => ExportNotes;
  /** Takes what the format can't hold, once for each thing that is lost. */
  readonly lose: (loss: Loss) => void;
}

/** A context with nothing chosen. Losses are passed over unless they are asked for. */
export function plainContext(context: Partial<WriteContext> = {}): WriteContext {
  return {
    options: {},
    labelSet: DEFAULT_LABEL_SET,
    entities: new Map(),
    notes: () => NO_NOTES,
    lose: () => undefined,
    ...context,
  };
}
