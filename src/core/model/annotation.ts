// An annotation and a relation, as data.

import type { Span, Unit } from '../text/span';

/** What an attribute may hold: free text or one choice, a number, yes or no, several choices. */
export type AttributeValue = string | number | boolean | readonly string[];

/** Attributes by name. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** One labelled mention or claim. Its offsets are UTF-16 in memory and code points on disk. */
export interface Annotation<U extends Unit = 'utf16'> {
  /** Eight characters of lower-case base 32, unique in its layer; never changed. */
  readonly id: string;
  /** Key of a label of the label set, or one that the label set does not know. */
  readonly label: string;
  /** One or more disjoint spans in order; more than one makes the annotation discontinuous. */
  readonly fragments: readonly [Span<U>, ...Span<U>[]];
  /** The fragments' text joined by ` … `: what finds the place again after the article changed. */
  readonly text: string;
  /** Corpus-wide key of the real-world thing that the mention names. */
  readonly entity?: string;
  readonly attributes?: Attributes;
  readonly note?: string;
  /** Where it comes from, only where it was not made by hand: `suggested/dictionary`. */
  readonly origin?: string;
}

type OptionalField = 'entity' | 'attributes' | 'note' | 'origin';

/** What an annotation is made from: its fields, of which optional ones may be `undefined`. */
export type AnnotationFields<U extends Unit> = Omit<Annotation<U>, OptionalField> & {
  readonly [Field in OptionalField]?: Annotation<U>[Field] | undefined;
};

/** An annotation in which optional fields without a value are absent. */
export function makeAnnotation<U extends Unit>(fields: AnnotationFields<U>): Annotation<U> {
  const { entity, attributes, note, origin, ...rest } = fields;
  return {
    ...rest,
    ...(entity !== undefined && { entity }),
    ...(attributes && { attributes }),
    ...(note !== undefined && { note }),
    ...(origin !== undefined && { origin }),
  };
}

/** A typed link between two annotations: a claim's source is an actor. */
export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Id of an annotation. */
  readonly from: string;
  /** Id of an annotation. */
  readonly to: string;
}

const FRAGMENT_GLUE = ' … ';

/** The smallest span that holds all fragments. */
export function hull<U extends Unit>({ fragments }: Pick<Annotation<U>, 'fragments'>): Span<U> {
  return { start: fragments[0].start, end: (fragments.at(-1) ?? fragments[0]).end };
}

/** The text of fragments, joined by ` … `. Offsets are UTF-16 of `text`. */
export function quote(text: string, fragments: readonly Span[]): string {
  return fragments.map(({ start, end }) => text.slice(start, end)).join(FRAGMENT_GLUE);
}

/** The order of annotations everywhere: by start, the longer first, then by id. */
export function compareAnnotations<U extends Unit>(a: Annotation<U>, b: Annotation<U>): number {
  const [left, right] = [hull(a), hull(b)];
  return left.start - right.start || right.end - left.end || compareIds(a, b);
}

/** Order by id in UTF-16 code units: the same on every machine, whatever its language. */
export function compareIds(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** The same fragments with their offsets converted from one unit to the other. */
export function mapFragments<A extends Unit, B extends Unit>(
  fragments: readonly [Span<A>, ...Span<A>[]],
  convert: (span: Span<A>) => Span<B>,
): readonly [Span<B>, ...Span<B>[]] {
  const [first, ...rest] = fragments;
  return [convert(first), ...rest.map(convert)];
}
