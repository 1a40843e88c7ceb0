// The annotations of one article as an annotation page.

import type { Annotation, Attributes, Relation } from '../../core/model/annotation';
import { WIKIDATA_ID } from '../../core/entities/entity';
import { textHash } from '../../core/text/hash';
import { offsetMap } from '../../core/text/offsets';
import type { OffsetMap } from '../../core/text/offsets';
import { sortedAttributes } from '../attributes';
import type { ExportArticle } from '../format';
import { jsonText } from '../jsonText';
import type { WriteContext } from '../writeContext';
import { contextOf, iriOf, iriPart } from './context';
import { selectorsOf } from './selectors';

export const COLLECTION = 'collection.jsonld';

/** An article and the path of its files. */
export interface PagedArticle {
  readonly article: ExportArticle;
  /** Without an ending. */
  readonly path: string;
}

export function pagePath(path: string): string {
  return `annotations/${path}.jsonld`;
}

export function textPath(path: string): string {
  return `texts/${path}.txt`;
}

/** How many annotations a page has: relations are annotations too. */
export function itemCount({ layer }: ExportArticle): number {
  return layer.annotations.length + layer.relations.length;
}

/** What comes before and after a page in the collection. */
export interface PagePlace {
  /** How many annotations are before it. */
  readonly startIndex: number;
  readonly previous?: PagedArticle | undefined;
  readonly next?: PagedArticle | undefined;
}

/** The text of a page's file, with one annotation a line. Its keys always stand in this order. */
export function pageText(
  { article, path }: PagedArticle,
  { startIndex, previous, next }: PagePlace,
  { entities }: WriteContext,
): string {
  const { text, layer } = article;
  const page = pagePath(path);
  // Addresses are relative, so that they hold wherever the folder lies.
  const root = '../'.repeat(page.split('/').length - 1);
  const source = `${root}${iriOf(textPath(path))}`;
  const head = {
    '@context': contextOf(iriOf(page)),
    id: `${root}${iriOf(page)}`,
    type: 'AnnotationPage',
    partOf: `${root}${COLLECTION}`,
    startIndex,
    ...(previous && { prev: `${root}${iriOf(pagePath(previous.path))}` }),
    ...(next && { next: `${root}${iriOf(pagePath(next.path))}` }),
    article: articleNode(article, source),
  };
  const offsets = offsetMap(text);
  const wikidata = (key: string): string | undefined => entities.get(key)?.wikidata;
  const items = [
    ...layer.annotations.map((one) => annotationNode(one, { source, text, offsets, wikidata })),
    ...layer.relations.map(relationNode),
  ];
  const lines = items.map((item) => `\n${jsonText(item)}`).join(',');
  return `${jsonText(head).slice(0, -1)},"items":[${lines}\n]}\n`;
}

function articleNode({ id, text, header, layer }: ExportArticle, source: string): unknown {
  const { title, date, dateline, agency, credits, readingMinutes } = header;
  return {
    id: source,
    type: 'Text',
    format: 'text/plain',
    articleId: id,
    sha256: textHash(text),
    status: layer.status,
    ...(title !== undefined && { title }),
    ...(date !== undefined && { date }),
    ...(dateline !== undefined && { dateline }),
    ...(agency !== undefined && { agency }),
    ...(credits !== undefined && { credits }),
    ...(readingMinutes !== undefined && { readingMinutes }),
    ...attributeNodes(layer.attributes),
  };
}

interface Source {
  /** Address of the text. */
  readonly source: string;
  readonly text: string;
  readonly offsets: OffsetMap;
  /** An entity's item in Wikidata, where it is known. */
  readonly wikidata: (key: string) => string | undefined;
}

function annotationNode(
  annotation: Annotation<'codePoint'>,
  { source, text, offsets, wikidata }: Source,
): unknown {
  const { id, label, fragments, entity, attributes = {}, note, origin } = annotation;
  const item = entity === undefined ? undefined : wikidata(entity);
  const targets = fragments.map((fragment) => ({
    type: 'SpecificResource',
    source,
    selector: selectorsOf(text, offsets, fragment),
  }));
  return {
    id: `#${iriPart(id)}`,
    type: 'Annotation',
    motivation: 'tagging',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: label },
      ...(note === undefined ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: note }]),
      ...(item !== undefined && WIKIDATA_ID.test(item)
        ? [
            {
              type: 'SpecificResource',
              purpose: 'identifying',
              source: `http://www.wikidata.org/entity/${item}`,
            },
          ]
        : []),
    ],
    target: targets.length === 1 ? targets[0] : targets,
    ...(entity !== undefined && { entity }),
    ...attributeNodes(attributes),
    ...(origin !== undefined && { origin }),
  };
}

/** The target is where the relation leads from, the body where it leads to and of what type it is. */
function relationNode({ id, type, from, to }: Relation): unknown {
  return {
    id: `#${iriPart(id)}`,
    type: 'Annotation',
    motivation: 'linking',
    body: [
      { type: 'TextualBody', purpose: 'tagging', value: type },
      { type: 'SpecificResource', purpose: 'linking', source: `#${iriPart(to)}` },
    ],
    target: `#${iriPart(from)}`,
  };
}

/** Attributes as nodes: names that nobody defined could be no properties of JSON-LD. */
function attributeNodes(attributes: Attributes): { readonly attributes?: readonly unknown[] } {
  const nodes = Object.entries(sortedAttributes(attributes)).map(([name, value]) => ({
    type: 'Attribute',
    name,
    ...(Array.isArray(value) ? { values: value } : { value }),
  }));
  return nodes.length > 0 ? { attributes: nodes } : {};
}
