// Values that an attribute of the whole article can't have.

import { setArticleAttributes } from '../model/annotationFields';
import type { AttributeDefinition } from '../model/labelSet';
import { attributeNeed, fitsAttribute, offeredValues } from './attributeFit';
import { quoted } from './quoted';
import type { CheckInput, Fix, Rule } from './rule';
import { withoutAttributes } from './withoutAttributes';

export const articleAttributeValue: Rule = {
  id: 'article-attribute-value',
  severity: 'warning',
  scope: 'layer',
  docs: 'An attribute of the whole article has a value of another type than the label set says, or one that is not among its values.',
  *check(input) {
    const wrong = wrongAttributes(input);
    if (wrong.length === 0) return;
    const named = wrong.map(
      (definition) => `${quoted(definition.name)} must be ${attributeNeed(definition)}`,
    );
    yield {
      message: `The article’s attributes have a value that they can’t have: ${named.join('; ')}.`,
    };
  },
  fixes(input) {
    const { layer } = input;
    const wrong = wrongAttributes(input);
    const [only, ...others] = wrong;
    if (!only) return [];
    const values = others.length === 0 ? offeredValues(only) : [];
    const changes = values.map((value): Fix => ({
      title: `Set ${only.name} to ${String(value)}`,
      edit: setArticleAttributes(layer, { ...layer.attributes, [only.name]: value }),
    }));
    const names = wrong.map(({ name }) => name);
    const title = `Delete ${names.map(quoted).join(' and ')}`;
    const after = withoutAttributes(layer.attributes, names);
    return [...changes, { title, edit: setArticleAttributes(layer, after) }];
  },
};

function wrongAttributes({ layer, labelSet }: CheckInput): readonly AttributeDefinition[] {
  const { attributes } = layer;
  return (labelSet.articleAttributes ?? []).filter((definition) => {
    const value = Object.hasOwn(attributes, definition.name)
      ? attributes[definition.name]
      : undefined;
    return value !== undefined && !fitsAttribute(value, definition);
  });
}
