// Reading columns of tokens and tags. The texts are made up of the tokens, with one blank between.

import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  InputFile,
  ReadOptions,
} from './imported';
import { linesOf, problem, readTexts } from './inputText';
import { readTags, schemeOf } from './tags';
import type { TagScheme } from './tags';

interface Row {
  readonly token: string;
  readonly tag: string;
  readonly line: number;
}

type Sentence = readonly Row[];

/**
 * The articles of files with a token a line: its first column, the tag its last. `-DOCSTART-` begins
 * an article, else a file is one.
 */
export function readColumns(
  files: readonly InputFile[],
  { tagScheme }: ReadOptions,
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  return readTexts(files, function* (text, file) {
    const { articles, problems } = rowsOf(text, file);
    yield* problems;
    // The scheme is that of the file: one sentence alone often fits several.
    const tags = articles.flat().map((sentence) => sentence.map(({ tag }) => tag));
    const scheme = tagScheme ?? schemeOf(tags);
    for (const sentences of articles) yield* articleOf(sentences, scheme, file);
  });
}

interface FileRows {
  readonly articles: readonly (readonly Sentence[])[];
  readonly problems: readonly ImportProblem[];
}

function rowsOf(text: string, file: string): FileRows {
  const articles: Sentence[][] = [];
  const problems: ImportProblem[] = [];
  let sentence: Row[] = [];
  const endSentence = (): void => {
    if (sentence.length === 0) return;
    if (articles.length === 0) articles.push([]);
    articles.at(-1)?.push(sentence);
    sentence = [];
  };
  for (const { line, text: row } of linesOf(text)) {
    const columns = row.split(row.includes('\t') ? '\t' : / +/u).filter((cell) => cell !== '');
    const [token, tag] = [columns[0], columns.at(-1)];
    if (token === undefined) endSentence();
    else if (token === '-DOCSTART-') {
      endSentence();
      articles.push([]);
    } else if (columns.length < 2 || tag === undefined) {
      problems.push(problem(file, line, 'The line has one column; give a token and a tag.'));
    } else sentence.push({ token, tag, line });
  }
  endSentence();
  return { articles, problems };
}

function* articleOf(
  sentences: readonly Sentence[],
  scheme: TagScheme,
  file: string,
): Generator<ImportedArticle | ImportProblem, void> {
  const annotations: ImportedAnnotation[] = [];
  let [text, length] = ['', 0];
  for (const sentence of sentences) {
    const places = sentence.map(({ token }) => {
      const start = length;
      length += token.length + 1;
      return { start, end: start + token.length };
    });
    const lineStart = places[0]?.start ?? length;
    const words = sentence.map(({ token }) => token).join(' ');
    text += `${words}\n`;
    const { spans, problems } = readTags(
      sentence.map(({ tag }) => tag),
      scheme,
    );
    for (const { index, message } of problems) {
      yield problem(file, sentence[index]?.line, message);
    }
    for (const { first, end, label } of spans) {
      const [start = 0, last = 0] = [places[first]?.start, places[end - 1]?.end];
      const { line } = sentence[first] ?? {};
      annotations.push({
        id: `T${annotations.length + 1}`,
        label,
        fragments: [{ start, end: last }],
        text: words.slice(start - lineStart, last - lineStart),
        place: { file, ...(line !== undefined && { line }) },
      });
    }
  }
  const line = sentences[0]?.[0]?.line;
  yield {
    kind: 'article',
    place: { file, ...(line !== undefined && { line }) },
    text,
    hasOwnBlanks: true,
    unit: 'utf16',
    annotations,
    relations: [],
  };
}
