// Reading the text of a file that is imported.

import { decodeUtf8 } from '../core/text/utf8';
import type { ImportProblem, InputFile } from './imported';

/** A file's text without a BOM, or why it has none. */
export type InputText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly problem: ImportProblem };

/** Reads a file as UTF-8. Line ends are left as they are. */
export async function inputText(file: InputFile): Promise<InputText> {
  const text = decodeUtf8(await file.bytes());
  if (text !== undefined) return { ok: true, text: text.replace(/^\uFEFF/u, '') };
  return {
    ok: false,
    problem: problem(file.path, 1, 'The file is not UTF-8 text; save it as UTF-8.'),
  };
}

/**
 * What the texts of files say, one file after the other; one that is no text is a problem.
 * @param read what one text says, and the path of its file
 */
export async function* readTexts<T>(
  files: readonly InputFile[],
  read: (text: string, file: string) => Iterable<T>,
): AsyncGenerator<T | ImportProblem, void> {
  for (const file of files) {
    const input = await inputText(file);
    if (input.ok) yield* read(input.text, file.path);
    else yield input.problem;
  }
}

/** The first file of a name, in whatever folder. */
export function fileNamed(files: readonly InputFile[], name: string): InputFile | undefined {
  return files.find(({ path }) => path === name || path.endsWith(`/${name}`));
}

/** @param message what is wrong, and what to do */
export function problem(file: string, line: number | undefined, message: string): ImportProblem {
  return { kind: 'problem', place: { file, ...(line !== undefined && { line }) }, message };
}

/** The lines of a text with their numbers from 1, without line ends; an empty last one is none. */
export function* linesOf(
  text: string,
): Generator<{ readonly line: number; readonly text: string }> {
  let [line, start] = [1, 0];
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    yield { line, text: text.slice(start, end).replace(/\r$/u, '') };
    line += 1;
    start = end + 1;
  }
}
