// The style sheet of the HTML: the same in the editor's view and in a file.

import { inkOn } from '../core/model/palette';
import { MOST_LEVELS } from './body';
import type { DrawnLabel } from './drawing';

/** `auto` follows the reader's system; `editor` follows VS Code's theme. */
export type Theme = 'light' | 'dark' | 'auto' | 'editor';

/** Pixels from one level to the next. */
const PITCH = 17;

const LIGHT = `
  --ground: #ffffff; --ink: #1c1e21; --quiet: #5b6069; --rule: #d7dae0; --arc: #5b6069;
  --mark: #0b57d01f;`;
const DARK = `
  --ground: #1f1f1f; --ink: #e3e3e3; --quiet: #a7abb3; --rule: #45484d; --arc: #a7abb3;
  --mark: #6cb2ff33;`;
const EDITOR = `
  --ground: var(--vscode-editor-background); --ink: var(--vscode-editor-foreground);
  --mark: var(--vscode-editor-selectionHighlightBackground, #6cb2ff33);`;

const BASE = `
:root { --size: 18px; --pitch: ${PITCH}px; --room: 0px; color-scheme: light dark; }
body { margin: 0; background: var(--ground); color: var(--ink); }
main { max-width: 68ch; margin: 0 auto; padding: 40px 24px 64px; font-size: var(--size);
  font-family: Charter, 'Bitstream Charter', 'Iowan Old Style', Georgia, 'Noto Serif', Cambria,
    serif; }
.article { position: relative; line-height: 1.65; }
.article.linked { padding-inline-start: 34px; margin-inline-start: -34px; }
.line { margin: 0; font: inherit; font-size: var(--size); white-space: pre-wrap;
  overflow-wrap: anywhere; unicode-bidi: plaintext; tab-size: 4; }
.line.blank { line-height: 0.9; user-select: none; }
.line.title { font-size: calc(var(--size) * 1.5); font-weight: 700; line-height: 1.3;
  letter-spacing: -0.005em; }
.line.title .date { display: inline-block; width: 100%; font-size: calc(var(--size) * 0.72);
  font-weight: 400; letter-spacing: 0; color: var(--quiet); white-space: pre-line; }
.line.meta { font-size: calc(var(--size) * 0.78); color: var(--quiet); }
.u { padding-bottom: calc(var(--level) * var(--pitch) + 2px);
  border-bottom: 2px solid var(--line); box-decoration-break: clone; }
.u.dotted { border-bottom-style: dotted; border-bottom-width: 2.5px; }
.u.dashed { border-bottom-style: dashed; }
.u.double { border-bottom-style: double; border-bottom-width: 4px; }
.low { vertical-align: calc((var(--depth) + 1) * var(--pitch) * -1); }
.high { vertical-align: calc((var(--depth) + 1) * var(--pitch)); }
.room { vertical-align: calc(var(--room) * -1); }
.at { position: relative; vertical-align: var(--room); }
.tag, .chip { font: 600 10px/13px ui-sans-serif, -apple-system, 'Segoe UI', Roboto, 'Noto Sans',
    Arial, sans-serif; letter-spacing: 0.02em; color: var(--on); background: var(--line);
  border-radius: 3px; padding: 0 4px; white-space: nowrap; text-decoration: none;
  user-select: none; -webkit-user-select: none; }
.tag { position: absolute; inset-inline-start: 0; z-index: 2; box-sizing: border-box;
  top: calc(100% + var(--level) * var(--pitch) + 3px); height: 13px; cursor: pointer;
  outline-offset: 1px; direction: ltr; text-indent: 0; border: 1px solid var(--line);
  line-height: 11px; border-start-start-radius: 0; }
.tag::after { content: attr(data-tag); }
.tag:focus-visible, .tag:target, .tag.on { outline: 2px solid var(--ink); }
.tag.on { z-index: 3; }
.u.on { background: var(--mark); }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 6px 18px; margin: 0 0 26px;
  padding: 0 0 12px; border-bottom: 1px solid var(--rule); font-size: 13px; color: var(--quiet);
  font-family: ui-sans-serif, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; }
.legend .u { --level: 0; padding-bottom: 3px; margin-inline-end: 4px; }
.chip { font-size: 11px; padding: 1px 6px; }
.relations { list-style: none; margin: 4px 0 10px; padding: 0 0 0 12px; font-size: 13px;
  line-height: 1.5; color: var(--quiet); border-inline-start: 2px solid var(--rule);
  user-select: none; -webkit-user-select: none; }
.relations a { color: inherit; }
.relations .type { font-weight: 600; color: var(--ink); }
.drawn .relations, .unseen { position: absolute; width: 1px; height: 1px; margin: 0;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.arcs { position: absolute; inset: 0 auto auto 0; z-index: 1; overflow: visible;
  pointer-events: none; display: none; }
.drawn .arcs { display: block; }
.arcs path { fill: none; stroke: var(--arc); stroke-width: 1.3px; }
.arcs .head { fill: var(--arc); stroke: none; }
.arcs text { font: italic 11px/1 ui-sans-serif, -apple-system, 'Segoe UI', Roboto, 'Noto Sans',
    Arial, sans-serif; fill: var(--ink); stroke: var(--ground); stroke-width: 4px;
  paint-order: stroke; stroke-linejoin: round; text-anchor: middle; }
.empty { color: var(--quiet); }
`;

