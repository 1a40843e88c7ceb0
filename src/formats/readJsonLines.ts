// Reading files with one JSON value a line.

import type { ImportProblem, ImportedArticle, InputFile, InputPlace } from './imported';
import { linesOf, readTexts } from './inputText';
import { parsedJson } from './jsonText';

/**
 * What a JSON value says.
 * @param value `undefined` where the line is no JSON
 */
export type ReadValue = (
  value: unknown,
  place: InputPlace,
) => Iterable<ImportedArticle | ImportProblem>;

/** What all lines of files say; those of blanks alone are passed over. */
export function readJsonLines(
  files: readonly InputFile[],
  read: ReadValue,
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  return readTexts(files, (text, file) => jsonLines(text, file, read));
}

/** What the lines of one file's text say. */
export function* jsonLines(
  text: string,
  file: string,
  read: ReadValue,
): Generator<ImportedArticle | ImportProblem, void> {
  for (const { line, text: json } of linesOf(text)) {
    if (json.trim() !== '') yield* read(parsedJson(json), { file, line });
  }
}
