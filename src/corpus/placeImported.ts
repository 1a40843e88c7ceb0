// Puts imported annotations on their words in an article.

import { quoted } from '../core/check/quoted';
import { quote } from '../core/model/annotation';
import { canonicalText } from '../core/text/canonical';
import { blankBlindMap, offsetReadings } from '../core/text/foreignOffsets';
import type { OffsetReading } from '../core/text/foreignOffsets';
import { sameSpan } from '../core/text/span';
import type { Span } from '../core/text/span';
import type { ImportedAnnotation, ImportedArticle, InputPlace } from '../formats/imported';

/** An imported annotation in its place. */
export interface PlacedImport {
  readonly annotation: ImportedAnnotation;
  /** UTF-16 of the article. */
  readonly fragments: readonly [Span, ...Span[]];
}

/** What can't be imported, and where the file says it. */
export interface ImportRefusal {
  readonly place: InputPlace;
  readonly message: string;
}

/** What came of the annotations of one article. */
export interface ImportPlacement {
  readonly placed: readonly PlacedImport[];
  readonly refused: readonly ImportRefusal[];
  /** What the offsets count, where that is not what the file says; for a person. */
  readonly unit?: string;
}

/**
 * Finds the way to understand the offsets by which most annotations are on the words that the file
 * says. An annotation that is on other words then is refused, and so is one that two such ways put
 * on two places: nothing is guessed.
 * @param text canonical text of the article
 * @returns `undefined` where the file has another text than the article
 */
export function placeImported(
  imported: ImportedArticle,
  text: string,
): ImportPlacement | undefined {
  const raw = imported.text ?? text;
  const canonical = canonicalText(raw);
  const toArticle = blankBlindMap(canonical, text);
  if (!toArticle) return undefined;
  const { annotations } = imported;
  let best: readonly OffsetReading[] = [];
  let [most, isSaid] = [-1, true];
  for (const reading of offsetReadings(raw, imported.unit)) {
    const fits = annotations.filter((one) => isOn(canonical, one, reading)).length;
    if (fits > most) {
      isSaid = most === -1;
      [best, most] = [[reading], fits];
      // What the file says of itself is believed where all of it fits.
      if (isSaid && fits === annotations.length) break;
    } else if (fits === most) best = [...best, reading];
  }
  const [reading] = best;
  const placed: PlacedImport[] = [];
  const refused: ImportRefusal[] = [];
  for (const annotation of annotations) {
    const spans = isSaid
      ? placeIn(canonical, annotation, reading)
      : onlyPlace(canonical, annotation, best);
    const [first, ...rest] = (spans ?? []).map(toArticle);
    const others = rest.filter((span) => span !== undefined);
    if (first && others.length === rest.length) {
      placed.push({ annotation, fragments: [first, ...others] });
    } else {
      const { place, label } = annotation;
      refused.push({ place, message: refusal(label, annotation) });
    }
  }
  const unit = isSaid ? undefined : reading?.name;
  return { placed, refused, ...(unit !== undefined && { unit }) };
}

function refusal(label: string, { text, fragments }: ImportedAnnotation): string {
  const places = fragments.map(({ start, end }) => `${start} to ${end}`).join(', ');
  return text === undefined
    ? `The ${label} from ${places} is not in the article and is left out.`
    : `The ${label} from ${places} is not on the words ${quoted(text)} that the file says, however offsets are counted; it is left out.`;
}

/** Where all readings that fit as well put an annotation; `undefined` where they differ. */
function onlyPlace(
  canonical: string,
  annotation: ImportedAnnotation,
  readings: readonly OffsetReading[],
): readonly Span[] | undefined {
  const places = readings.flatMap((reading) => {
    const spans = placeIn(canonical, annotation, reading);
    return spans ? [spans] : [];
  });
  const [first] = places;
  const isSame = places.every((spans) =>
    spans.every((span, i) => first?.[i] !== undefined && sameSpan(span, first[i])),
  );
  return isSame ? first : undefined;
}

function placeIn(
  canonical: string,
  annotation: ImportedAnnotation,
  reading: OffsetReading | undefined,
): readonly Span[] | undefined {
  return reading && isOn(canonical, annotation, reading) ? placeOf(annotation, reading) : undefined;
}

function placeOf(
  { fragments }: ImportedAnnotation,
  reading: OffsetReading,
): readonly Span[] | undefined {
  const spans = fragments.map(({ start, end }) => reading.place(start, end));
  const known = spans.filter((span) => span !== undefined);
  const isOrdered = known.every(({ start }, i) => start >= (known[i - 1]?.end ?? 0));
  return known.length === spans.length && known.length > 0 && isOrdered ? known : undefined;
}

/** True where the annotation is on the words that the file says, or it says none. */
function isOn(canonical: string, annotation: ImportedAnnotation, reading: OffsetReading): boolean {
  const spans = placeOf(annotation, reading);
  if (!spans) return false;
  if (annotation.text === undefined) return true;
  return quote(canonical, spans) === canonicalLineEnds(annotation.text);
}

function canonicalLineEnds(text: string): string {
  return text.replace(/\r\n?/gu, '\n');
}
