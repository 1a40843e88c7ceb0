// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Lists a language pack without a single text, which is enough for a server to speak a language:
 * VS Code's own texts stay English, and extensions bring theirs.
 *
 * @param {string} dataDir the server's data
 * @param {string} language such as `de`
 */
export function writeEmptyLanguagePack(dataDir, language) {
  const folder = path.join(dataDir, 'data');
  const texts = path.join(folder, `empty.${language}.json`);
  const extension = { extensionIdentifier: { id: `empty.${language}` }, version: '0.0.0' };
  const pack = {
    hash: 'empty',
    label: language,
    // A pack of no extension would keep VS Code from finding any other.
    extensions: [extension],
    translations: { vscode: texts },
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(texts, JSON.stringify({ contents: {} }));
  writeFileSync(path.join(folder, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
