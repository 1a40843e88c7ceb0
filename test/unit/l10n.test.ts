// The translations: complete, and of the very strings that the code and the manifest have now.

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it, test } from 'vitest';

type Strings = Readonly<Record<string, string>>;

const root = path.join(import.meta.dirname, '../..');
const inRoot = readdirSync(root);
const inL10n = readdirSync(path.join(root, 'l10n'));
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const strings = (file: string): Strings => JSON.parse(read(file)) as Strings;

/** Languages of the files called `<name>.<language>.json`. */
function languages(files: readonly string[], name: string): readonly string[] {
  return files
    .filter((file) => file.startsWith(`${name}.`) && file !== `${name}.json`)
    .map((file) => file.slice(name.length + 1, -'.json'.length))
    .sort();
}

/** What a translation must have as the English has it, in whatever order. */
function fixedParts(text: string): readonly string[] {
  const parts = text.matchAll(/\{\d+\}|`[^`]+`|\]\((?<target>[^)]+)\)|\$\([a-z-]+\)|\n/gu);
  return [...parts].map(({ 0: part, groups }) => groups?.['target'] ?? part).sort();
}

/** Keys whose text has no translation, or one that can't be right. */
function faults(english: Strings, translated: Strings): readonly string[] {
  return Object.entries(english)
    .filter(([key, text]) => {
      const other = translated[key]?.trim() ?? '';
      return other === '' || String(fixedParts(text)) !== String(fixedParts(other));
    })
    .map(([key]) => key);
}

/**
 * What `l10n.t` is given in a file. The exporter takes far longer to find the same, and passes over
 * what is no literal, so that it would stay English in every language.
 */
function givenToL10n(file: string): readonly string[] {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'l10n.t') {
      const [text] = node.arguments;
      found.push(text && ts.isStringLiteralLike(text) ? text.text : `not a literal in ${file}`);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return found;
}

test('the bundle has the strings of the code: npm run l10n writes it', () => {
  const files = readdirSync(path.join(root, 'src/vscode'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join('src/vscode', file));
  const inCode = new Set(files.flatMap(givenToL10n));
  const bundle = strings('l10n/bundle.l10n.json');
  expect([...inCode].filter((text) => bundle[text] !== text)).toEqual([]);
  expect(Object.keys(bundle).filter((text) => !inCode.has(text))).toEqual([]);
});

test('German is complete, in the code’s strings and in the manifest’s', () => {
  expect(languages(inL10n, 'bundle.l10n')).toContain('de');
  expect(languages(inRoot, 'package.nls')).toEqual(languages(inL10n, 'bundle.l10n'));
});

describe.each(languages(inL10n, 'bundle.l10n'))('%s', (language) => {
  it.each([
    ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`],
    ['package.nls.json', `package.nls.${language}.json`],
  ])('translates all of %s and nothing else', (english, translated) => {
    const [from, to] = [strings(english), strings(translated)];
    expect(faults(from, to)).toEqual([]);
    expect(Object.keys(to).filter((key) => !(key in from))).toEqual([]);
  });
});
