// What a TEI document can't hold: characters that XML forbids.

import { quoted } from '../../core/check/quoted';
import type { Attributes } from '../../core/model/annotation';
import type { ExportArticle } from '../format';
import type { ArticleLosses } from '../loss';
import { NO_XML } from '../xml';

export function reportReplaced({ text, layer }: ExportArticle, losses: ArticleLosses): void {
  const isLost = (texts: readonly (string | undefined)[]): boolean =>
    texts.some((one) => one !== undefined && one.search(NO_XML) !== -1);
  const count = Array.from(text.matchAll(NO_XML)).length;
  if (count > 0) {
    const message = `XML can’t hold ${count} of the text’s characters; U+FFFD stands for each.`;
    losses.article('text', message);
  }
  for (const annotation of layer.annotations) {
    const { id, label, entity, note, origin, attributes = {} } = annotation;
    if (!isLost([id, label, entity, note, origin, ...textsOf(attributes)])) continue;
    const words = quoted(annotation.text);
    const message = `XML can’t hold a character of what is said of ${words}; U+FFFD stands for it.`;
    losses.annotation('text', annotation, message);
  }
  const others = [
    ...textsOf(layer.attributes),
    ...layer.relations.flatMap((one) => [one.id, one.type]),
  ];
  if (isLost(others)) {
    const message =
      'XML can’t hold a character of the article’s attributes or relations; U+FFFD stands for it.';
    losses.article('text', message);
  }
}

function textsOf(attributes: Attributes): readonly string[] {
  return Object.entries(attributes)
    .flat(2)
    .filter((value) => typeof value === 'string');
}
