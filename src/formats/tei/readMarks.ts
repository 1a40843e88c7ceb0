// Annotations beside a text: elements that point to what they are of.

import type { ImportedAnnotation, InputSpan } from '../imported';
import { importedAnnotation } from '../importedAnnotation';
import { attributesOf, textFeature } from './readFeatures';
import { FEATURE } from './teiNames';
import type { TeiPlaces } from './teiPlaces';
import { entityOf, placeOf, pointedId, pointersIn } from './teiSource';
import type { TeiSource } from './teiSource';
import { childOf, childrenOf, stringValue } from './teiTree';
import type { TeiElement } from './teiTree';

/** True for what says something of a part of the text by pointing to it. */
export function isMark(element: TeiElement): boolean {
  return (
    (element.name === 'span' || element.name === 'annotation') && pointersOf(element).length > 0
  );
}

export function pointersOf({ attributes }: TeiElement): readonly string[] {
  const given = [attributes.get('target'), attributes.get('from'), attributes.get('to')];
  return given.flatMap(pointersIn);
}

/** `undefined` where its pointers are none that we know, or lead out of the text. */
export function markAnnotation(
  mark: TeiElement,
  index: number,
  { ids, places, notes, hasWords, file }: TeiSource,
): ImportedAnnotation | undefined {
  const [first, ...rest] = spansOf(mark, places) ?? [];
  if (!first) return undefined;
  const xmlId = mark.attributes.get('xml:id');
  const about = pointersIn(mark.attributes.get('ana')).map(
    (pointer) => ids.get(pointedId(pointer)) ?? pointer,
  );
  const isFeatures = (one: TeiElement | string): one is TeiElement =>
    typeof one !== 'string' && one.name === 'fs';
  const features = about.find(isFeatures);
  const label = about.find((one) => !isFeatures(one));
  const mentioned = childOf(mark, 'mentioned');
  const [entity] = pointersIn(mark.attributes.get('corresp'));
  const note = [...(xmlId === undefined ? [] : (notes.get(xmlId) ?? [])), ...ownNotes(mark)];
  return importedAnnotation(
    {
      id: mark.attributes.get('n') ?? xmlId ?? `span ${index + 1}`,
      label: label === undefined ? labelOfMark(mark) : nameOf(label),
      fragments: [first, ...rest],
      text: mentioned && hasWords ? stringValue(mentioned) : undefined,
      entity: entity === undefined ? undefined : entityOf(entity, ids),
      attributes: attributesOf(features),
      note: note.length > 0 ? note.join('\n') : undefined,
      origin: textFeature(features, FEATURE.origin),
    },
    placeOf(mark, file),
  );
}

function ownNotes(mark: TeiElement): readonly string[] {
  return childrenOf(mark)
    .filter((child) => child.name === 'note')
    .map(stringValue);
}

/** Pieces by `target`, or one from `from` to `to`. */
function spansOf(mark: TeiElement, places: TeiPlaces): readonly InputSpan[] | undefined {
  const spans: InputSpan[] = [];
  for (const pointer of pointersOf(mark)) {
    const found = places.spansOfPointer(pointer);
    if (!found) return undefined;
    spans.push(...found);
  }
  const [first] = spans;
  if (!first || mark.attributes.has('target')) return spans;
  return [{ start: first.start, end: spans.at(-1)?.end ?? first.end }];
}

/** What a category, an interpretation or an address says. */
function nameOf(label: TeiElement | string): string {
  if (typeof label === 'string') return label.replace(/^.*[#/](?=[^#/])/su, '');
  const { attributes } = label;
  return attributes.get('n') ?? attributes.get('xml:id') ?? stringValue(label).trim();
}

/** What the annotation itself says, since TEI's own ones have their meaning in them. */
function labelOfMark(mark: TeiElement): string {
  const own = stringValue({ ...mark, children: mark.children.filter(isText) }).trim();
  return mark.attributes.get('type') ?? (own === '' ? mark.name : own);
}

function isText(child: TeiElement | string): boolean {
  return typeof child === 'string';
}
