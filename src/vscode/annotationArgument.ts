// What a link, a menu or a key hands to a command on an annotation.

import type { Annotation } from '../core/model/annotation';
import { editableArticle, selectedAnnotation } from './activeArticle';
import type { ActiveArticle } from './activeArticle';
import type { ArticleStore } from './articleStore';
import { sayNoAnnotation } from './sayNoAnnotation';

/** The annotation that is meant; the one at the cursor where it is absent. */
export interface AnnotationArgument {
  readonly id?: string;
}

/** An annotation of the active article. */
export interface ActiveAnnotation {
  readonly active: ActiveArticle;
  readonly annotation: Annotation;
}

/** The annotation that a command is to change. Says so where there is none, or it can't be changed. */
export async function editableAnnotation(
  store: ArticleStore,
  argument?: AnnotationArgument,
): Promise<ActiveAnnotation | undefined> {
  const active = await editableArticle(store);
  if (!active) return undefined;
  const id = argument?.id;
  const annotation = typeof id === 'string' ? annotationIn(active, id) : selectedAnnotation(active);
  if (annotation) return { active, annotation };
  sayNoAnnotation();
  return undefined;
}

/** An annotation as it is now, by its id. */
export function annotationIn({ article }: ActiveArticle, id: string): Annotation | undefined {
  return article.session.state.layer.annotations.find((annotation) => annotation.id === id);
}
