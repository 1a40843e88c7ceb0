// Attributes of the whole article that the label set does not have.

import { setArticleAttributes } from '../model/annotationFields';
import type { Layer } from '../model/layer';
import { quoted } from './quoted';
import type { CheckInput, Rule } from './rule';
import { withoutAttributes } from './withoutAttributes';

export const unknownArticleAttribute: Rule = {
  id: 'unknown-article-attribute',
  severity: 'warning',
  scope: 'layer',
  docs: 'The article has an attribute that the label set does not have for whole articles. A label set that says nothing of article attributes allows all.',
  *check({ layer, labelSet }) {
    const unknown = unknownNames(layer, labelSet);
    if (unknown.length === 0) return;
    const known = (labelSet.articleAttributes ?? []).map(({ name }) => name);
    const remedy = known.length > 0 ? `use one of ${known.join(', ')}` : 'delete it';
    yield {
      message: `The article has ${unknown.map(quoted).join(' and ')}, which the label set does not have for articles; ${remedy}, or add it to the label set.`,
    };
  },
  fixes({ layer, labelSet }) {
    const unknown = unknownNames(layer, labelSet);
    if (unknown.length === 0) return [];
    const after = withoutAttributes(layer.attributes, unknown);
    return [
      {
        title: `Delete ${unknown.map(quoted).join(' and ')}`,
        edit: setArticleAttributes(layer, after),
      },
    ];
  },
};

function unknownNames(
  { attributes }: Layer,
  { articleAttributes }: CheckInput['labelSet'],
): readonly string[] {
  if (!articleAttributes) return [];
  const known = new Set(articleAttributes.map(({ name }) => name));
  return Object.keys(attributes).filter((name) => !known.has(name));
}
