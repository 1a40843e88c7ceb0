// What every rule of the linter is.

import type { Entity } from '../entities/entity';
import type { Edit } from '../model/edit';
import type { LabelSet } from '../model/labelSet';
import type { Layer } from '../model/layer';
import type { Severity } from '../model/ruleLevel';
import type { FilePosition } from '../sidecar/problem';
import type { SidecarFile } from '../sidecar/read';
import type { ArticleText } from '../sidecar/sidecar';
import type { Span } from '../text/span';
import type { LabelIndex } from './labelIndex';

export type { Severity } from '../model/ruleLevel';

/** What a rule looks at: one sidecar that was read whole, with its article. */
export interface CheckInput extends SidecarFile {
  /** The article as it is now; `undefined` where there is none. */
  readonly article: ArticleText | undefined;
  /**
   * The sidecar as a layer: `annotations` are those whose text is at their offsets in the article,
   * all others are `orphans`, since what a rule would say of them would be about other words.
   */
  readonly layer: Layer;
  readonly labelSet: LabelSet;
  /** The corpus’ list of entities; absent where there is none that can be read. */
  readonly entities?: readonly Entity[];
  /** The labels of names in the whole corpus; absent where only this sidecar is known. */
  readonly corpus?: LabelIndex;
}

/** One thing that a rule has found. */
export interface Flaw {
  /** One sentence that says what is wrong and what to do. */
  readonly message: string;
  /** Id of the annotation or relation; absent for what is said of the whole sidecar. */
  readonly id?: string;
  /** Where to look in the article: UTF-16, in order. Absent: at all of the annotation. */
  readonly spans?: readonly Span[];
  /** Id of another annotation that the message speaks of. */
  readonly otherId?: string;
}

/** One way to mend a flaw. */
export interface Fix {
  /** What a menu says: `Delete the relation`. */
  readonly title: string;
  readonly edit: Edit;
  /** True for the one that is nearly always meant. */
  readonly isPreferred?: boolean;
}

/** What a rule is true of. */
export type RuleScope =
  /** The file on disk, and how it fits the article. Never said of annotations in an editor. */
  | 'file'
  /** The annotations. */
  | 'layer'
  /** The annotations, compared with those of the whole corpus. */
  | 'corpus';

/** One rule: it looks for one kind of flaw and never throws. */
export interface Rule {
  /** What findings and settings call it: `text-differs`. */
  readonly id: string;
  /** Unless settings or the label set say otherwise. */
  readonly severity: Severity;
  /** One paragraph on what it finds and why that matters. */
  readonly docs: string;
  readonly scope: RuleScope;
  check(input: CheckInput): Iterable<Flaw>;
  /**
   * The ways to mend a flaw that `check` found in the same input, the best first. Each removes it.
   * @param newId gives an id that the layer does not have
   */
  fixes?(input: CheckInput, flaw: Flaw, newId: () => string): readonly Fix[];
}

/** A flaw with its rule and its place in the file. */
export interface Finding extends Flaw {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  /** Where the annotation or relation begins in the sidecar; else the file's first character. */
  readonly position: FilePosition;
}
