// Reading WebAnno TSV 3.2 and 3.3, of our own writing and of others.

import type { ImportProblem, ImportedArticle, InputFile } from '../imported';
import { inputText, problem } from '../inputText';
import { articleOfCas } from '../uima/articleOfCas';
import { VIEW } from '../uima/cas';
import { readTypes } from '../uima/readTypes';
import type { ReadTypes } from '../uima/readTypes';
import { readTypeSystem } from '../uima/readTypeSystem';
import type { ReadType } from '../uima/readTypes';
import { ARTICLE, SPAN } from '../uima/types';
import { tsvFile } from './tsvLines';
import type { TsvLayer } from './tsvLines';
import { wordsOf } from './tsvSentences';
import { tsvStructures } from './tsvStructures';

/** The articles of `.tsv` files. The `.xml` files beside them say what kind of value is in them. */
export async function* readTsv(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const described = new Map<string, ReadType>();
  for (const file of files.filter(({ path }) => /\.xml$/iu.test(path))) {
    const input = await inputText(file);
    if (!input.ok) continue;
    for (const type of readTypeSystem(input.text) ?? []) described.set(...type);
  }
  const types = readTypes(described);
  const tables = files.filter(({ path }) => !/\.xml$/iu.test(path));
  if (tables.length === 0 && files[0]) {
    yield problem(
      files[0].path,
      undefined,
      'There is no .tsv file; give the folder that has them.',
    );
  }
  for (const file of tables) {
    const input = await inputText(file);
    if (input.ok) yield* articleOf(input.text, types, file.path);
    else yield input.problem;
  }
}

function* articleOf(
  content: string,
  types: ReadTypes,
  file: string,
): Generator<ImportedArticle | ImportProblem, void> {
  const read = tsvFile(content, file);
  if ('kind' in read) {
    yield read;
    return;
  }
  yield* read.problems;
  const words = wordsOf(read.sentences, content.endsWith('\n'), content.length);
  if (!words) {
    const message =
      'The file is left out: its tokens are not at their offsets in its text, whether UTF-16 or characters are counted.';
    yield problem(file, undefined, message);
    return;
  }
  const { structures, problems } = tsvStructures(read, words, types, file);
  yield* problems;
  const cas = {
    sofas: [{ id: TEXT, name: VIEW, text: words.text }],
    structures,
    members: new Map([[TEXT, new Set(structures.map(({ id }) => id))]]),
    isUntyped: read.layers.some((layer) => isUntyped(layer, types)),
  };
  for (const one of articleOfCas(cas, types, file)) {
    // Only by their number are blanks between sentences in the file.
    yield one.kind === 'article' ? { ...one, hasOwnBlanks: true } : one;
  }
}

const TEXT = '1';

/** True for layers of ours that have attributes whose kind nothing says. */
function isUntyped({ name, columns }: TsvLayer, types: ReadTypes): boolean {
  if (name !== SPAN && name !== ARTICLE) return false;
  return columns.some(
    (column) => column.kind === 'feature' && types.kindOf(name, column.name) === undefined,
  );
}
