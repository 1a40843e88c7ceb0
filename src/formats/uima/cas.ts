// A CAS, as UIMA calls a text with all that is said of it, before it is written as XMI or JSON.

/** A structure that another one names. */
export interface Reference {
  /** `FeatureStructure.id` */
  readonly to: number;
}

export type FeatureValue = string | number | boolean | readonly string[] | Reference;

/** One thing that is said: an annotation, a relation, something about the whole text. */
export interface FeatureStructure {
  /** From 2, unique in its CAS. */
  readonly id: number;
  /** With its package: `uima.tcas.Annotation`. */
  readonly type: string;
  /** Of an annotation `begin` and `end` are UTF-16 code units. */
  readonly features: Readonly<Record<string, FeatureValue>>;
}

/** One text; each structure is in its only view. */
export interface Cas {
  readonly text: string;
  readonly structures: readonly FeatureStructure[];
}

/** What every CAS has one of: the text, with this id. */
export const SOFA_ID = 1;

/** What UIMA calls the view that a program sees first. */
export const VIEW = '_InitialView';

export function isReference(value: FeatureValue): value is Reference {
  return typeof value === 'object' && 'to' in value;
}
