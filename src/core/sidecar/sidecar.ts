// What a sidecar file says, with offsets in code points as on disk.

import { compareAnnotations, compareIds, mapFragments, quote } from '../model/annotation';
import type { Annotation, Attributes, Relation } from '../model/annotation';
import { conflictsOver } from '../model/conflict';
import type { Conflict } from '../model/conflict';
import type { Layer, Status } from '../model/layer';
import type { OffsetMap } from '../text/offsets';

/** The value of `format` that this version reads and writes. */
export const SIDECAR_FORMAT = 'article-annotations/1';

/** Which text a sidecar speaks of. */
export interface ArticleReference {
  /** Name of the article's file, without a folder. */
  readonly file: string;
  /** SHA-256 of the canonical text in UTF-8. */
  readonly sha256: string;
  /** Length of the canonical text in code points. */
  readonly length: number;
}

/** All that a sidecar says. Annotations are sorted, relations too. */
export interface Sidecar {
  readonly article: ArticleReference;
  readonly status: Status;
  readonly attributes: Attributes;
  readonly annotations: readonly Annotation<'codePoint'>[];
  readonly relations: readonly Relation[];
  /** What a merge left to a person to decide, sorted; absent where there is nothing. */
  readonly conflicts?: readonly Conflict[];
}

/** What of a sidecar is exported. */
export type ExportLayer = Pick<Sidecar, 'status' | 'attributes' | 'annotations' | 'relations'>;

/** The article as a sidecar refers to it. */
export interface ArticleText {
  readonly file: string;
  /** Canonical text. */
  readonly text: string;
  /** Offsets of that text. */
  readonly offsets: OffsetMap;
  /** SHA-256 of that text in UTF-8. */
  readonly sha256: string;
}

/** The sidecar that says what a layer holds. Each annotation's text is cut from the article. */
export function sidecarOf(layer: Layer, article: ArticleText): Sidecar {
  const { file, text, offsets } = article;
  const placed = layer.annotations.map((annotation): Annotation<'codePoint'> => ({
    ...annotation,
    fragments: mapFragments(annotation.fragments, offsets.spanToCodePoints),
    text: quote(text, annotation.fragments),
  }));
  const annotations = [...placed, ...layer.orphans].sort(compareAnnotations);
  // What was deleted needs no decision any more, but undoing that brings the question back.
  const conflicts = conflictsOver(layer.conflicts ?? [], [...annotations, ...layer.relations]);
  return {
    article: { file, sha256: article.sha256, length: offsets.codePoints },
    status: layer.status,
    attributes: layer.attributes,
    annotations,
    relations: [...layer.relations].sort(compareIds),
    ...(conflicts.length > 0 && { conflicts }),
  };
}

/** Name of an article's sidecar; a named annotator's layer has the name in it. */
export function sidecarName(articleFile: string, annotator?: string): string {
  return annotator === undefined
    ? `${articleFile}.ann.yaml`
    : `${articleFile}.${annotator}.ann.yaml`;
}

/** True where a file name is that of a sidecar, whoever's. */
export function isSidecarName(fileName: string): boolean {
  return fileName.endsWith('.ann.yaml');
}
