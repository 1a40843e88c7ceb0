// A CAS as it is read, from XMI or JSON.

import type { AttributeValue } from '../../core/model/annotation';
import type { InputPlace } from '../imported';

/** One structure as a file has it. */
export interface ReadStructure {
  readonly id: string;
  /** With its package. */
  readonly type: string;
  /** What features hold that is no other structure. */
  readonly values: ReadonlyMap<string, AttributeValue>;
  /** Ids of the structures that features name, `sofa` among them. */
  readonly references: ReadonlyMap<string, readonly string[]>;
  readonly place: InputPlace;
}

/** One text of a CAS. */
export interface ReadSofa {
  readonly id: string;
  /** That of its view. */
  readonly name: string;
  /** Absent where it is not in the file. */
  readonly text?: string;
}

export interface ReadCas {
  readonly sofas: readonly ReadSofa[];
  readonly structures: readonly ReadStructure[];
  /** Ids of the structures of each view, by the id of its text; those without a view have none. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  /** True where it is not known of some value whether it is a number, a flag or a text. */
  readonly isUntyped: boolean;
}
