// Names of annotators, which become parts of file names.

// What some system takes for another folder, a stream, a control or a pattern, and what would make
// two names one: blanks and full stops at the edges.
const UNFIT = /[\p{Cc}\p{Cs}\u2028\u2029/\\:*?"<>|]|^[.\s]|[.\s]$/u;
const LONGEST = 100;

/** Why a text can't be an annotator's name; `undefined` where it can. */
export function annotatorProblem(name: string): string | undefined {
  if (name === '') return 'The name of the annotator is empty; give one, or leave it out.';
  if (name.length > LONGEST)
    return `The name of the annotator is longer than ${LONGEST} characters.`;
  if (!UNFIT.test(name)) return undefined;
  return 'The name of the annotator can’t be part of a file name; use letters, digits, - and _.';
}
