// What every export format is.

import type { ArticleHeader } from '../core/text/header';
import type { Sidecar } from '../core/sidecar/sidecar';

/** One article with one layer, ready to be written out. Offsets are code points of `text`. */
export interface ExportArticle {
  /** Path in the corpus, without `.txt`: unique, and the same on every machine. */
  readonly id: string;
  /** Canonical text. */
  readonly text: string;
  readonly header: ArticleHeader;
  /** What the layer says, each annotation in its place; orphans are left out. */
  readonly layer: Pick<Sidecar, 'status' | 'attributes' | 'annotations' | 'relations'>;
}

/** What a person may choose of how a format is written. */
export interface WriteOptions {
  /**
   * Puts an apostrophe before each text of a table that a spreadsheet would take for a formula.
   * The texts are then no longer those of the article.
   */
  readonly neutraliseFormulas?: boolean;
}

/** A format that a corpus can be exported to. */
export interface Format {
  /** What `--format` takes: `jsonl`. */
  readonly id: string;
  /** What a person reads: `JSON Lines`. */
  readonly title: string;
  /** One sentence on what it is for. */
  readonly description: string;
  /** Ending of the file, without a dot. */
  readonly extension: string;
  /** The text of the file, piece by piece, from articles that are read one at a time. */
  write(articles: AsyncIterable<ExportArticle>, options?: WriteOptions): AsyncIterable<string>;
}
