// What a link, a menu or a key hands to a command on an annotation.

import type { Annotation } from '../core/model/annotation';
import { selectedAnnotation } from './activeArticle';
import type { ActiveArticle } from './activeArticle';

/** The annotation that is meant; the one at the cursor where it is absent. */
export interface AnnotationArgument {
  readonly id?: string;
}

/** The annotation of the active article that a command is to act on. */
export function meantAnnotation(
  active: ActiveArticle,
  argument: AnnotationArgument | undefined,
): Annotation | undefined {
  const id = argument?.id;
  if (typeof id !== 'string') return selectedAnnotation(active);
  return annotationIn(active, id);
}

/** An annotation as it is now, by its id. */
export function annotationIn({ article }: ActiveArticle, id: string): Annotation | undefined {
  return article.session.state.layer.annotations.find((annotation) => annotation.id === id);
}
