// An article as a TEI document: its header, its text, and its annotations beside the text.

import type { Annotation, Relation } from '../../core/model/annotation';
import type { ExportArticle } from '../format';
import { articleLosses } from '../loss';
import { fittedText, replacedCharacters } from '../fittedText';
import { NO_XML, xmlText } from '../xml';
import type { WriteContext } from '../writeContext';
import type { TeiDocument } from './teiDocument';
import { element } from './teiElement';
import type { XmlAttributes } from './teiElement';
import { attributesFeature, feature } from './teiFeatures';
import { headerLines } from './teiHeader';
import { reportReplaced } from './teiLosses';
import { FEATURE, FEATURES, TEI_NAMESPACE, TEXT_ID, idsOf, xmlName } from './teiNames';

/** The document of an article. Losses are reported. */
export function teiText(article: ExportArticle, context: WriteContext): string {
  const { layer, text } = article;
  const idOf = idsOf();
  const replaced = replacedCharacters(text, NO_XML);
  reportReplaced(article, articleLosses(article, context.lose));
  const document = { article, context, idOf, replaced };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<TEI xmlns="${TEI_NAMESPACE}">`,
    ...headerLines(document),
    `<text><body>${element('ab', { 'xml:id': TEXT_ID, 'xml:space': 'preserve' }, textBody(text))}</body></text>`,
    '<standOff>',
    '<spanGrp type="annotations">',
    ...layer.annotations.map((one) => spanLine(one, document)),
    '</spanGrp>',
    ...layer.annotations.flatMap((one) => detailLines(one, document)),
    ...articleLines(document),
    ...relationLines(document),
    ...entityLines(document),
    '</standOff>',
    '</TEI>',
    '',
  ].join('\n');
}

/** The text with its line feeds as they are, each with the mark that TEI has for a new line. */
function textBody(text: string): string {
  return xmlText(fittedText(text, NO_XML)).replaceAll('&#9;', '\t').replaceAll('&#10;', '\n<lb/>');
}

/** `n` has the id where it is no `xml:id`. */
function idAttributes(xmlId: string, id: string): XmlAttributes {
  return { 'xml:id': xmlId, n: xmlId === id ? undefined : id };
}

function spanLine(annotation: Annotation<'codePoint'>, { idOf }: TeiDocument): string {
  const { id, label, fragments, text, entity } = annotation;
  const xmlId = idOf('annotation', id);
  const target = fragments.map(
    ({ start, end }) => `#string-range(${TEXT_ID},${start},${end - start})`,
  );
  const features = hasFeatures(annotation) ? ` #${idOf('features', id)}` : '';
  return element(
    'span',
    {
      ...idAttributes(xmlId, id),
      target: target.join(' '),
      ana: `#${idOf('label', label)}${features}`,
      corresp: entity === undefined ? undefined : `#${idOf('entity', entity)}`,
    },
    element('mentioned', {}, xmlText(text)),
  );
}

function hasFeatures({ attributes = {}, origin }: Annotation<'codePoint'>): boolean {
  return Object.keys(attributes).length > 0 || origin !== undefined;
}

function detailLines(
  annotation: Annotation<'codePoint'>,
  { idOf }: TeiDocument,
): readonly string[] {
  const { id, attributes = {}, origin, note } = annotation;
  const xmlId = idOf('annotation', id);
  const features = [
    attributesFeature(attributes),
    origin === undefined ? '' : feature(FEATURE.origin, element('string', {}, xmlText(origin))),
  ].join('');
  return [
    ...(hasFeatures(annotation)
      ? [element('fs', { 'xml:id': idOf('features', id), type: FEATURES.annotation }, features)]
      : []),
    ...(note === undefined ? [] : [element('note', { target: `#${xmlId}` }, xmlText(note))]),
  ];
}

function articleLines({ article, replaced }: TeiDocument): readonly string[] {
  const features = [
    attributesFeature(article.layer.attributes),
    replaced === undefined ? '' : feature(FEATURE.replaced, element('string', {}, replaced)),
  ].join('');
  if (features === '') return [];
  return [element('fs', { type: FEATURES.article, corresp: `#${TEXT_ID}` }, features)];
}

function relationLines({ article, idOf }: TeiDocument): readonly string[] {
  const { annotations, relations } = article.layer;
  const known = new Set(annotations.map(({ id }) => id));
  const lines = relations
    // Every pointer must lead somewhere, and no article has other relations.
    .filter(({ from, to }) => known.has(from) && known.has(to))
    .map(({ id, type, from, to }: Relation) => {
      const name = xmlName(type);
      return element(
        'relation',
        {
          ...idAttributes(idOf('relation', id), id),
          name,
          active: `#${idOf('annotation', from)}`,
          passive: `#${idOf('annotation', to)}`,
        },
        name === type ? undefined : element('desc', {}, xmlText(type)),
      );
    });
  return lines.length > 0 ? ['<listRelation>', ...lines, '</listRelation>'] : [];
}

function entityLines({ article, context, idOf }: TeiDocument): readonly string[] {
  const keys = new Set(
    article.layer.annotations
      .map(({ entity }) => entity)
      .filter((key) => key !== undefined)
      .sort(),
  );
  const items = Array.from(keys, (key) => {
    const known = context.entities.get(key);
    const item = known?.wikidata;
    return element(
      'item',
      { 'xml:id': idOf('entity', key), n: key },
      element('name', {}, xmlText(known?.name ?? key)) +
        (item === undefined ? '' : element('idno', { type: 'wikidata' }, xmlText(item))),
    );
  });
  return items.length > 0 ? ['<list type="entities">', ...items, '</list>'] : [];
}
