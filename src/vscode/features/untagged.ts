// Going to what is probably worth tagging and is not tagged yet: the next mention, the next statement.

import { commands, Disposable, l10n, Selection, TextEditorRevealType } from 'vscode';
import { isMention } from '../../core/model/labelSet';
import { isFreeOfMentions, isFreeOfStatements, nextUntagged } from '../../core/model/nextUntagged';
import type { PlaceSearch } from '../../core/model/nextUntagged';
import type { ArticleText } from '../../core/sidecar/sidecar';
import { capitalisedWithin, probableMentions } from '../../core/text/mentions';
import { quotationsIn } from '../../core/text/quotations';
import type { Quotation } from '../../core/text/quotations';
import type { Span } from '../../core/text/span';
import { probableStatements } from '../../core/text/statements';
import { activeArticle } from '../activeArticle';
import { rangeOf, spanOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { say } from '../say';
import { shorten } from '../shorten';

type Direction = PlaceSearch['direction'];
type Places = Pick<PlaceSearch, 'placesIn' | 'isFree'>;

/** What is read from a whole text; it takes a tenth of a second in one of a megabyte. */
interface Reading {
  readonly within: ReadonlySet<string>;
  readonly quotations: readonly Quotation[];
  /** What was found in a paragraph, by where that starts. */
  readonly mentions: Map<number, readonly Span[]>;
  readonly statements: Map<number, readonly Span[]>;
}

export const untagged: Feature = ({ store }) => {
  const readings = new WeakMap<ArticleText, Reading>();
  const readingOf = (article: ArticleText): Reading => {
    const reading = readings.get(article) ?? {
      within: capitalisedWithin(article.text),
      quotations: quotationsIn(article.text),
      mentions: new Map<number, readonly Span[]>(),
      statements: new Map<number, readonly Span[]>(),
    };
    readings.set(article, reading);
    return reading;
  };

  const go = async (
    direction: Direction,
    placesOf: (article: OpenArticle, reading: Reading) => Places,
    none: string,
  ): Promise<void> => {
    const active = await activeArticle(store);
    if (!active) return;
    const { editor, article } = active;
    const current = article.session.state.article;
    const { text } = current;
    const from = spanOf(article.lines, editor.selection);
    const place = nextUntagged(text, {
      from,
      direction,
      ...placesOf(article, readingOf(current)),
    });
    if (!place) {
      say(none);
      return;
    }
    const { start, end } = rangeOf(article.lines, place.span);
    editor.selection = new Selection(start, end);
    editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
    const words = shorten(text.slice(place.span.start, place.span.end));
    if (!place.isWrapped) say(l10n.t('{0}, not tagged', words));
    else if (direction === 'next') say(l10n.t('{0}, not tagged; from the beginning again', words));
    else say(l10n.t('{0}, not tagged; from the end again', words));
  };
  const goToMention = (direction: Direction): Promise<void> =>
    go(direction, mentionsOf, l10n.t('No other name is seen that is not tagged.'));
  const goToStatement = (direction: Direction): Promise<void> =>
    go(direction, statementsOf, l10n.t('No other statement is seen that is not tagged.'));

  return Disposable.from(
    commands.registerCommand(COMMAND.nextMention, () => goToMention('next')),
    commands.registerCommand(COMMAND.previousMention, () => goToMention('previous')),
    commands.registerCommand(COMMAND.nextStatement, () => goToStatement('next')),
    commands.registerCommand(COMMAND.previousStatement, () => goToStatement('previous')),
  );
};

function mentionsOf(
  { session, labelSet }: OpenArticle,
  { within, mentions: known }: Reading,
): Places {
  const { article, layer } = session.state;
  const mentions = layer.annotations.filter(({ label }) => isMention(labelSet, label));
  return {
    placesIn: remembered(known, (paragraph) => probableMentions(article.text, paragraph, within)),
    isFree: (place) => isFreeOfMentions(article.text, place, mentions),
  };
}

function statementsOf(
  { session, labelSet }: OpenArticle,
  { quotations, statements: known }: Reading,
): Places {
  const { article, layer } = session.state;
  const statements = layer.annotations.filter(({ label }) => !isMention(labelSet, label));
  return {
    placesIn: remembered(known, (paragraph) =>
      probableStatements(article.text, paragraph, quotations),
    ),
    isFree: (place) => isFreeOfStatements(place, statements),
  };
}

/** Each paragraph is read once; a long one takes its time. */
function remembered(
  known: Map<number, readonly Span[]>,
  placesIn: PlaceSearch['placesIn'],
): PlaceSearch['placesIn'] {
  return (paragraph) => {
    const places = known.get(paragraph.start) ?? placesIn(paragraph);
    known.set(paragraph.start, places);
    return places;
  };
}
