// What an import would do, and what it does then as one change of many articles.

import { l10n, Uri, workspace } from 'vscode';
import { encodeUtf8 } from '../../core/text/utf8';
import { folderOf } from '../../corpus/fileSystem';
import type { Cancellation } from '../../corpus/fileSystem';
import { importCorpus } from '../../corpus/importCorpus';
import type { ImportOutcome } from '../../corpus/importCorpus';
import { importEdits } from '../../corpus/importEdit';
import type { EditedArticles } from '../../corpus/editArticles';
import type { Format } from '../../formats/format';
import type { ImportedArticle, InputFile, ReadOptions } from '../../formats/imported';
import type { FeatureContext } from '../feature';

/** What a person may say of an import. */
export interface ImportChoices {
  /** Creates the articles that are not in the folder. */
  readonly create?: boolean;
  /** Takes everything for suggestions, not only what a program predicted. */
  readonly asSuggestions?: boolean;
  /** Whose layer is added to; the one without a name where it is absent. */
  readonly annotator?: string;
  readonly read?: ReadOptions;
}

export interface ImportRequest {
  readonly source: Uri;
  readonly format: Format;
  readonly files: readonly InputFile[];
  readonly choices: ImportChoices;
}

/** What would be done. */
export interface ImportPlan {
  /** As if every article that is not there were created. */
  readonly outcome: ImportOutcome;
  /** What goes on which article, by path. */
  readonly articles: ReadonlyMap<string, PlannedArticle>;
}

export interface PlannedArticle {
  readonly imported: readonly ImportedArticle[];
  /** Of an article that is not there yet. */
  readonly text?: string;
}

/** Reads the files and the articles, and writes nothing. @throws CancelledError */
export async function planImport(
  { host, store }: Pick<FeatureContext, 'host' | 'store'>,
  { source, format, files, choices }: ImportRequest,
  cancellation: Cancellation,
  onProgress: (done: number, path: string) => void,
): Promise<ImportPlan> {
  // What was tagged a moment ago is there already.
  await Promise.all(store.articles.map(({ session }) => session.settled()));
  const articles = new Map<string, PlannedArticle>();
  const outcome = await importCorpus(host.openFolder(source), files, {
    ...choices,
    format,
    random: host.random,
    isDryRun: true,
    // Nothing is created in a dry run; but which articles would be is to be known.
    create: () => Promise.resolve(),
    cancellation,
    onProgress,
    onTarget: (path, imported, text) => {
      const known = articles.get(path);
      const all = [...(known?.imported ?? []), imported];
      articles.set(path, { ...known, imported: all, ...(text !== undefined && { text }) });
    },
  });
  return { outcome, articles };
}

/** Creates articles, if that was chosen, and puts the annotations on all as one change. */
export async function carryOutImport(
  { host, corpusEdits }: Pick<FeatureContext, 'host' | 'corpusEdits'>,
  { source, format, choices }: ImportRequest,
  { articles }: ImportPlan,
  title: string,
): Promise<EditedArticles> {
  const { annotator, create = false } = choices;
  const wanted = [...articles].filter(([, { text }]) => text === undefined || create);
  for (const [path, { text }] of wanted) {
    if (text !== undefined) await createArticle(host, source, path, text);
  }
  return corpusEdits.apply({
    title,
    folder: source,
    targets: wanted.map(([article]) => ({
      article,
      ...(annotator !== undefined && { annotator }),
    })),
    edit: (layer, article, target) => {
      const planned = articles.get(target.article);
      const options = { ...choices, format, random: host.random };
      return planned && importEdits(layer, article, planned.imported, options, target.article);
    },
  });
}

/** Rejects where there is a file of that name: no article is ever written over. */
async function createArticle(
  host: FeatureContext['host'],
  source: Uri,
  path: string,
  text: string,
): Promise<void> {
  const fs = host.openFolder(source);
  await workspace.fs.createDirectory(Uri.joinPath(source, folderOf(path)));
  const bytes = encodeUtf8(text);
  const isFree = (await fs.read(path)) === undefined;
  const isWritten = isFree && (fs.replace ? await fs.replace(path, undefined, bytes) : undefined);
  if (isWritten === undefined) await fs.write(path, bytes);
  if (isWritten === false) throw new Error(l10n.t('There is a file {0} already.', path));
}
