import fc from 'fast-check';
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { expect, test } from 'vitest';
import { drawingOf } from '../../../src/render/drawing';
import { pageOf } from '../../../src/render/page';
import { drawable } from '../../../src/render/tree';
import { runs } from '../core/fuzz';
import { drawingSource } from './picture';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

function* elementsOf(node: Node): Generator<Element> {
  if ('tagName' in node) yield node;
  if ('childNodes' in node) for (const child of node.childNodes) yield* elementsOf(child);
}

function attribute({ attrs }: Element, wanted: string): string | undefined {
  return attrs.find(({ name }) => name === wanted)?.value;
}

function textIn(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textIn).join('') : '';
}

test('the text of the lines is the canonical text, whatever is in it', () => {
  fc.assert(
    fc.property(drawingSource, (source) => {
      const page = parse(pageOf(drawingOf(source), { theme: 'auto', title: source.text }));
      const lines = [...elementsOf(page)].filter((element) =>
        attribute(element, 'class')?.startsWith('line '),
      );
      const shown = lines.map(textIn).join('');
      expect(shown).toBe(drawable(source.text));
      expect(shown).toHaveLength(source.text.length);
      // The start of each line is where it says.
      let at = 0;
      for (const line of lines) {
        expect(attribute(line, 'data-start')).toBe(String(at));
        at += textIn(line).length;
      }
    }),
    runs(150),
  );
});

const ATTRIBUTE =
  /^(?:class|dir|id|href|lang|charset|name|content|http-equiv|aria-[a-z]+|data-[a-z]+)$/;

test('a hostile text makes no element and no attribute', () => {
  const KNOWN = new Set(
    'html head meta title style body main h1 p div span a ul li script'.split(' '),
  );
  fc.assert(
    fc.property(drawingSource, (source) => {
      const drawing = drawingOf(source);
      const page = parse(pageOf(drawing, { theme: 'dark', title: source.text, script: 'f()' }));
      const elements = [...elementsOf(page)];
      const wrong = elements.flatMap(({ tagName, attrs }) => [
        ...(KNOWN.has(tagName) ? [] : [tagName]),
        ...attrs.map(({ name }) => name).filter((name) => !ATTRIBUTE.test(name)),
      ]);
      expect(wrong).toEqual([]);
      const scripts = elements.filter(({ tagName }) => tagName === 'script');
      expect(scripts.map(textIn)).toEqual(drawing.relations.length > 0 ? ['f()'] : []);
      for (const link of elements.filter(({ tagName }) => tagName === 'a')) {
        expect(attribute(link, 'href')).toMatch(/^#a-/);
      }
    }),
    runs(150),
  );
});

test('every annotation has one tag that is named, and every relation a line of its list', () => {
  fc.assert(
    fc.property(drawingSource, (source) => {
      const drawing = drawingOf(source);
      const page = parse(pageOf(drawing, { theme: 'light', title: 't' }));
      const elements = [...elementsOf(page)];
      const named = elements.filter(
        (element) =>
          attribute(element, 'class')?.startsWith('tag ') && attribute(element, 'aria-label'),
      );
      // An annotation of nothing but line feeds is not to be seen.
      const visible = source.layer.annotations.filter(({ fragments }) =>
        fragments.some(({ start, end }) => /[^\n]/.test(source.text.slice(start, end))),
      );
      expect(named).toHaveLength(visible.length);
      const items = elements.filter((element) => attribute(element, 'data-relation'));
      expect(items.length).toBeLessThanOrEqual(drawing.relations.length);
    }),
    runs(150),
  );
});
