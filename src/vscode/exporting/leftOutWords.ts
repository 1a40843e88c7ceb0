// What a person's choices leave out of an export, in a sentence.

import { l10n } from 'vscode';
import type { LeftOutCount, LeftOutWhat, LeftOutWhy } from '../../core/choice/leftOut';

/** The empty text where nothing is left out. */
export function leftOutWords(counts: readonly LeftOutCount[]): string {
  if (counts.length === 0) return '';
  const what: Readonly<Record<LeftOutWhat, string>> = {
    article: l10n.t('articles'),
    annotation: l10n.t('annotations'),
    relation: l10n.t('relations'),
    value: l10n.t('attributes, entities and notes'),
  };
  const why: Readonly<Record<LeftOutWhy, string>> = {
    layer: l10n.t('not annotated by those chosen'),
    status: l10n.t('by their status'),
    date: l10n.t('by their date'),
    agency: l10n.t('by their agency'),
    empty: l10n.t('without annotations'),
    label: l10n.t('by their label'),
    tie: l10n.t('half of the annotators'),
    minority: l10n.t('a minority of the annotators'),
  };
  const parts = counts.map((one) => `${one.count} ${what[one.what]} (${why[one.why]})`);
  return l10n.t('Left out as you chose: {0}.', parts.join(', '));
}
