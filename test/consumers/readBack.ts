// Imports what programs wrote of the files that they had read: it must be what was given to them.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { offsetMap } from '../../src/core/text/offsets';
import { unitMap } from '../../src/core/text/offsetUnits';
import { FORMATS } from '../../src/formats/index';
import type { ExportArticle } from '../../src/formats/format';
import type { ImportedArticle, ImportProblem } from '../../src/formats/imported';
import { NASTY } from '../formats/nasty';

/** What came of the files of one program. */
interface ReadingBack {
  /** `uima-xmi-by-cassis` */
  readonly name: string;
  /** What differs; empty where nothing does. */
  readonly differences: readonly string[];
}

/** Imports each `<folder>/<format>-by-<program>/`. The nasty articles must be in it, as they are. */
export async function readBack(folder: string): Promise<readonly ReadingBack[]> {
  const names = (await readdir(folder)).filter((name) => name.includes('-by-')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, differences: await differencesOf(folder, name) })),
  );
}

async function differencesOf(folder: string, name: string): Promise<readonly string[]> {
  const format = FORMATS.find(({ id }) => name.startsWith(`${id}-by-`));
  const paths = await readdir(join(folder, name), { recursive: true });
  const files = paths
    .filter((path) => /\.[a-z]+$/u.test(path))
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      bytes: () => readFile(join(folder, name, path)),
    }));
  const differences: string[] = [];
  const missing = new Map(NASTY.map((article) => [article.id, article]));
  for await (const read of format?.read?.(files, {}) ?? []) {
    const [found, article] = [
      seen(read),
      missing.get(read.kind === 'article' ? (read.id ?? '') : ''),
    ];
    if (article) missing.delete(article.id);
    const wanted = article && given(article);
    if (!isDeepStrictEqual(found, wanted)) {
      differences.push(`found ${JSON.stringify(found)}\n  wanted ${JSON.stringify(wanted)}`);
    }
  }
  return [...differences, ...[...missing.keys()].map((id) => `${id} is missing`)];
}

function seen(read: ImportedArticle | ImportProblem): unknown {
  if (read.kind === 'problem') return read;
  const { text = '', unit } = read;
  const [units, offsets] = [unitMap(text, unit), offsetMap(text)];
  const codePoints = (offset: number): number | undefined => {
    const utf16 = units.toUtf16(offset);
    return utf16 === undefined ? undefined : offsets.toCodePoint(utf16);
  };
  const spans = read.annotations.map(({ fragments, ...rest }) => ({
    ...without(rest, ['place', 'text']),
    fragments: fragments.map(({ start, end }) => [codePoints(start), codePoints(end)]),
  }));
  const relations = read.relations.map((relation) => without(relation, ['place']));
  return { text, status: read.status, spans: ordered(spans), relations: ordered(relations) };
}

function given({ text, layer }: ExportArticle): unknown {
  const spans = layer.annotations.map(({ fragments, ...rest }) => ({
    ...without(rest, ['text']),
    fragments: fragments.map(({ start, end }) => [start, end]),
  }));
  return { text, status: layer.status, spans: ordered(spans), relations: ordered(layer.relations) };
}

function without(item: object, names: readonly string[]): { readonly id?: string } {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
}

/** By id, since programs keep no order. */
function ordered(items: readonly { readonly id?: string }[]): readonly object[] {
  return [...items].sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
}
