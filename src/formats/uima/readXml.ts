// Reading XML that anybody may have written. Nothing is read besides the text: no file or address
// that it names, and no entity that it declares.

import { SaxesParser } from 'saxes';

/** An element's start. */
export interface XmlElement {
  /** Without a prefix. */
  readonly name: string;
  /** Address of the names that it is of; empty where it is of none. */
  readonly namespace: string;
  /** Those without a namespace by name, others as `{namespace}name`. */
  readonly attributes: ReadonlyMap<string, string>;
  /** How many elements it is in. */
  readonly depth: number;
  /** From 1. */
  readonly line: number;
}

export interface XmlHandlers {
  readonly open: (element: XmlElement) => void;
  /** @param text all that stands in the element, but not in elements in it */
  readonly close: (element: XmlElement, text: string) => void;
}

/** Reads a text as XML. Returns the line at which it is none, from 1; `undefined` where it is. */
export function readXml(text: string, { open, close }: XmlHandlers): number | undefined {
  const parser = new SaxesParser({ xmlns: true });
  const within: { readonly element: XmlElement; text: string }[] = [];
  parser.on('opentag', ({ local, uri, attributes }) => {
    const known = Object.values(attributes).map(
      (one) => [one.uri === '' ? one.local : `{${one.uri}}${one.local}`, one.value] as const,
    );
    const element = {
      name: local,
      namespace: uri,
      attributes: new Map(known),
      depth: within.length,
      line: parser.line,
    };
    within.push({ element, text: '' });
    open(element);
  });
  const add = (part: string): void => {
    const last = within.at(-1);
    if (last) last.text += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const last = within.pop();
    if (last) close(last.element, last.text);
  });
  const flaws: number[] = [];
  parser.on('error', () => void flaws.push(parser.line));
  parser.write(text).close();
  return flaws[0];
}
