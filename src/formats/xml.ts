// XML 1.0 as we write it.

/**
 * Characters that XML 1.0 can't hold, escaped or not. Each is one UTF-16 code unit; of the
 * surrogates only lone ones.
 */
export const NO_XML = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

// What means something to XML, what readers make blanks of in attributes, and what some take for
// the end of a line.
const SPECIAL = /[&<>"\t\n\r\u007F-\u009F\u2028\u2029]/gu;
const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as it stands in an element or an attribute, without what XML can't hold. */
export function xmlText(text: string): string {
  return text
    .replace(NO_XML, '\uFFFD')
    .replace(SPECIAL, (character) => NAMED[character] ?? `&#${character.charCodeAt(0)};`);
}

/** ` name="value"` for each; names are taken as they are. */
export function xmlAttributes(attributes: readonly (readonly [string, string])[]): string {
  return attributes.map(([name, value]) => ` ${name}="${xmlText(value)}"`).join('');
}
