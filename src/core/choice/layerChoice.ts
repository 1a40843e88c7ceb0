// Which of an article's layers are exported.

/** Annotator whose layer says what is right where several annotated an article. */
export const GOLD = 'gold';

/** Whose annotations of an article are taken. */
export type LayerChoice =
  /** The layer without a name. An article without one is taken without annotations. */
  | { readonly kind: 'own' }
  /**
   * The layers of these annotators, at least one. Of one, as the layer without a name; of several,
   * each article once for each of them who has a layer of it.
   */
  | { readonly kind: 'annotators'; readonly names: readonly string[] }
  /** The layer of the annotator `gold`. Articles without one are left out. */
  | { readonly kind: 'gold' }
  /**
   * What most annotators say: see `majorityLayer`. All but `gold` vote where nobody is named.
   * Articles without any of their layers are left out.
   */
  | { readonly kind: 'majority'; readonly annotators?: readonly string[] };

export const OWN_LAYER: LayerChoice = { kind: 'own' };

/**
 * True where a choice takes the layers of an annotator.
 * @param annotator `undefined` for the layer without a name
 */
export function takesLayer(choice: LayerChoice, annotator: string | undefined): boolean {
  switch (choice.kind) {
    case 'own':
      return annotator === undefined;
    case 'annotators':
      return annotator !== undefined && choice.names.includes(annotator);
    case 'gold':
      return annotator === GOLD;
    case 'majority':
      return choice.annotators
        ? annotator !== undefined && choice.annotators.includes(annotator)
        : annotator !== GOLD;
  }
}

/** The annotators whom a choice names: a corpus must have a layer of each. */
export function namedAnnotators(choice: LayerChoice): readonly string[] {
  switch (choice.kind) {
    case 'own':
      return [];
    case 'annotators':
      return choice.names;
    case 'gold':
      return [GOLD];
    case 'majority':
      return choice.annotators ?? [];
  }
}

/** True where each article is taken once for each annotator, so that ids need their names. */
export function takesSeveral(choice: LayerChoice): boolean {
  return choice.kind === 'annotators' && choice.names.length > 1;
}

/** True where an article that nobody annotated is taken all the same. */
export function takesUnannotated(choice: LayerChoice): boolean {
  return choice.kind === 'own' || (choice.kind === 'annotators' && !takesSeveral(choice));
}
