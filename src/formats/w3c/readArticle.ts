// The annotations of one text as an article.

import { offsetMap } from '../../core/text/offsets';
import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  ImportedRelation,
  InputFile,
  InputPlace,
  InputSpan,
} from '../imported';
import { importedArticle } from '../importedArticle';
import { inputText, problem } from '../inputText';
import { statusOf, textOf } from '../jsonFields';
import type { JsonRecord } from '../jsonFields';
import { pathOf, plainId, withoutQuery } from './addresses';
import { lastPart, nodeAttributes } from './readBodies';
import { annotationsOf, endsOf } from './readItem';
import type { Item } from './readItem';
import type { ReadTarget } from './readTargets';
import { placeOfQuote } from './selectors';

/** A text, and what is said of it. */
export interface Source {
  /** Address of the text. */
  readonly source: string;
  readonly on: readonly Item[];
  /** Relations from one of these to another. */
  readonly links: readonly Item[];
  /** What the page says of the text. */
  readonly meta: JsonRecord;
}

export async function* articleOf(
  { source, on, links, meta }: Source,
  file: string,
  files: ReadonlyMap<string, InputFile>,
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const place: InputPlace = { file };
  const path = pathOf(source, file);
  const text = await rawText(path === undefined ? undefined : files.get(path));
  const annotations: ImportedAnnotation[] = [];
  const relations: ImportedRelation[] = [];
  const offsets = text === undefined ? undefined : offsetMap(text);
  const find = ({ quote }: ReadTarget): InputSpan | undefined => {
    const found = text === undefined || !quote ? undefined : placeOfQuote(text, quote);
    return found && offsets?.spanToCodePoints(found);
  };
  for (const item of on) {
    const spans = spansOf(item.targets, find);
    if (spans) annotations.push(...annotationsOf(item, spans, place));
    else yield problem(file, undefined, `${item.id} is left out: ${noPlace(text)}`);
  }
  for (const link of links) {
    const ends = endsOf(link);
    if (!ends) continue;
    const [type = 'linking'] = link.bodies.tags;
    const [from, to] = [plainId(ends.from), plainId(ends.to)];
    relations.push({ id: plainId(link.id), type, from, to, place });
  }
  yield importedArticle({
    place,
    id: textOf(meta['articleId']) ?? path ?? lastPart(withoutQuery(source)),
    sha256: textOf(meta['sha256']),
    text,
    unit: 'codePoint',
    status: statusOf(meta['status']),
    attributes: nodeAttributes(meta['attributes']),
    annotations,
    relations,
  });
}

function noPlace(text: string | undefined): string {
  return text === undefined
    ? 'it has no position; give the folder that has its text too, and its words are looked for.'
    : 'it has no position, and its words are not in the text, or in several places.';
}

/**
 * The spans of all targets, in order; `undefined` where one of them is nowhere.
 * @param find the place of a target's words, for one that has no position
 */
function spansOf(
  targets: readonly ReadTarget[],
  find: (target: ReadTarget) => InputSpan | undefined,
): readonly (ReadTarget & { readonly span: InputSpan })[] | undefined {
  const found = targets.map((target) => {
    const span = target.span ?? find(target);
    return span && { ...target, span };
  });
  const known = found.filter((one) => one !== undefined);
  if (known.length === 0 || known.length < found.length) return undefined;
  return known.sort((a, b) => a.span.start - b.span.start);
}

/** The text with its line ends, since positions count them. */
async function rawText(file: InputFile | undefined): Promise<string | undefined> {
  const input = file && (await inputText(file));
  return input?.ok === true ? input.text : undefined;
}
