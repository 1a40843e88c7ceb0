// What a format of the linter's report is.

import type { CorpusCheck } from '../corpus/checkCorpus';

/** A report as it is printed. */
export interface CheckFormat {
  /** What `--format` calls it. */
  readonly id: string;
  /** One line for `--help`. */
  readonly description: string;
  print(check: CorpusCheck, paths: CheckPaths): string;
}

/** How a report names files. */
export interface CheckPaths {
  /** The folder that was checked, as it was given. */
  readonly folder: string;
  /** Path of a file of the corpus from the folder in which the program runs, with `/`. */
  readonly relative: (path: string) => string;
}
