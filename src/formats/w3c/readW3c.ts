// Reading Web Annotations: ours, and those of others, whose positions may count otherwise.

import type { ImportProblem, ImportedArticle, InputFile } from '../imported';
import { inputText, linesOf, problem } from '../inputText';
import { listOf, recordOf, textOf } from '../jsonFields';
import type { JsonRecord } from '../jsonFields';
import { parsedJson } from '../jsonText';
import { articleOf } from './readArticle';
import { endsOf, itemOf } from './readItem';
import type { Item } from './readItem';

/**
 * The articles of files with an annotation, a page or a list of annotations, and of the texts
 * beside them. Positions are given as they are; who imports them looks whether they are on the
 * words that the file says.
 */
export async function* readW3c(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const annotated = files.filter(({ path }) => /\.(?:json|jsonld|jsonl|ndjson)$/iu.test(path));
  if (annotated.length === 0 && files[0]) {
    const message = 'There is no .jsonld or .json file; give the folder that has them.';
    yield problem(files[0].path, undefined, message);
  }
  for (const file of annotated) {
    const input = await inputText(file);
    if (!input.ok) {
      yield input.problem;
      continue;
    }
    const values = jsonOf(input.text);
    if (!values) {
      yield problem(file.path, 1, 'The file is no JSON; export the annotations as JSON-LD.');
    }
    for (const value of values ?? []) yield* pageArticles(value, file.path, byPath);
  }
}

/** What is in a file: one value, or one a line. */
function jsonOf(text: string): readonly unknown[] | undefined {
  const whole = parsedJson(text);
  if (whole !== undefined) return [whole];
  const lines = [...linesOf(text)].filter((line) => line.text.trim() !== '');
  const values = lines.map((line) => parsedJson(line.text));
  return values.length === 0 || values.includes(undefined) ? undefined : [values];
}

/** The annotations of a page, of a collection's first one, of a list, or an annotation alone. */
function itemsOf(value: unknown): readonly JsonRecord[] {
  const node = recordOf(value);
  const first = recordOf(node?.['first']);
  const list = node?.['items'] ?? node?.['@graph'] ?? node?.['rows'] ?? first?.['items'];
  const items = Array.isArray(value) ? listOf(value) : list === undefined ? [node] : listOf(list);
  return items
    .map(recordOf)
    .filter((one) => one !== undefined)
    .filter((one) => one['target'] !== undefined);
}

async function* pageArticles(
  value: unknown,
  file: string,
  files: ReadonlyMap<string, InputFile>,
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const items = itemsOf(value).map(itemOf);
  const isAbout = new Set(items.map(({ id }) => id));
  const meta = recordOf(recordOf(value)?.['article']) ?? {};
  // What is on each text, with the relations that lead from there.
  const sources = new Map<string, { readonly on: Item[]; readonly links: Item[] }>();
  const sourceOf = (address: string): { readonly on: Item[]; readonly links: Item[] } => {
    const known = sources.get(address) ?? { on: [], links: [] };
    sources.set(address, known);
    return known;
  };
  const metaSource = textOf(meta['id']);
  if (metaSource !== undefined) sourceOf(metaSource);
  const links: Item[] = [];
  const places = new Map<string, string>();
  for (const item of items) {
    const [source, ...others] = new Set(item.targets.map((target) => target.source));
    if (source === undefined) {
      yield problem(file, undefined, `${item.id} is left out: it has no target with an address.`);
    } else if (isAbout.has(source) || source.startsWith('#')) links.push(item);
    else if (others.length > 0) {
      yield problem(file, undefined, `${item.id} is left out: it is on several texts.`);
    } else {
      sourceOf(source).on.push(item);
      places.set(item.id, source);
    }
  }
  for (const link of links) {
    const source = places.get(endsOf(link)?.from ?? '');
    if (source !== undefined) sourceOf(source).links.push(link);
    else {
      const message = `${link.id} is left out: it is on another annotation and is no relation.`;
      yield problem(file, undefined, message);
    }
  }
  for (const [source, about] of sources) {
    yield* articleOf({ source, ...about, meta: source === metaSource ? meta : {} }, file, files);
  }
}
