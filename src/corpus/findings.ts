// What is wrong with the files of a corpus, by file.

import { ENTITY_LIST_FLAW } from '../core/check/entityListFlaw';
import { LABEL_SET_FLAW } from '../core/check/labelSetFlaw';
import type { Finding } from '../core/check/rule';
import type { EntitiesProblem } from '../core/entities/readEntities';
import { ARTICLE_FILE } from '../core/check/text/index';
import type { TextFinding } from '../core/check/text/index';
import type { LabelSetProblem } from '../core/labelSet/problem';
import type { FilePosition, SidecarProblem } from '../core/sidecar/problem';
import type { LineIndex } from '../core/text/lines';
import type { Span } from '../core/text/span';

/** Where in an article a finding is: what a person looks at. */
export interface ArticlePlace {
  /** Path of the article. */
  readonly path: string;
  readonly start: FilePosition;
  readonly end: FilePosition;
}

/** A finding in a file of a corpus. */
export interface CorpusFinding extends Finding {
  /** Absent where it is not known, or the whole article is meant. */
  readonly inArticle?: ArticlePlace;
}

/** Findings in one file. */
export interface FileFindings {
  readonly path: string;
  /** At least one, in the order of the file. */
  readonly findings: readonly CorpusFinding[];
}

export const FILE_START: FilePosition = { line: 1, column: 1 };

/** A reason for which a sidecar can't be read, as a finding. */
export function problemFinding({ line, column, rule, message }: SidecarProblem): Finding {
  return { rule, severity: 'error', message, position: { line, column } };
}

/** A reason for which a label set can't be read, as a finding. */
export function labelSetFinding({ line, column, message }: LabelSetProblem): Finding {
  const { id, severity } = LABEL_SET_FLAW;
  return { rule: id, severity, message, position: { line, column } };
}

/** A reason for which a list of entities can't be read, as a finding. */
export function entityListFinding({ line, column, message }: EntitiesProblem): Finding {
  const { id, severity } = ENTITY_LIST_FLAW;
  return { rule: id, severity, message, position: { line, column } };
}

/** A finding in an article's own text, at its path. */
export function textFinding({ end, ...finding }: TextFinding, path: string): CorpusFinding {
  return { ...finding, inArticle: { path, start: finding.position, end } };
}

/** The place of a span in an article. */
export function articlePlace(path: string, lines: LineIndex, { start, end }: Span): ArticlePlace {
  return { path, start: filePosition(lines, start), end: filePosition(lines, end) };
}

function filePosition(lines: LineIndex, offset: number): FilePosition {
  const { line, character } = lines.positionAt(offset);
  return { line: line + 1, column: character + 1 };
}

/** A reason for which an article's file is nothing to read, as a finding. */
export function unfitFinding(message: string): Finding {
  return { rule: ARTICLE_FILE.id, severity: 'error', message, position: FILE_START };
}

/** A link that is named like a sidecar and leads to no file. */
export const BROKEN_LINK: Finding = {
  rule: 'sidecar/link',
  severity: 'error',
  message: 'The link leads to no file; put the file back, or delete the link.',
  position: FILE_START,
};

/** How many findings there are of each severity. */
export function countFindings(
  files: readonly FileFindings[],
): Readonly<Record<Finding['severity'], number>> {
  const count = { error: 0, warning: 0, info: 0 };
  for (const { severity } of files.flatMap(({ findings }) => findings)) count[severity] += 1;
  return count;
}
