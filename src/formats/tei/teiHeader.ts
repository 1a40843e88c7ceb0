// The header of a TEI document: where the text is from, and what the labels mean.

import { labelOf } from '../../core/model/labelSet';
import { xmlText } from '../xml';
import { element } from './teiElement';
import type { XmlAttributes } from './teiElement';
import type { TeiDocument } from './teiDocument';
import { LABELS_ID, TEXT_ID } from './teiNames';

const POINTERS = `The annotations stand beside the text. The numbers in string-range are an offset and a length in Unicode characters of the element ${TEXT_ID}, from 0, with its white space.`;

export function headerLines({ article, context, idOf }: TeiDocument): readonly string[] {
  const { id, header, layer } = article;
  const { title, date, agency, dateline, credits } = header;
  const { labelSet } = context;
  const optional = (name: string, value: string | undefined, attributes?: XmlAttributes): string =>
    value === undefined ? '' : element(name, attributes, xmlText(value));
  const keys = new Set([
    ...labelSet.labels.map(({ key }) => key),
    ...layer.annotations.map(({ label }) => label).sort(),
  ]);
  return [
    '<teiHeader>',
    '<fileDesc>',
    `<titleStmt>${element('title', {}, xmlText(title ?? id))}</titleStmt>`,
    '<publicationStmt>',
    '<authority>Exported with Article Annotator</authority>',
    element('idno', { type: 'article' }, xmlText(id)),
    '<availability status="unknown"><p>Ask the publisher of the text who may use it.</p></availability>',
    '</publicationStmt>',
    `<sourceDesc><bibl>${[
      optional('title', title),
      optional('publisher', agency),
      optional('pubPlace', dateline),
      optional('date', date, { when: isDay(date) ? date : undefined }),
      optional('note', credits, { type: 'credits' }),
    ].join('')}</bibl></sourceDesc>`,
    '</fileDesc>',
    '<encodingDesc>',
    `<projectDesc><p>${POINTERS}</p></projectDesc>`,
    '<classDecl>',
    `<taxonomy xml:id="${LABELS_ID}"><desc>Labels of the annotations</desc>`,
    ...Array.from(keys, (key) => {
      const known = labelOf(labelSet, key);
      const inside = optional('gloss', known?.name) + optional('desc', known?.description);
      return element('category', { 'xml:id': idOf('label', key), n: key }, inside);
    }),
    '</taxonomy>',
    '</classDecl>',
    '</encodingDesc>',
    `<revisionDesc status="${layer.status}"><change>The annotations are ${layer.status}.</change></revisionDesc>`,
    '</teiHeader>',
  ];
}

/** True for a day that the calendar has; a header may name another. */
function isDay(date = ''): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  const isKnown = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
  return isKnown && date >= '0001';
}
