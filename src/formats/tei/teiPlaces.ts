// Where elements of a TEI file are in its text, and what pointers of TEI point to.

import { offsetMap } from '../../core/text/offsets';
import type { InputSpan } from '../imported';
import type { TeiElement } from './teiTree';

export interface TeiPlaces {
  readonly text: string;
  /** The place of an element in the text, in code points. */
  spanOf(element: TeiElement): InputSpan | undefined;
  /** The places that a pointer means, in code points; `undefined` where it is none that we know. */
  spansOfPointer(pointer: string): readonly InputSpan[] | undefined;
}

// `#string-range(text,71,7)`, with further pairs of numbers for further pieces.
const RANGE = /^#string-range\(#?([^,()\s]+)((?:,\d{1,9},\d{1,9})+)\)$/u;

/** @param ids the elements of the file by `xml:id` */
export function teiPlaces(base: TeiElement, ids: ReadonlyMap<string, TeiElement>): TeiPlaces {
  let text = '';
  const places = new Map<TeiElement, InputSpan>();
  const read = (element: TeiElement): void => {
    const start = text.length;
    for (const child of element.children) {
      if (typeof child === 'string') text += child;
      else read(child);
    }
    places.set(element, { start, end: text.length });
  };
  read(base);
  const offsets = offsetMap(text);
  const spanOf = (element: TeiElement | undefined): InputSpan | undefined => {
    const place = element && places.get(element);
    return place && offsets.spanToCodePoints(place);
  };
  return {
    text,
    spanOf,
    spansOfPointer(pointer) {
      const [, id = pointer.replace(/^#/u, ''), pairs = ''] = RANGE.exec(pointer) ?? [];
      const whole = pointer.startsWith('#') ? spanOf(ids.get(id)) : undefined;
      if (!whole || pairs === '') return whole && [whole];
      const numbers = pairs.split(',').slice(1).map(Number);
      const spans: InputSpan[] = [];
      for (let i = 0; i < numbers.length; i += 2) {
        const start = whole.start + (numbers[i] ?? 0);
        spans.push({ start, end: start + (numbers[i + 1] ?? 0) });
      }
      return spans.every(({ end }) => end <= whole.end) ? spans : undefined;
    },
  };
}

/** The `xml:id` that a pointer of ranges starts from; `undefined` for other pointers. */
export function baseOf(pointer: string): string | undefined {
  return RANGE.exec(pointer)?.[1];
}
