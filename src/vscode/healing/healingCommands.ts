// Commands on annotations that moved or are nowhere.

import { commands, Disposable, l10n, window } from 'vscode';
import { reattach } from '../../core/anchor/reattach';
import { labelName } from '../../core/model/labelSet';
import type { Span } from '../../core/text/span';
import { activeArticle, editableArticle, selectedSpans } from '../activeArticle';
import type { OpenArticle } from '../articleStore';
import { COMMAND } from '../commands';
import type { FeatureContext } from '../feature';
import { plainLabel } from '../plainText';
import { say } from '../say';
import { shorten } from '../shorten';
import { noticesOf } from './notices';
import type { Notice } from './notices';

/** What a quick fix or a node of the tree hands over: an annotation of the active article. */
interface AnnotationArgument {
  readonly id?: string;
}

// The editor's find searches one line well.
const LONGEST_SEARCH = 100;
const FRAGMENT_GLUE = ' … ';

export function healingCommands({ store }: FeatureContext): Disposable {
  const accept = async (argument?: AnnotationArgument): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const { session } = active.article;
    const before = session.state.healed.length;
    session.acceptHealed(argument?.id === undefined ? undefined : new Set([argument.id]));
    const count = before - session.state.healed.length;
    say(count === 1 ? l10n.t('1 place accepted') : l10n.t('{0} places accepted', count));
  };

  const pick = async (article: OpenArticle, title: string): Promise<Notice | undefined> => {
    const items = noticesOf(article).map((notice) => ({
      label: plainLabel(shorten(notice.text)),
      description: notice.kind === 'orphan' ? l10n.t('not found') : l10n.t('moved'),
      notice,
    }));
    if (items.length === 0) say(l10n.t('No annotation of this article is missing.'));
    if (items.length === 0) return undefined;
    return (await window.showQuickPick(items, { title }))?.notice;
  };

  const noticeFor = async (
    article: OpenArticle,
    argument: AnnotationArgument | undefined,
    title: string,
  ): Promise<Notice | undefined> =>
    argument?.id === undefined
      ? pick(article, title)
      : noticesOf(article).find(({ id }) => id === argument.id);

  const attach = async (argument?: AnnotationArgument): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const fragments = disjoint(selectedSpans(active));
    if (!fragments) {
      say(l10n.t('Select the words that the annotation belongs to first.'));
      return;
    }
    const title = l10n.t('Attach which annotation to the selection?');
    const notice = await noticeFor(active.article, argument, title);
    if (!notice) return;
    const { session } = active.article;
    const { layer, article } = session.state;
    const edit = reattach(layer, notice.id, fragments, article.text);
    if (!edit) return;
    session.apply(edit);
    session.acceptHealed(new Set([notice.id]));
    const [after] = edit.annotations;
    const label = after?.after?.label ?? '';
    const name = labelName(active.article.labelSet, label);
    say(l10n.t('{0} is now: {1}', name, shorten(after?.after?.text ?? '')));
  };

  const search = async (argument?: AnnotationArgument): Promise<void> => {
    const active = await activeArticle(store);
    if (!active) return;
    const notice = await noticeFor(
      active.article,
      argument,
      l10n.t('Search for which annotation?'),
    );
    if (!notice) return;
    await window.showTextDocument(active.editor.document, { preserveFocus: false });
    await commands.executeCommand('editor.actions.findWithArgs', {
      searchString: searchable(notice.text),
      isRegex: false,
      matchWholeWord: false,
      isCaseSensitive: false,
    });
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.acceptHealed, accept),
    commands.registerCommand(COMMAND.reattach, attach),
    commands.registerCommand(COMMAND.searchOrphan, search),
  );
}

/** Selections as fragments: in order, and joined where they touch; none where nothing is meant. */
function disjoint(spans: readonly Span[]): readonly [Span, ...Span[]] | undefined {
  const [first, ...rest] = [...spans].sort((a, b) => a.start - b.start);
  if (!first) return undefined;
  const joined: [Span, ...Span[]] = [first];
  for (const span of rest) {
    const last = joined[joined.length - 1] ?? first;
    if (span.start > last.end) joined.push(span);
    else joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return joined;
}

/** The part of a text that the editor's find can look for: of one fragment, on one line. */
function searchable(text: string): string {
  const [part = ''] = text.split(FRAGMENT_GLUE);
  const [line = ''] = part.split('\n').filter((words) => words.trim() !== '');
  return line.slice(0, LONGEST_SEARCH).replace(/[\uD800-\uDBFF]$/, '');
}
