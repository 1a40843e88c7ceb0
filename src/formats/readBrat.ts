// Reading brat standoff: ours, and that of others.

import type { Attributes } from '../core/model/annotation';
import { offsetMap } from '../core/text/offsets';
import type { OffsetMap } from '../core/text/offsets';
import { bratFragments, DETAILS, JOINED, sameSpans } from './bratFragments';
import { bratLines } from './bratLines';
import { FORBIDDEN, NAMES } from './bratSettings';
import type { BratLines, BratTextBound } from './bratLines';
import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  ImportedRelation,
  InputFile,
  InputSpan,
  ReadOptions,
} from './imported';
import { importedAnnotation } from './importedAnnotation';
import { importedArticle } from './importedArticle';
import { inputText, linesOf, problem } from './inputText';
import { attributesOf, fragmentsOf, recordOf, textOf } from './jsonFields';
import type { JsonRecord } from './jsonFields';
import { parsedJson } from './jsonText';
import { safeName } from './safeNames';

/**
 * The articles of `.ann` files and the `.txt` files beside them. Offsets count code points of the
 * text as it is in the file.
 */
export async function* readBrat(
  files: readonly InputFile[],
  { entityOf = () => undefined }: ReadOptions,
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const annotated = files.filter(({ path }) => path.endsWith('.ann'));
  if (annotated.length === 0 && files[0]) {
    yield problem(
      files[0].path,
      undefined,
      'There is no .ann file; give the folder that has them.',
    );
  }
  const names = await namesBefore(files);
  for (const file of annotated) {
    const id = file.path.slice(0, -'.ann'.length);
    const input = await inputText(file);
    if (!input.ok) {
      yield input.problem;
      continue;
    }
    const text = await rawText(byPath.get(`${id}.txt`));
    const source = text === undefined ? undefined : { text, offsets: offsetMap(text) };
    const lines = bratLines(input.text, file.path);
    const details = detailsOf(lines);
    const idOf = (number: string): string => textOf(details.get(number)?.['id']) ?? number;
    const entities = new Map<string, string>();
    yield* lines.problems;
    for (const { target, resource, item, place } of lines.references) {
      // What is ours has its entity in the details.
      if (details.get(target)?.['entity'] !== undefined || entities.has(target)) continue;
      const entity = /^wikidata$/iu.test(resource) ? entityOf(item) : undefined;
      if (entity !== undefined) entities.set(target, entity);
      else {
        const message = `${target} is ${resource}:${item}, which no entity of the corpus is; the reference is left out.`;
        yield problem(place.file, place.line, message);
      }
    }
    const article: BratArticle = { lines, details, entities, source, names };
    yield importedArticle({
      place: { file: file.path },
      id,
      text,
      unit: 'codePoint',
      annotations: lines.textBounds.map((bound) => annotationOf(bound, idOf(bound.id), article)),
      relations: lines.relations.map(({ id: number, type, from, to, place }): ImportedRelation => {
        const known = details.get(number) ?? {};
        const before = names.get(type) ?? type;
        return {
          id: idOf(number),
          type: textOf(known['type']) ?? before,
          from: idOf(from),
          to: idOf(to),
          place,
        };
      }),
    });
  }
}

/** The text with its BOM and line ends, since offsets count them. */
async function rawText(file: InputFile | undefined): Promise<string | undefined> {
  const input = file && (await inputText(file));
  return input?.ok === true ? input.text : undefined;
}

/** What names were before they were made fit for brat, by a comment of ours in `visual.conf`. */
async function namesBefore(files: readonly InputFile[]): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const file of files.filter(({ path }) => /(?:^|\/)visual\.conf$/u.test(path))) {
    const input = await inputText(file);
    for (const { text } of input.ok ? linesOf(input.text) : []) {
      if (!text.startsWith(NAMES)) continue;
      const known = recordOf(parsedJson(text.slice(NAMES.length))) ?? {};
      for (const [name, before] of Object.entries(known)) {
        if (typeof before === 'string') names.set(name, before);
      }
    }
  }
  return names;
}

/** What notes of ours say in JSON, by their targets; of several on one target the first counts. */
function detailsOf({ notes }: BratLines): ReadonlyMap<string, JsonRecord> {
  const details = new Map<string, JsonRecord>();
  for (const { type, target, text } of notes) {
    if (type !== DETAILS || details.has(target)) continue;
    details.set(target, recordOf(parsedJson(text)) ?? {});
  }
  return details;
}

/** What an annotation is read by, beside its own line. */
interface BratArticle {
  readonly lines: BratLines;
  readonly details: ReadonlyMap<string, JsonRecord>;
  /** Keys of entities that references name, by their targets. */
  readonly entities: ReadonlyMap<string, string>;
  /** Absent where there is no text beside the annotations. */
  readonly source: BratSource | undefined;
  /** What names were before they were made fit for brat. */
  readonly names: ReadonlyMap<string, string>;
}

interface BratSource {
  readonly text: string;
  readonly offsets: OffsetMap;
}

function annotationOf(
  { id: number, type, spans, words, place }: BratTextBound,
  id: string,
  { lines, details, entities, source, names }: BratArticle,
): ImportedAnnotation {
  const known = details.get(number) ?? {};
  const isJoined = lines.attributes.some(
    ({ name, target }) => name === JOINED && target === number,
  );
  const label = textOf(known['label']);
  const note = lines.notes.find((one) => one.type === 'AnnotatorNotes' && one.target === number);
  const exact = fragmentsOf(known['fragments']);
  const isUntouched =
    source !== undefined &&
    exact !== undefined &&
    sameSpans(bratFragments(source.text, source.offsets, exact), spans);
  const [first = { start: 0, end: 0 }, ...rest] = isUntouched
    ? exact
    : isJoined && source
      ? joined(source, spans)
      : spans;
  const isSameLabel = label !== undefined && fits(label, type);
  return importedAnnotation(
    {
      id,
      label: isSameLabel ? label : (names.get(type) ?? type),
      fragments: [first, ...rest],
      // The words of several fragments are joined by one blank, which is no text of ours.
      text: spans.length === 1 && !isUntouched ? words : undefined,
      entity: textOf(known['entity']) ?? entities.get(number),
      attributes: bratAttributes(lines, number, attributesOf(known['attributes']), names),
      // A note of one line may have been changed in brat.
      note: note?.text ?? textOf(known['note']),
      origin: textOf(known['origin']),
    },
    place,
  );
}

/** True where a label was made fit for brat and is the type of the line still. */
function fits(label: string, type: string): boolean {
  const fit = safeName(label, FORBIDDEN);
  return type.startsWith(fit) && /^(?:_\d+)?$/u.test(type.slice(fit.length));
}

/** What brat shows as attributes holds; what it can't show is in the details. */
function bratAttributes(
  { attributes }: BratLines,
  number: string,
  hidden: Attributes | undefined,
  names: ReadonlyMap<string, string>,
): Attributes | undefined {
  const shown = attributes
    .filter(({ name, target }) => target === number && name !== JOINED)
    .map(({ name, value }) => [names.get(name) ?? name, value ?? true] as const);
  const all = Object.fromEntries([...Object.entries(hidden ?? {}), ...shown]);
  return Object.keys(all).length > 0 ? all : undefined;
}

/** Fragments between which there are only line ends and blanks, as one. */
function joined({ text, offsets }: BratSource, spans: readonly InputSpan[]): readonly InputSpan[] {
  const whole: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    const gap = last && text.slice(offsets.toUtf16(last.end), offsets.toUtf16(span.start));
    if (last && gap?.trim() === '') last.end = span.end;
    else whole.push({ ...span });
  }
  return whole;
}
