// Commands that tag every occurrence of a text, in the article or in the corpus.

import { commands, Disposable, l10n, ProgressLocation, Uri, window } from 'vscode';
import type { Annotation } from '../../core/model/annotation';
import { annotationOn, annotationsAt } from '../../core/model/find';
import { isMention, labelName } from '../../core/model/labelSet';
import { findOccurrences } from '../../core/occurrences/find';
import { tagPlaces } from '../../core/occurrences/tagPlaces';
import type { TagModel } from '../../core/occurrences/tagPlaces';
import { untaggedSpans } from '../../core/occurrences/untagged';
import { sameSpan } from '../../core/text/span';
import type { Span } from '../../core/text/span';
import { findArticles } from '../../corpus/articles';
import { CancelledError } from '../../corpus/fileSystem';
import type { Cancellation } from '../../corpus/fileSystem';
import { findPlaces } from '../../corpus/findPlaces';
import type { FindSpans, FoundPlaces, PlacesOptions } from '../../corpus/findPlaces';
import { editableArticle, selectedAnnotation, selectedSpans } from '../activeArticle';
import type { ActiveArticle } from '../activeArticle';
import type { OpenArticle } from '../articleStore';
import { COMMAND } from '../commands';
import type { Feature, FeatureContext } from '../feature';
import { corpusFolder } from '../mentionPlaces';
import { occurrencePick } from '../occurrencePick';
import type { SearchSwitches, TickedPlaces } from '../occurrencePick';
import { pickLabel } from '../pickLabel';
import { plainMessage } from '../plainText';
import { say } from '../say';
import { shorten } from '../shorten';

/** What a program may give instead of being asked. */
interface LabelArgument {
  readonly label?: string;
}

/** A text that is looked for, and what its places are to be. */
interface Wanted {
  readonly text: string;
  /** Where a person found it. */
  readonly span: Span;
  /** The annotation that is there already, or a label alone. */
  readonly model: TagModel;
}

/** Looks for places, in one article or in all. @throws CancelledError */
type Search = (
  wanted: Wanted,
  switches: SearchSwitches,
  stop?: Cancellation,
) => Promise<FoundPlaces>;

type CorpusSearch = (
  wanted: Wanted,
  switches: SearchSwitches,
  options: Required<Pick<PlacesOptions, 'cancellation' | 'onProgress'>>,
) => Promise<FoundPlaces>;

// More than a person looks through in a list.
const MOST_PLACES = 2000;

const WIDEST: SearchSwitches = { word: false, case: false, overlap: true };

export const occurrences: Feature = (context) => {
  const pick = occurrencePick();

  const run = async (isCorpus: boolean, argument?: LabelArgument): Promise<void> => {
    const active = await editableArticle(context.store);
    const wanted = active && (await wantedAt(active, argument?.label));
    if (!wanted) return;
    const search = isCorpus ? withProgress(inCorpus(context, active)) : inArticle(active);
    const ticked = await attempt(context, () => choose(active, wanted, search, isCorpus));
    if (!ticked) return;
    context.commandUses.note(COMMAND.occurrences);
    if (isCorpus) await tagInCorpus(context, active, wanted, ticked);
    else tagInArticle(context, active, wanted, ticked);
  };

  /** The places that are to be tagged; asks only where there is something to choose. */
  const choose = async (
    active: ActiveArticle,
    wanted: Wanted,
    search: Search,
    isCorpus: boolean,
  ): Promise<TickedPlaces | undefined> => {
    const switches = switchesFor(active, wanted);
    const found = await search(wanted, switches);
    if (countOf(found) < 2 && found.leftAlone.length === 0) {
      const all = await search(wanted, WIDEST);
      const isOwn = wanted.model.id === undefined;
      if (countOf(all) === 0) {
        say(nowhereElse(wanted.text, isCorpus));
        return undefined;
      }
      if (countOf(all) === 1 && isOwn) return { articles: all.articles, found: all };
    }
    const name = labelName(active.article.labelSet, wanted.model.label);
    return pick.ask({
      title: l10n.t('“{0}” as {1}', shorten(wanted.text, 40), name),
      isCorpus,
      switches,
      found,
      search: (turned, cancellation) =>
        attempt(context, () => search(wanted, turned, cancellation)),
    });
  };

  return Disposable.from(
    pick,
    commands.registerCommand(COMMAND.occurrences, (argument?: LabelArgument) =>
      run(false, argument),
    ),
    commands.registerCommand(COMMAND.occurrencesInCorpus, (argument?: LabelArgument) =>
      run(true, argument),
    ),
  );
};

