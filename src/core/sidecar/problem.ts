// Why a sidecar can't be read, and where.

/** One-based line and column (UTF-16 code units) in a file: what a person reads. */
export interface FilePosition {
  readonly line: number;
  readonly column: number;
}

/** A reason for which a sidecar is not read and never written, with what to do about it. */
export interface SidecarProblem extends FilePosition {
  readonly rule: ProblemRule;
  /** One sentence that says what is wrong and what to do. */
  readonly message: string;
}

export type ProblemRule =
  | 'sidecar/yaml'
  | 'sidecar/conflict'
  | 'sidecar/format'
  | 'sidecar/value'
  | 'sidecar/size'
  | 'sidecar/file';
