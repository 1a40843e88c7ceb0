// Elements of XML as text.

import { xmlAttributes } from '../xml';

/** What is undefined is left out. */
export type XmlAttributes = Readonly<Record<string, string | undefined>>;

/** @param content XML; an empty element where it is absent */
export function element(name: string, attributes: XmlAttributes = {}, content?: string): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const start = `<${name}${xmlAttributes(given)}`;
  return content === undefined ? `${start}/>` : `${start}>${content}</${name}>`;
}
