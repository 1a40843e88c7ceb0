// Checks sidecars that tests make.

import { checkLayer } from '../../../src/core/check/index';
import type { CheckOptions } from '../../../src/core/check/index';
import type { LabelIndex } from '../../../src/core/check/labelIndex';
import { locatedLayer } from '../../../src/core/check/located';
import type { CheckInput, Finding } from '../../../src/core/check/rule';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import type { LabelSet } from '../../../src/core/model/labelSet';
import type { Layer } from '../../../src/core/model/layer';
import { readSidecar } from '../../../src/core/sidecar/read';
import type { Sidecar } from '../../../src/core/sidecar/sidecar';
import { writeCanonical } from '../../../src/core/sidecar/writeCanonical';
import { articleText } from '../../../src/corpus/articles';
import { sidecarFor } from '../annotate';
import type { Mention } from '../annotate';

export interface Check extends CheckOptions {
  /** The article as it is; absent: as it was when it was annotated; null: gone. */
  readonly now?: string | null;
  readonly file?: string;
  readonly labelSet?: LabelSet;
  readonly corpus?: LabelIndex;
  readonly relations?: Layer['relations'];
}

/** What rules are given for a sidecar. */
export function inputOf(
  sidecar: Sidecar,
  text: string,
  { now = text, file, labelSet = DEFAULT_LABEL_SET, corpus }: Check = {},
): CheckInput {
  const reading = readSidecar(writeCanonical(sidecar));
  if (!reading.ok) throw new Error('The sidecar of the test can’t be read.');
  const article = now === null ? undefined : articleText(file ?? sidecar.article.file, now);
  const layer = locatedLayer(reading.file.sidecar, article);
  return { ...reading.file, article, layer, labelSet, ...(corpus && { corpus }) };
}

export function findings(sidecar: Sidecar, text: string, how: Check = {}): readonly Finding[] {
  return checkLayer(inputOf(sidecar, text, how), how);
}

export function check(
  text: string,
  mentions: readonly Mention[],
  how: Check = {},
): readonly Finding[] {
  const { relations } = how;
  return findings(
    sidecarFor('a.txt', text, mentions, { ...(relations && { relations }) }),
    text,
    how,
  );
}

/** Rule and id of each finding. */
export function brief(found: readonly Finding[]): unknown[] {
  return found.map(({ rule, id }) => (id === undefined ? [rule] : [rule, id]));
}

/** Ids of what one rule has found. */
export function idsOf(rule: string, found: readonly Finding[]): unknown[] {
  return found.filter((finding) => finding.rule === rule).map(({ id }) => id);
}
