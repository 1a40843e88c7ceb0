// A tree of elements, and its text in HTML and XML: the only place that escapes.

export interface Element {
  readonly name: string;
  /** What is undefined is left out. */
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly Node[];
}

/** An element, or text as it is, not escaped. */
export type Node = Element | string;

export function element(
  name: string,
  attributes: Element['attributes'] = {},
  children: readonly Node[] = [],
): Element {
  return { name, attributes, children };
}

// Elements of HTML that have no end tag.
const VOID = new Set(['meta', 'link', 'br', 'hr', 'img']);
// Elements whose text HTML takes as it stands. We only put our own text in them.
const RAW = new Set(['style', 'script']);

/** The tree as HTML. */
export function html(node: Node): string {
  if (typeof node === 'string') return escape(node);
  const { name, children } = node;
  const start = `<${name}${attributesOf(node)}>`;
  if (VOID.has(name)) return start;
  const inside = RAW.has(name) ? rawText(children) : children.map(html).join('');
  return `${start}${inside}</${name}>`;
}

/** The tree as XML: well-formed whatever the texts are. */
export function xml(node: Node): string {
  if (typeof node === 'string') return escape(node);
  const { name, children } = node;
  const start = `<${name}${attributesOf(node)}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.map(xml).join('')}</${name}>`;
}

/** The text in a tree, without its elements. */
export function textOf(node: Node): string {
  return typeof node === 'string' ? node : node.children.map(textOf).join('');
}

function rawText(children: readonly Node[]): string {
  const text = children.map(textOf).join('');
  if (/<\/(?:style|script)|<!--/i.test(text)) {
    throw new Error('A style sheet or script must not end its own element.');
  }
  return text;
}

function attributesOf({ attributes }: Element): string {
  return Object.entries(attributes)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escape(value)}"`))
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return drawable(text).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

// What XML 1.0 does not allow: controls but tab and line feed, halves of pairs, two non-characters.
// HTML drops or changes most of them, too.
const UNDRAWABLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/**
 * A text with a sign in the place of each character that no picture can hold. Each sign is as long
 * as what it stands for, so that offsets stay the same.
 */
export function drawable(text: string): string {
  return text.replace(UNDRAWABLE, (character) => {
    const code = character.charCodeAt(0);
    // Unicode has a picture for each of the old controls.
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\uFFFD';
  });
}
