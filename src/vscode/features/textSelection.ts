// Selecting by meaning: the sentence, the quotation, or step by step more.

import { commands, Disposable, l10n, languages, Range, Selection, SelectionRange } from 'vscode';
import type { Position, TextDocument, TextEditor } from 'vscode';
import { expansionSteps } from '../../core/text/expansion';
import type { Step, StepKind } from '../../core/text/expansion';
import { nextQuotation, nextSentence } from '../../core/text/selectMore';
import { containsSpan, sameSpan } from '../../core/text/span';
import type { Span } from '../../core/text/span';
import { activeArticle } from '../activeArticle';
import type { ActiveArticle } from '../activeArticle';
import { ARTICLE_SELECTOR, offsetOf, rangeOf, spanOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { say } from '../say';
import { shorten } from '../shorten';

/** What an editor's selections were before they grew, the last one at the end. */
interface Trail {
  readonly before: readonly (readonly Selection[])[];
  readonly now: readonly Selection[];
}

export const textSelection: Feature = ({ store, commandUses }) => {
  const trails = new WeakMap<TextEditor, Trail>();

  const expand = async (): Promise<void> => {
    const active = await activeArticle(store);
    if (!active) return;
    const { editor, article } = active;
    const old = editor.selections;
    const trail = trails.get(editor);
    const steps = old.map((selection) => nextStep(article, spanOf(article.lines, selection)));
    if (steps.every((step) => step === undefined)) {
      say(l10n.t('There is nothing more to select.'));
      return;
    }
    const now = old.map((selection, i) => {
      const span = steps[i]?.span;
      return span ? selectionOf(article, span) : selection;
    });
    editor.selections = now;
    const before = trail && isSame(trail.now, old) ? trail.before : [];
    trails.set(editor, { before: [...before, old], now });
    const [first] = steps;
    if (first) say(`${nameOf(first.kind)}: ${shorten(textOf(article, first.span))}`);
  };

  const shrink = async (): Promise<void> => {
    const active = await activeArticle(store);
    if (!active) return;
    const { editor, article } = active;
    const trail = trails.get(editor);
    const last = trail && isSame(trail.now, editor.selections) ? trail.before.at(-1) : undefined;
    if (trail && last) trails.set(editor, { before: trail.before.slice(0, -1), now: last });
    editor.selections =
      last ?? editor.selections.map((selection) => withinSelection(article, selection));
    const selected = textOf(article, spanOf(article.lines, editor.selection));
    say(selected === '' ? l10n.t('Nothing is selected.') : shorten(selected));
  };

  const select = async (
    spanAt: (text: string, span: Span) => Span | undefined,
    none: string,
    name: string,
  ): Promise<void> => {
    const active = await activeArticle(store);
    if (!active) return;
    const { editor, article } = active;
    const { text } = article.session.state.article;
    const spans = editor.selections.map((selection) =>
      spanAt(text, spanOf(article.lines, selection)),
    );
    const [first] = spans;
    if (spans.every((span) => span === undefined)) {
      say(none);
      return;
    }
    editor.selections = editor.selections.map((selection, i) => {
      const span = spans[i];
      return span ? selectionOf(article, span) : selection;
    });
    reveal(active);
    commandUses.note(COMMAND.selectSentence);
    if (first) say(`${name}: ${shorten(textOf(article, first))}`);
  };

  const provider = {
    provideSelectionRanges(document: TextDocument, positions: readonly Position[]) {
      const article = store.of(document);
      return article ? positions.map((position) => rangesAt(article, position)) : [];
    },
  };

  return Disposable.from(
    languages.registerSelectionRangeProvider(ARTICLE_SELECTOR, provider),
    commands.registerCommand(COMMAND.expandSelection, expand),
    commands.registerCommand(COMMAND.shrinkSelection, shrink),
    commands.registerCommand(COMMAND.selectSentence, () =>
      select(nextSentence, l10n.t('There is no sentence here.'), l10n.t('Sentence')),
    ),
    commands.registerCommand(COMMAND.selectQuotation, () =>
      select(nextQuotation, l10n.t('There is no quotation here.'), l10n.t('Quotation')),
    ),
  );
};

function nextStep(article: OpenArticle, span: Span): Step | undefined {
  return expansionSteps(article.session.state.article.text, span)[0];
}

/** Without a trail: the largest step at the start of a selection that is less than it. */
function withinSelection(article: OpenArticle, selection: Selection): Selection {
  const span = spanOf(article.lines, selection);
  const start = { start: span.start, end: span.start };
  const smaller = expansionSteps(article.session.state.article.text, start).filter(
    (step) => containsSpan(span, step.span) && !sameSpan(span, step.span),
  );
  return selectionOf(article, smaller.at(-1)?.span ?? start);
}

function rangesAt(article: OpenArticle, position: Position): SelectionRange {
  const offset = offsetOf(article.lines, position);
  const { text } = article.session.state.article;
  const steps = expansionSteps(text, { start: offset, end: offset });
  const ranges = steps.map(({ span }) => rangeOf(article.lines, span));
  const outermost = ranges.reduceRight<SelectionRange | undefined>(
    (parent, range) => new SelectionRange(range, parent),
    undefined,
  );
  return outermost ?? new SelectionRange(new Range(position, position));
}

function selectionOf({ lines }: OpenArticle, span: Span): Selection {
  const { start, end } = rangeOf(lines, span);
  return new Selection(start, end);
}

function textOf(article: OpenArticle, { start, end }: Span): string {
  return article.session.state.article.text.slice(start, end);
}

function reveal({ editor }: ActiveArticle): void {
  editor.revealRange(editor.selection);
}

function isSame(a: readonly Selection[], b: readonly Selection[]): boolean {
  return a.length === b.length && a.every((selection, i) => b[i]?.isEqual(selection) === true);
}

function nameOf(kind: StepKind): string {
  return {
    word: l10n.t('Word'),
    phrase: l10n.t('Phrase'),
    clause: l10n.t('Clause'),
    sentence: l10n.t('Sentence'),
    quotation: l10n.t('Quotation'),
    paragraph: l10n.t('Paragraph'),
  }[kind];
}
