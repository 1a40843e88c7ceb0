// Tokenises with the engine that the editor itself uses, so that what is tested is what is painted.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { loadWASM, OnigScanner, OnigString } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry, type IGrammar, type IRawTheme } from 'vscode-textmate';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const GRAMMAR = new URL('../../syntaxes/article.tmLanguage.json', import.meta.url);

export interface Token {
  readonly text: string;
  /** The scopes under `text.article`, without that suffix. */
  readonly scopes: readonly string[];
}

export interface TokenisedLine {
  readonly line: string;
  readonly tokens: readonly Token[];
}

let engine: Promise<void> | undefined;

async function createRegistry(theme?: IRawTheme): Promise<Registry> {
  // The module may be loaded once only, however many registries there are.
  engine ??= loadWASM(
    readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm')),
  );
  await engine;
  return new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: (scopeName) =>
      Promise.resolve(
        scopeName === 'text.article'
          ? parseRawGrammar(readFileSync(GRAMMAR, 'utf8'), GRAMMAR.pathname)
          : null,
      ),
    ...(theme && { theme }),
  });
}

async function grammarOf(registry: Registry): Promise<IGrammar> {
  const grammar = await registry.loadGrammar('text.article');
  if (!grammar) throw new Error('The grammar text.article was not found.');
  return grammar;
}

export async function loadArticleGrammar(): Promise<IGrammar> {
  return grammarOf(await createRegistry());
}

/** Lines as the editor sees them: without their ends, whatever these are. */
export function tokenise(grammar: IGrammar, text: string): readonly TokenisedLine[] {
  let state = INITIAL;
  return text.split(/\r\n|\r|\n/u).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    const tokens = result.tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.slice(1).map((scope) => scope.replace(/\.article$/u, '')),
    }));
    return { line, tokens };
  });
}

/** The text under a scope (or a prefix of one), its neighbouring tokens joined. */
export function textsUnder(lines: readonly TokenisedLine[], scope: string): readonly string[] {
  const found: string[] = [];
  for (const { tokens } of lines) {
    let joined = '';
    for (const { text, scopes } of tokens) {
      if (scopes.some((name) => name === scope || name.startsWith(`${scope}.`))) {
        joined += text;
        continue;
      }
      if (joined !== '') found.push(joined);
      joined = '';
    }
    if (joined !== '') found.push(joined);
  }
  return found;
}

/** One line of text, then one line for each of its tokens that has a scope of its own. */
export function snapshotOf(lines: readonly TokenisedLine[]): string {
  const rows: string[] = [];
  for (const { line, tokens } of lines) {
    rows.push(`> ${visible(line)}`.trimEnd());
    for (const { text, scopes } of tokens) {
      // The marks themselves only double the length of what is to be read.
      if (scopes.length === 0 || scopes.some((name) => name.startsWith('punctuation.'))) continue;
      rows.push(`    ${scopes.join(' ')} | ${visible(abridged(text))} |`);
    }
  }
  return rows.join('\n') + '\n';
}

// Long tokens are known by their ends; the text stands above them anyway.
function abridged(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= 60) return text;
  return `${characters.slice(0, 28).join('')} … ${characters.slice(-28).join('')}`;
}

function visible(text: string): string {
  return text
    .replace(/\uFEFF/gu, '<BOM>')
    .replace(/\t/gu, '<TAB>')
    .replace(/\u00A0/gu, '<NBSP>');
}

/** The colour and font style that a theme gives each token: `#c586c0`, `#569cd6 bold`. */
export async function paint(theme: IRawTheme, text: string): Promise<ReadonlyMap<string, string>> {
  const registry = await createRegistry(theme);
  const grammar = await grammarOf(registry);
  const colours = registry.getColorMap();
  const painted = new Map<string, string>();
  let state = INITIAL;
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine2(line, state);
    state = result.ruleStack;
    for (let at = 0; at < result.tokens.length; at += 2) {
      const start = result.tokens[at] ?? 0;
      const metadata = result.tokens[at + 1] ?? 0;
      const end = result.tokens[at + 2] ?? line.length;
      // The layout of the metadata is part of the engine's interface: font style, then foreground.
      const bold = ((metadata >>> 11) & 2) === 2;
      const colour = colours[(metadata >>> 15) & 511] ?? '';
      painted.set(line.slice(start, end), colour.toLowerCase() + (bold ? ' bold' : ''));
    }
  }
  return painted;
}
