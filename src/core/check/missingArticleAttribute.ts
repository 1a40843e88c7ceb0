// Attributes that the whole article must have and has not.

import { setArticleAttributes } from '../model/annotationFields';
import type { AttributeDefinition } from '../model/labelSet';
import { offeredValues } from './attributeFit';
import type { CheckInput, Fix, Rule } from './rule';

export const missingArticleAttribute: Rule = {
  id: 'missing-article-attribute',
  severity: 'warning',
  scope: 'layer',
  docs: 'The article lacks an attribute that the label set requires of every article. Nothing is said while its status is `todo`.',
  *check(input) {
    const names = missing(input).map(({ name }) => name);
    if (names.length === 0) return;
    yield {
      message: `The article has no ${names.join(' and no ')}, which the label set requires; give it one.`,
    };
  },
  fixes(input) {
    const { layer } = input;
    const [first, ...others] = missing(input);
    // One value can't mend two gaps.
    if (!first || others.length > 0) return [];
    return offeredValues(first).map((value): Fix => ({
      title: `Set ${first.name} to ${String(value)}`,
      edit: setArticleAttributes(layer, { ...layer.attributes, [first.name]: value }),
    }));
  },
};

function missing({ layer, labelSet }: CheckInput): readonly AttributeDefinition[] {
  if (layer.status === 'todo') return [];
  return (labelSet.articleAttributes ?? []).filter(
    ({ name, required }) => required && !Object.hasOwn(layer.attributes, name),
  );
}
