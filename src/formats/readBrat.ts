// Reading brat standoff: ours, and that of others.

import type { Attributes } from '../core/model/annotation';
import { offsetMap } from '../core/text/offsets';
import { bratFragments, DETAILS, JOINED } from './bratFragments';
import { bratLines } from './bratLines';
import { NAMES } from './bratSettings';
import type { BratLines, BratTextBound } from './bratLines';
import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  ImportedRelation,
  InputFile,
  InputSpan,
} from './imported';
import { importedAnnotation } from './importedAnnotation';
import { inputText, linesOf, problem } from './inputText';
import { attributesOf, fragmentsOf, recordOf, textOf } from './jsonFields';
import type { JsonRecord } from './jsonFields';

/**
 * The articles of `.ann` files and the `.txt` files beside them. Offsets count code points of the
 * text as it is in the file.
 */
export async function* readBrat(
  files: readonly InputFile[],
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
    const lines = bratLines(input.text, file.path);
    yield* lines.problems;
    yield {
      kind: 'article',
      place: { file: file.path },
      id,
      ...(text !== undefined && { text }),
      unit: 'codePoint',
      annotations: lines.textBounds.map((bound) => annotationOf(bound, lines, text, names)),
      relations: lines.relations.map(({ id: number, type, from, to, place }): ImportedRelation => {
        const known = detailsOf(lines, number);
        const before = names.get(type) ?? type;
        return {
          id: textOf(known['id']) ?? number,
          type: textOf(known['type']) ?? before,
          from: idOf(lines, from),
          to: idOf(lines, to),
          place,
        };
      }),
    };
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
      for (const [name, before] of Object.entries(parsed(text.slice(NAMES.length)))) {
        if (typeof before === 'string') names.set(name, before);
      }
    }
  }
  return names;
}

function parsed(json: string): JsonRecord {
  try {
    return recordOf(JSON.parse(json)) ?? {};
  } catch {
    return {};
  }
}

function detailsOf({ notes }: BratLines, target: string): JsonRecord {
  const note = notes.find((known) => known.type === DETAILS && known.target === target);
  return note ? parsed(note.text) : {};
}

function idOf(lines: BratLines, number: string): string {
  return textOf(detailsOf(lines, number)['id']) ?? number;
}

function annotationOf(
  bound: BratTextBound,
  lines: BratLines,
  text: string | undefined,
  names: ReadonlyMap<string, string>,
): ImportedAnnotation {
  const { id: number, type, spans, words, place } = bound;
  const known = detailsOf(lines, number);
  const isJoined = lines.attributes.some(
    ({ name, target }) => name === JOINED && target === number,
  );
  const label = textOf(known['label']);
  const note = lines.notes.find((one) => one.type === 'AnnotatorNotes' && one.target === number);
  const exact = fragmentsOf(known['fragments']);
  const isUntouched =
    text !== undefined && exact !== undefined && sameSpans(cut(text, exact), spans);
  const [first = { start: 0, end: 0 }, ...rest] = isUntouched
    ? exact
    : isJoined && text !== undefined
      ? joined(text, spans)
      : spans;
  const isSameLabel = label !== undefined && fits(label, type);
  return importedAnnotation(
    {
      id: idOf(lines, number),
      label: isSameLabel ? label : (names.get(type) ?? type),
      fragments: [first, ...rest],
      // The words of several fragments are joined by one blank, which is no text of ours.
      text: spans.length === 1 && !isUntouched ? words : undefined,
      entity: textOf(known['entity']),
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
  const fit = label.replace(/[^\p{L}\p{N}_-]/gu, '_') || '_';
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

function cut(text: string, spans: readonly InputSpan[]): readonly InputSpan[] {
  return bratFragments(text, offsetMap(text), spans);
}

function sameSpans(a: readonly InputSpan[], b: readonly InputSpan[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, i) => b[i]?.start === start && b[i].end === end)
  );
}

/** Fragments between which there are only line ends and blanks, as one. */
function joined(text: string, spans: readonly InputSpan[]): readonly InputSpan[] {
  const offsets = offsetMap(text);
  const whole: { start: number; end: number }[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    const gap = last && text.slice(offsets.toUtf16(last.end), offsets.toUtf16(span.start));
    if (last && gap?.trim() === '') last.end = span.end;
    else whole.push({ ...span });
  }
  return whole;
}
