// What every rule of the linter is.

import type { LabelSet } from '../model/labelSet';
import type { FilePosition } from '../sidecar/problem';
import type { SidecarFile } from '../sidecar/read';
import type { ArticleText } from '../sidecar/sidecar';

/** `error`: an export would be wrong. `warning`: likely a mistake. `info`: worth a look. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule looks at: one sidecar that was read whole, with its article. */
export interface CheckInput extends SidecarFile {
  /** The article as it is now; `undefined` where there is none. */
  readonly article: ArticleText | undefined;
  readonly labelSet: LabelSet;
}

/** One thing that a rule has found. */
export interface Flaw {
  /** One sentence that says what is wrong and what to do. */
  readonly message: string;
  /** Id of the annotation or relation; absent for what is said of the whole sidecar. */
  readonly id?: string;
}

/** One rule: it looks for one kind of flaw and never throws. */
export interface Rule {
  /** What findings and settings call it: `text-differs`. */
  readonly id: string;
  readonly severity: Severity;
  check(input: CheckInput): Iterable<Flaw>;
}

/** A flaw with its rule and its place in the file. */
export interface Finding extends Flaw {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Where the annotation or relation begins in the sidecar; else the file's first character. */
  readonly position: FilePosition;
}