const PRINT = `
@media print {
  main { max-width: none; padding: 0; --size: 12pt; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .line { orphans: 2; widows: 2; }
  .line.title { break-after: avoid; }
  .arcs { display: none !important; }
  .drawn .relations { position: static; width: auto; height: auto; margin: 4px 0 10px;
    overflow: visible; clip-path: none; white-space: normal; }
  .article.linked { padding-inline-start: 0; margin-inline-start: 0; }
}
`;

const FORCED = `
@media (forced-colors: active) {
  .tag, .chip { forced-color-adjust: none; }
}
`;

/** The whole style sheet for a drawing with these labels. */
export function styleSheet(theme: Theme, labels: readonly DrawnLabel[]): string {
  const light = `${LIGHT}\n`;
  const rules = {
    light: `:root {${light}}${labelRules(labels, 'light', '')}`,
    dark: `:root {${DARK}}${labelRules(labels, 'dark', '')}`,
    auto: `:root {${light}}${labelRules(labels, 'light', '')}
@media screen and (prefers-color-scheme: dark) {
:root {${DARK}}${labelRules(labels, 'dark', '')}}`,
    editor: `:root {${light}}
.vscode-dark, .vscode-high-contrast { ${DARK} }
.vscode-high-contrast-light { ${LIGHT} }
.vscode-light, .vscode-dark, .vscode-high-contrast, .vscode-high-contrast-light {${EDITOR}}
${labelRules(labels, 'light', '')}
${labelRules(labels, 'dark', '.vscode-dark ')}
${labelRules(labels, 'dark', '.vscode-high-contrast:not(.vscode-high-contrast-light) ')}
${EDITOR_ONLY}`,
  }[theme];
  const scheme = theme === 'light' || theme === 'dark' ? `:root { color-scheme: ${theme}; }` : '';
  return [BASE, scheme, levelRules(), rules, PRINT, FORCED].join('\n');
}

const EDITOR_ONLY = `
:root { color-scheme: inherit; }
body { padding: 0; font-size: var(--size); }
main { padding-top: 28px; }
.vscode-high-contrast { --quiet: var(--ink); --arc: var(--ink); --rule: var(--vscode-contrastBorder, var(--ink)); }
.vscode-high-contrast-light { --quiet: var(--ink); --arc: var(--ink); }
.vscode-high-contrast .u.on { outline: 1px dashed var(--vscode-contrastActiveBorder, var(--ink)); }
.tag:focus-visible, .tag.on { outline-color: var(--vscode-focusBorder, var(--ink)); }
`;

function levelRules(): string {
  return Array.from(
    { length: MOST_LEVELS },
    (_, level) => `.v${level} { --level: ${level}; } .d${level} { --depth: ${level}; }`,
  ).join('\n');
}

function labelRules(labels: readonly DrawnLabel[], kind: 'light' | 'dark', scope: string): string {
  return labels
    .map(({ colour }, index) => {
      const line = colour[kind];
      return `${scope}.k${index} { --line: ${line}; --on: ${inkOn(line)}; }`;
    })
    .join('\n');
}
