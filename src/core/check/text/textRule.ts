// What a rule on an article's own text is.

import type { Severity } from '../../model/ruleLevel';
import type { Span } from '../../text/span';

/** One thing that such a rule has found. */
export interface TextFlaw {
  /** One sentence that says what is wrong and what to do. */
  readonly message: string;
  /** The first place: UTF-16 in the decoded text of the file, BOM and line ends as they are. */
  readonly span: Span;
}

/** One rule on the text of a file, whether it is annotated or not. It never throws. */
export interface TextRule {
  /** What findings and settings call it: `mixed-line-ends`. */
  readonly id: string;
  /** Unless settings or the label set say otherwise. */
  readonly severity: Severity;
  /** One paragraph on what it finds and why that matters. */
  readonly docs: string;
  check(decoded: string): TextFlaw | undefined;
}
