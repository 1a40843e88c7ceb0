// Writes sentences with their tokens, to be compared with those of the programs that the tokenisers follow.

import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { allSentences } from '../../src/core/text/allSentences';
import { canonicalText } from '../../src/core/text/canonical';
import { offsetMap } from '../../src/core/text/offsets';
import { tokeniserOf } from '../../src/core/text/tokenisers';
import { NASTY } from '../formats/nasty';

/** A sentence; tokens are `[start, end)` in its code points. */
interface TokenSentence {
  readonly from: 'samples' | 'nasty' | 'hard';
  readonly text: string;
  readonly treebank: readonly (readonly [number, number])[];
  readonly spacy: readonly (readonly [number, number])[];
}

/** Makes `<folder>/tokens.json` of the samples, the nasty articles and the sentences that are hard. */
export async function exportTokens(root: string, folder: string): Promise<void> {
  const samples = join(root, 'samples');
  const names = (await readdir(samples)).filter((name) => name.endsWith('.txt')).sort();
  const articles = await Promise.all(names.map((name) => readFile(join(samples, name), 'utf8')));
  const hard = await readFile(join(root, 'test/consumers/sentences.txt'), 'utf8');
  const sentences = [
    ...articles.flatMap((text) => sentencesOf('samples', canonicalText(text))),
    ...NASTY.flatMap(({ text }) => sentencesOf('nasty', text)),
    ...hard.split('\n').flatMap((text) => (text === '' ? [] : [sentence('hard', text)])),
  ];
  await writeFile(join(folder, 'tokens.json'), JSON.stringify(sentences));
}

function sentencesOf(from: TokenSentence['from'], text: string): readonly TokenSentence[] {
  return allSentences(text).map(({ start, end }) => sentence(from, text.slice(start, end)));
}

function sentence(from: TokenSentence['from'], text: string): TokenSentence {
  const { spanToCodePoints } = offsetMap(text);
  const tokens = (id: 'treebank' | 'spacy'): TokenSentence['treebank'] =>
    tokeniserOf(id)(text, { start: 0, end: text.length })
      .map(spanToCodePoints)
      .map(({ start, end }) => [start, end]);
  return { from, text, treebank: tokens('treebank'), spacy: tokens('spacy') };
}
