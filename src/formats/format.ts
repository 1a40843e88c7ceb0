// What every format is: a pure stream from articles with their layers to files, and back.

import type { ArticleHeader } from '../core/text/header';
import type { ExportLayer } from '../core/sidecar/sidecar';
import type { ImportProblem, ImportedArticle, InputFile, ReadOptions } from './imported';
import type { WriteContext, WriteOptions } from './writeContext';

/** One article with one layer, ready to be written out. Offsets are code points of `text`. */
export interface ExportArticle {
  /** Path in the corpus, without `.txt`: unique, and the same on every machine. */
  readonly id: string;
  /** Canonical text. */
  readonly text: string;
  readonly header: ArticleHeader;
  /** What the layer says, each annotation in its place; orphans are left out. */
  readonly layer: ExportLayer;
}

/** A part of a file that a format writes. */
export interface FilePiece {
  /**
   * Path in the folder that is written, with `/`; the empty text where the format writes one file,
   * whose name a person chooses. Paths that are not safe everywhere are refused: `safePaths` makes
   * safe ones of articles' ids.
   */
  readonly path: string;
  /** What comes after the earlier pieces of the same path. Text is written as UTF-8. */
  readonly content: string | Uint8Array;
}

/**
 * What a format can hold of an annotation. What it can't is a loss, which `reportLosses` reports
 * for formats that leave such things out and keep the rest.
 */
export interface Holds {
  /** Annotations that have characters in common: nested, crossing, with the same span. */
  readonly overlaps: boolean;
  /** Annotations of several fragments. */
  readonly fragments: boolean;
  /** Annotations that go over the end of a line. */
  readonly newlines: boolean;
  readonly relations: boolean;
  readonly attributes: boolean;
  /** Attributes of the whole article. */
  readonly articleAttributes: boolean;
  readonly notes: boolean;
  readonly entities: boolean;
}

/** A format that a corpus can be exported to, and perhaps imported from. */
export interface Format {
  /** What `--format` takes: `jsonl`. */
  readonly id: string;
  /** What a person reads: `JSON Lines`. */
  readonly title: string;
  /** One sentence on what it is for. */
  readonly description: string;
  /** Ending of its one file, without a dot; absent where it writes a folder of files. */
  readonly extension?: string;
  /**
   * True where it writes texts as `.txt` files, which would be articles if its folder lay in the
   * corpus.
   */
  readonly writesTexts?: boolean;
  /** True where its folder gets a `manifest.json`, by which it can be checked. */
  readonly hasManifest?: boolean;
  /** True where it says how far annotators agree: then the layers of all of them are read. */
  readonly comparesLayers?: boolean;
  readonly holds: Holds;
  /** The choices that it goes by; none where it is absent. People are asked for no others. */
  readonly heeds?: readonly (keyof WriteOptions)[];
  /**
   * The files, piece by piece, from articles that are read one at a time. Pieces of several files
   * may come in turns. The same articles and options give the same bytes.
   */
  write(articles: AsyncIterable<ExportArticle>, context: WriteContext): AsyncIterable<FilePiece>;
  /**
   * What files of the format say, article by article; what can't be read is a problem in its
   * place, and the rest is read all the same. Absent where the format can't be read back.
   * @param files all files that were given, those of a folder with their paths in it
   */
  read?(
    files: readonly InputFile[],
    options: ReadOptions,
  ): AsyncIterable<ImportedArticle | ImportProblem>;
}
