// The elements of a TEI file that anybody may have written. Nothing is read besides the text: no file
// or address that it names, and no entity that it declares.

import { SaxesParser } from 'saxes';
import { TEI_NAMESPACE } from './teiNames';

export interface TeiElement {
  /** Without a prefix; that of another namespace begins with it: `{http://…}name`. */
  readonly name: string;
  /** By their names as they are written: `xml:id`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Elements, and texts between them. */
  readonly children: readonly (TeiElement | string)[];
  /** From 1. */
  readonly line: number;
}

// Elements in elements. No text has as many, and what walks the tree may call itself as often.
const DEEPEST = 500;

/** The tree of a text, or the line from 1 where it is no XML or goes too deep. */
export function teiTree(text: string): { readonly root: TeiElement } | { readonly line: number } {
  const parser = new SaxesParser({ xmlns: true });
  const top: (TeiElement | string)[] = [];
  const within = [top];
  parser.on('opentag', ({ local, uri, attributes }) => {
    if (within.length > DEEPEST) throw new Error('There are too many elements in each other.');
    const children: (TeiElement | string)[] = [];
    const isTei = uri === TEI_NAMESPACE || uri === '';
    const element = {
      name: isTei ? local : `{${uri}}${local}`,
      attributes: new Map(Object.entries(attributes).map(([name, { value }]) => [name, value])),
      children,
      line: parser.line,
    };
    within.at(-1)?.push(element);
    within.push(children);
  });
  parser.on('closetag', () => {
    within.pop();
  });
  const add = (part: string): void => {
    within.at(-1)?.push(part);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  try {
    parser.write(text).close();
  } catch {
    // The parser throws for all that is not well-formed.
    return { line: parser.line };
  }
  const root = top.find((one) => typeof one !== 'string');
  return root ? { root } : { line: 1 };
}

/** All elements in one, in the order of their starts; the element itself is the first. */
export function* elementsOf(element: TeiElement): Generator<TeiElement, void> {
  yield element;
  for (const child of childrenOf(element)) yield* elementsOf(child);
}

export function childrenOf({ children }: TeiElement): readonly TeiElement[] {
  return children.filter((child) => typeof child !== 'string');
}

/** The first element of a name among the children; `undefined` where there is none. */
export function childOf(element: TeiElement | undefined, name: string): TeiElement | undefined {
  return element && childrenOf(element).find((child) => child.name === name);
}

/** All text in an element. */
export function stringValue(element: TeiElement | undefined): string {
  if (!element) return '';
  return element.children
    .map((child) => (typeof child === 'string' ? child : stringValue(child)))
    .join('');
}
