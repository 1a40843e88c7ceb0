// What is read from files of other programs, before it is put on articles.

import type { Attributes, Relation } from '../core/model/annotation';
import type { Status } from '../core/model/layer';
import type { OffsetUnit } from '../core/text/offsetUnits';
import type { TagScheme } from './tags';

/** A file that is imported. */
export interface InputFile {
  /** Path in the folder that was given, with `/`, or the name of the file that was given. */
  readonly path: string;
  /** Reads the file. Rejects where it can't be read. */
  bytes(): Promise<Uint8Array>;
}

/** What a person may say of the files. Formats pass over what is not for them. */
export interface ReadOptions {
  /** What offsets count, where the person knows it; the format's own unit where it is absent. */
  readonly unit?: OffsetUnit;
  /** Scheme of tags in columns; found out where it is absent. */
  readonly tagScheme?: TagScheme;
  /** Key of the corpus' entity that is an item of Wikidata, such as `Q142`. */
  readonly entityOf?: (item: string) => string | undefined;
}

/** Where in a file something stands. */
export interface InputPlace {
  /** `InputFile.path` */
  readonly file: string;
  /** From 1; absent where the format has no lines, such as Parquet. */
  readonly line?: number;
}

/** Offsets as a file has them, in whatever unit it counts. */
export interface InputSpan {
  readonly start: number;
  readonly end: number;
}

/** An annotation as a file has it. */
export interface ImportedAnnotation {
  /** Unique in its article. Kept where it is an id of ours, else a new one is made. */
  readonly id: string;
  readonly label: string;
  /** At least one, in order. */
  readonly fragments: readonly InputSpan[];
  /**
   * The text that the file says is there, fragments joined by ` … `; absent where it says nothing.
   * By it the offsets are verified.
   */
  readonly text?: string;
  readonly entity?: string;
  readonly attributes?: Attributes;
  readonly note?: string;
  /** As our own formats keep it; others leave it out. */
  readonly origin?: string;
  /** True for what a program predicted: it comes in as a suggestion. */
  readonly isPrediction?: boolean;
  readonly place: InputPlace;
}

/** A relation as a file has it, between ids of the same article. */
export interface ImportedRelation extends Relation {
  readonly place: InputPlace;
}

/** An article as a file has it. */
export interface ImportedArticle {
  readonly kind: 'article';
  readonly place: InputPlace;
  /** The article's id, path or file name, as the file has it; absent where it names none. */
  readonly id?: string;
  /** SHA-256 of the canonical text, where the file has it. */
  readonly sha256?: string;
  /** The text that offsets speak of, exactly as the file has it; absent where it has none. */
  readonly text?: string;
  /**
   * True where blanks of the text were made up, such as between the tokens of columns. It then finds
   * an article that is equal but for white space.
   */
  readonly hasOwnBlanks?: boolean;
  /** What offsets count. */
  readonly unit: OffsetUnit;
  readonly status?: Status;
  readonly attributes?: Attributes;
  readonly annotations: readonly ImportedAnnotation[];
  readonly relations: readonly ImportedRelation[];
}

/** Something that can't be read: it is left out, and the rest is read. */
export interface ImportProblem {
  readonly kind: 'problem';
  readonly place: InputPlace;
  /** What is wrong, and what to do. */
  readonly message: string;
}