/** What the selection or the cursor means; asks for a label where nothing is tagged there. */
async function wantedAt(
  active: ActiveArticle,
  given: string | undefined,
): Promise<Wanted | undefined> {
  const { session, labelSet } = active.article;
  const annotation = annotationAt(active);
  const span = annotation?.fragments[0] ?? selectedSpans(active)[0];
  if (!span) {
    say(l10n.t('There is no word at the cursor to look for.'));
    return undefined;
  }
  const text = session.state.article.text.slice(span.start, span.end);
  if (annotation) return { text, span, model: annotation };
  const title = l10n.t('Tag every “{0}” as', shorten(text, 40));
  const label = given ?? (await pickLabel(labelSet, title));
  return label === undefined ? undefined : { text, span, model: { label } };
}

/**
 * The annotation that is meant: the one that is selected, or at a cursor the innermost mention. A
 * claim around the cursor is not meant, since its words are, and neither is one in fragments.
 */
function annotationAt(active: ActiveArticle): Annotation | undefined {
  const { editor, article } = active;
  const { annotations } = article.session.state.layer;
  const [span] = selectedSpans(active);
  const whole = ({ fragments }: Annotation): boolean => fragments.length === 1;
  if (!editor.selection.isEmpty) {
    const selected = selectedAnnotation(active);
    if (!span || !selected) return undefined;
    const isOn = whole(selected) && sameSpan(selected.fragments[0], span);
    return isOn ? selected : annotationOn(annotations, span);
  }
  const offset = article.lines.offsetAt(editor.selection.active);
  return annotationsAt(annotations, offset).find(
    (each) => whole(each) && isMention(article.labelSet, each.label),
  );
}

/** Whole words and the same case, unless what is looked for is a part of a word itself. */
function switchesFor({ article }: ActiveArticle, { text, span }: Wanted): SearchSwitches {
  const options = { isWholeWord: true, isCaseSensitive: true };
  const whole = findOccurrences(article.session.state.article.text, text, options);
  const isWhole = whole.some((each) => sameSpan(each, span));
  return { word: isWhole, case: true, overlap: false };
}

function inArticle({ article }: ActiveArticle): Search {
  return (wanted, switches) => {
    const { layer, article: current } = article.session.state;
    const { file: path } = current;
    const spans = findSpans(article, wanted, switches)(current, layer.annotations, path);
    const kept = { path, article: current, spans: spans.slice(0, MOST_PLACES) };
    return Promise.resolve({
      articles: spans.length > 0 ? [kept] : [],
      leftAlone: [],
      isCut: spans.length > MOST_PLACES,
    });
  };
}

/** Looks in the articles of the corpus: in those that are open as they are in the editor. */
function inCorpus({ store, host }: FeatureContext, { article }: ActiveArticle): CorpusSearch {
  const folder = corpusFolder(article.uri);
  const fs = host.openFolder(folder);
  return async (wanted, switches, { cancellation, onProgress }) => {
    const paths = await findArticles(fs, cancellation);
    return findPlaces(fs, paths, findSpans(article, wanted, switches), {
      inMemory: (path) => {
        const session = store.at(Uri.joinPath(folder, path))?.session;
        return session?.isEditable ? session.state : undefined;
      },
      most: MOST_PLACES,
      cancellation,
      onProgress,
    });
  };
}

