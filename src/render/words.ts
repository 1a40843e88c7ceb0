// The few words that a picture has of its own, for whoever translates them.

export interface Words {
  /** Heading of the list of relations of a paragraph. */
  readonly relations: string;
  /** What the list of labels is called. */
  readonly labels: string;
}

export const ENGLISH: Words = { relations: 'Relations', labels: 'Labels' };
