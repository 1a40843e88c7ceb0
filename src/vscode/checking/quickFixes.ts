// Quick fixes: what is found on an article is mended by one action, which can be undone.

import { CodeAction, CodeActionKind, commands, Disposable, l10n, languages, Uri } from 'vscode';
import type { Diagnostic } from 'vscode';
import { findingSpans } from '../../core/check/findingSpan';
import type { CheckInput, Fix, Flaw, Rule } from '../../core/check/rule';
import { newId } from '../../core/model/id';
import { ARTICLE_SELECTOR, rangeOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { COMMAND } from '../commands';
import type { FeatureContext } from '../feature';
import { say } from '../say';
import { articleInput, LIVE_RULES } from './articleInput';
import type { CorpusLabels } from './corpusLabels';
import { ruleOf } from './diagnostics';

/** A fix as a menu keeps it: it is made anew when it is chosen, for the layer of that moment. */
interface FixArgument {
  readonly article: string;
  readonly rule: string;
  /** The flaw, but for its message. */
  readonly flaw: string;
  readonly title: string;
}

export function quickFixes(
  { store, host, entities }: FeatureContext,
  labels: CorpusLabels,
): Disposable {
  const inputOf = (article: OpenArticle): CheckInput =>
    articleInput(
      article.session.state,
      article.labelSet,
      labels.index,
      entities.readAt(article.uri),
    );

  const fixesOf = (rule: Rule, input: CheckInput, flaw: Flaw): readonly Fix[] => {
    const { annotations, orphans, relations } = input.layer;
    const taken = new Set([...annotations, ...orphans, ...relations].map(({ id }) => id));
    const freshId = (): string => {
      const id = newId(host.random, taken);
      taken.add(id);
      return id;
    };
    return rule.fixes?.(input, flaw, freshId) ?? [];
  };

  const actionsFor = (
    article: OpenArticle,
    input: CheckInput,
    diagnostic: Diagnostic,
  ): readonly CodeAction[] => {
    const rule = LIVE_RULES.find(({ id }) => id === ruleOf(diagnostic));
    if (!rule?.fixes) return [];
    const spanOf = findingSpans(input.layer);
    const flaw = [...rule.check(input)].find((found) => {
      const span = spanOf(found);
      return (
        found.message === diagnostic.message &&
        (!span || rangeOf(article.lines, span).isEqual(diagnostic.range))
      );
    });
    if (!flaw) return [];
    return fixesOf(rule, input, flaw).map(({ title, isPreferred = false }) => {
      const action = new CodeAction(title, CodeActionKind.QuickFix);
      const argument: FixArgument = {
        article: article.uri.toString(),
        rule: rule.id,
        flaw: keyOf(flaw),
        title,
      };
      action.diagnostics = [diagnostic];
      action.isPreferred = isPreferred;
      action.command = { title, command: COMMAND.applyFix, arguments: [argument] };
      return action;
    });
  };

  const apply = ({ article: uri, rule: id, flaw: key, title }: FixArgument): void => {
    const article = store.at(Uri.parse(uri));
    const rule = LIVE_RULES.find((known) => known.id === id);
    if (!article?.session.isEditable || !rule) return;
    const input = inputOf(article);
    const flaw = [...rule.check(input)].find((found) => keyOf(found) === key);
    const fix = flaw && fixesOf(rule, input, flaw).find((known) => known.title === title);
    if (fix) article.session.apply(fix.edit);
    say(fix ? title : l10n.t('This has changed meanwhile; nothing was done.'));
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.applyFix, apply),
    languages.registerCodeActionsProvider(
      ARTICLE_SELECTOR,
      {
        provideCodeActions(document, _range, { diagnostics }) {
          const article = store.of(document);
          if (!article?.session.isEditable) return [];
          const input = inputOf(article);
          return diagnostics.flatMap((diagnostic) => actionsFor(article, input, diagnostic));
        },
      },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
  );
}

function keyOf({ id, otherId, spans = [] }: Flaw): string {
  return JSON.stringify([id, otherId, spans.map(({ start, end }) => [start, end])]);
}
