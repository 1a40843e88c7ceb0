// Going to an annotation: it is selected, said, and remembered as the one that keys mean.

import { l10n } from 'vscode';
import type { Annotation } from '../core/model/annotation';
import { labelName } from '../core/model/labelSet';
import type { ActiveArticle } from './activeArticle';
import { followAnnotation } from './followAnnotation';
import { say } from './say';
import { shorten } from './shorten';

/** Selects an annotation of the article as it is now, in sight, and says which one it is. */
export function visitAnnotation(active: ActiveArticle, annotation: Annotation): void {
  const { article } = active;
  followAnnotation(active, annotation);
  const { annotations } = article.session.state.layer;
  const label = labelName(article.labelSet, annotation.label);
  const number = annotations.findIndex(({ id }) => id === annotation.id) + 1;
  say(l10n.t('{0} of {1}. {2}: {3}', number, annotations.length, label, shorten(annotation.text)));
}
