// What only a person can say of a data set.

/** For its card and its report; what is absent is said to be missing. */
export interface AboutDataset {
  readonly title?: string;
  /** Identifier such as `cc-by-4.0`, or a text. */
  readonly licence?: string;
  /** Where the articles come from: a text or a web address. */
  readonly source?: string;
  /** Code such as `en`. */
  readonly language?: string;
}

/**
 * What is said of a data set.
 * @param general such as a label set, of which the other fields are left out
 * @param own goes before it
 */
export function joinAbout(
  { title, licence, source, language }: AboutDataset,
  own: AboutDataset,
): AboutDataset {
  return {
    ...(title !== undefined && { title }),
    ...(licence !== undefined && { licence }),
    ...(source !== undefined && { source }),
    ...(language !== undefined && { language }),
    ...own,
  };
}
