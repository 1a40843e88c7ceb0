// A report as one HTML file that needs nothing else: no script, no font, no network.

import { numberText } from '../../core/report/parts';
import type { Cell, Column, Inline, ReportPart } from '../../core/report/parts';
import { policyHash } from '../policyHash';
import { element, html } from '../tree';
import type { Element, Node } from '../tree';
import { REPORT_STYLE } from './reportStyle';

/** The text of an HTML file, in the reader’s light or dark colours. */
export function reportPage(parts: readonly ReportPart[]): string {
  const title = parts.find((part) => part.kind === 'heading');
  const policy = `default-src 'none'; style-src '${policyHash(REPORT_STYLE)}'`;
  const page = element('html', { lang: 'en' }, [
    element('head', {}, [
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('title', {}, [title?.text ?? 'Report']),
      element('style', {}, [REPORT_STYLE]),
    ]),
    element('body', {}, [element('main', {}, sections(parts))]),
  ]);
  return `<!DOCTYPE html>\n${html(page)}\n`;
}

/** What stands before the first heading of a section, and then each section. */
function sections(parts: readonly ReportPart[]): readonly Node[] {
  const starts = parts.flatMap((part, i) => (part.kind === 'heading' && part.level > 1 ? [i] : []));
  const [first = parts.length] = starts;
  return [
    element('header', {}, parts.slice(0, first).map(partElement)),
    ...starts.map((start, i) =>
      element('section', {}, parts.slice(start, starts[i + 1]).map(partElement)),
    ),
  ];
}

function partElement(part: ReportPart): Element {
  switch (part.kind) {
    case 'heading':
      return element(`h${part.level}`, {}, [part.text]);
    case 'paragraph':
      return element('p', {}, part.line.map(inlineNode));
    case 'list':
      return element(
        'ul',
        {},
        part.items.map((line) => element('li', {}, line.map(inlineNode))),
      );
    case 'figures':
      return element(
        'dl',
        {},
        part.items.map(({ name, value }) =>
          element('div', {}, [
            element('dt', {}, [name]),
            element('dd', {}, [numberText(value, { title: name, kind: 'number' })]),
          ]),
        ),
      );
    case 'code':
      return element('pre', { tabindex: '0' }, [element('code', {}, [part.text])]);
    case 'table':
      return tableElement(part);
  }
}

function tableElement({ caption, columns, rows }: ReportPart & { kind: 'table' }): Element {
  const head = columns.map(({ title, kind }) =>
    element('th', { scope: 'col', class: kind === 'text' ? undefined : 'number' }, [title]),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      {},
      columns.map((column, i) =>
        i === 0
          ? element('th', { scope: 'row' }, cellNodes(cells[i], column))
          : element(
              'td',
              { class: column.kind === 'text' ? undefined : 'number' },
              cellNodes(cells[i], column),
            ),
      ),
    ),
  );
  // A wide table scrolls by itself, and a keyboard must get at it.
  return element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': caption }, [
    element('table', {}, [
      element('caption', {}, [caption]),
      element('thead', {}, [element('tr', {}, head)]),
      element('tbody', {}, body),
    ]),
  ]);
}

function cellNodes(cell: Cell, column: Column): readonly Node[] {
  if (cell !== undefined && typeof cell !== 'number') return cell.map(inlineNode);
  const text = numberText(cell, column);
  if (column.kind !== 'share' || cell === undefined) return [text];
  return [text, bar(cell)];
}

const BAR = 100;

/** Drawn, since a policy that allows no style of an element keeps the page safe to open. */
function bar(share: number): Element {
  const width = String(Math.round(Math.min(Math.max(share, 0), 1) * BAR));
  return element(
    'svg',
    { class: 'bar', viewBox: `0 0 ${BAR} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    [
      element('rect', { class: 'rail', width: String(BAR), height: '10' }),
      element('rect', { width, height: '10' }),
    ],
  );
}

function inlineNode(inline: Inline): Node {
  if (typeof inline === 'string') return inline;
  if ('code' in inline) return element('code', {}, [inline.code]);
  return element('a', { href: inline.link, rel: 'noreferrer' }, [inline.link]);
}
