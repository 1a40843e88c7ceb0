// An open article as the linter's rules look at it.

import { RULES } from '../../core/check/index';
import type { LabelIndex } from '../../core/check/labelIndex';
import type { CheckInput, Rule } from '../../core/check/rule';
import type { Entity } from '../../core/entities/entity';
import type { LabelSet } from '../../core/model/labelSet';
import { sidecarOf } from '../../core/sidecar/sidecar';
import type { Sidecar } from '../../core/sidecar/sidecar';
import type { SessionState } from '../../corpus/articleSession';

/** The rules that speak of annotations in an editor: those in memory always fit the article. */
export const LIVE_RULES: readonly Rule[] = RULES.filter(({ scope }) => scope !== 'file');

export function articleInput(
  { article, layer }: SessionState,
  labelSet: LabelSet,
  corpus: LabelIndex,
  entities: readonly Entity[] | undefined,
): CheckInput {
  let sidecar: Sidecar | undefined;
  return {
    article,
    layer,
    labelSet,
    corpus,
    ...(entities && { entities }),
    positions: new Map(),
    // It hashes the whole text, and hardly a rule asks for it.
    get sidecar() {
      sidecar ??= sidecarOf(layer, article);
      return sidecar;
    },
  };
}