/** Shows how far a search is, with a button that cancels it. */
function withProgress(search: CorpusSearch): Search {
  return (wanted, switches, stop) =>
    Promise.resolve(
      window.withProgress(
        {
          location: ProgressLocation.Notification,
          title: l10n.t('Looking for “{0}”', shorten(wanted.text, 40)),
          cancellable: true,
        },
        (progress, cancelled) =>
          search(wanted, switches, {
            cancellation: {
              get isCancellationRequested() {
                return cancelled.isCancellationRequested || stop?.isCancellationRequested === true;
              },
            },
            onProgress: (done, total, path) => {
              const message = plainMessage(`${done}/${total} ${path}`);
              progress.report({ message, increment: 100 / total });
            },
          }),
      ),
    );
}

function findSpans(
  { labelSet }: OpenArticle,
  { text, model }: Wanted,
  { word, case: isCaseSensitive, overlap }: SearchSwitches,
): FindSpans {
  // A mention in a claim is none of the claim's business, but one in a longer name is.
  const isSameKind = ({ label }: Annotation): boolean =>
    isMention(labelSet, label) === isMention(labelSet, model.label);
  return (article, annotations) =>
    untaggedSpans(
      findOccurrences(article.text, text, { isWholeWord: word, isCaseSensitive }),
      annotations,
      overlap ? {} : { isInTheWay: isSameKind },
    );
}

/** One step of undo. */
function tagInArticle(
  { host }: FeatureContext,
  { article }: ActiveArticle,
  { text, model }: Wanted,
  { articles: [ticked] }: TickedPlaces,
): void {
  const { session, labelSet } = article;
  if (!ticked || !session.isEditable) return;
  const { layer, article: current } = session.state;
  if (current.text !== ticked.article.text) {
    void window.showWarningMessage(
      l10n.t('The article was changed meanwhile, so nothing was tagged. Look again.'),
    );
    return;
  }
  const into = { layer, text: current.text, labelSet, random: host.random };
  const edit = tagPlaces(into, ticked.spans, model);
  session.apply(edit);
  const name = labelName(labelSet, model.label);
  const count = edit.annotations.length;
  const shown = shorten(text, 40);
  say(
    count === 1
      ? l10n.t('{0}: {1}, 1 place tagged', name, shown)
      : l10n.t('{0}: {1}, {2} places tagged', name, shown, count),
  );
}

async function tagInCorpus(
  { host, labelSets, corpusEdits }: FeatureContext,
  { article: { uri, labelSet } }: ActiveArticle,
  { text, model }: Wanted,
  { articles, found }: TickedPlaces,
): Promise<void> {
  const folder = corpusFolder(uri);
  const uriOf = (path: string): Uri => Uri.joinPath(folder, path);
  const places = new Map(articles.map((each) => [each.path, each]));
  await Promise.all(articles.map(({ path }) => labelSets.load(uriOf(path))));
  await corpusEdits.apply({
    title: l10n.t('“{0}” as {1}', shorten(text, 40), labelName(labelSet, model.label)),
    folder,
    // Those that can't be changed are named with the rest.
    targets: [...articles, ...found.leftAlone].map(({ path }) => ({ article: path })),
    edit: (layer, article, target) => {
      const ticked = places.get(target.article);
      if (ticked && ticked.article.text !== article.text) return undefined;
      const own = labelSets.at(uriOf(target.article));
      const into = { layer, text: article.text, labelSet: own, random: host.random };
      return tagPlaces(into, ticked?.spans ?? [], model);
    },
  });
}

/** Says why where it fails; nothing where it was cancelled. */
async function attempt<T>({ log }: FeatureContext, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof CancelledError) return undefined;
    log.error(error instanceof Error ? error : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(
      plainMessage(l10n.t('The search failed and nothing was tagged: {0}', reason)),
    );
    return undefined;
  }
}

function countOf({ articles }: FoundPlaces): number {
  return articles.reduce((sum, { spans }) => sum + spans.length, 0);
}

function nowhereElse(text: string, isCorpus: boolean): string {
  const shown = shorten(text, 40);
  return isCorpus
    ? l10n.t('No other place in the corpus: {0}', shown)
    : l10n.t('No other place in this article: {0}', shown);
}
