// Picking an annotation by its text: the way that needs no eyes.

import { l10n, window } from 'vscode';
import type { Annotation } from '../core/model/annotation';
import { hull } from '../core/model/annotation';
import { labelName } from '../core/model/labelSet';
import type { OpenArticle } from './articleStore';
import { labelStyle } from './labelStyles';
import { plainLabel } from './plainText';
import { shorten } from './shorten';

/** Asks for one of some annotations of an article; `undefined` where the person leaves. */
export async function pickAnnotation(
  { labelSet, lines }: OpenArticle,
  candidates: readonly Annotation[],
  title: string,
): Promise<Annotation | undefined> {
  const items = candidates.map((annotation) => ({
    label: plainLabel(shorten(annotation.text, 80)),
    description: plainLabel(
      l10n.t(
        '{0}, line {1}',
        labelName(labelSet, annotation.label),
        lines.positionAt(hull(annotation).start).line + 1,
      ),
    ),
    iconPath: labelStyle(labelSet, annotation.label).icon,
    annotation,
  }));
  const picked = await window.showQuickPick(items, {
    title,
    matchOnDescription: true,
    placeHolder: l10n.t('Type a part of its text or of its label'),
  });
  return picked?.annotation;
}
