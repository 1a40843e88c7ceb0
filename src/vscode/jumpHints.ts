// Jump hints: one or two letters over each annotation in sight, and typing them picks it.

import { commands, Disposable, l10n, TextEditorSelectionChangeKind, window } from 'vscode';
import type { TextEditor } from 'vscode';
import { hintsFor, matchingHints } from '../core/hints/hint';
import type { Hint } from '../core/hints/hint';
import type { Annotation } from '../core/model/annotation';
import type { Layer } from '../core/model/layer';
import type { Span } from '../core/text/span';
import type { ActiveArticle } from './activeArticle';
import { spanOf } from './articleDocument';
import type { ArticleStore } from './articleStore';
import { COMMAND, CONTEXT } from './commands';
import { contextKeySetter } from './contextKeySetter';
import { hintPainter } from './hintPainter';
import { pickAnnotation } from './pickAnnotation';
import { say, sayUntilDisposed } from './say';

/** What somebody wants to have picked. */
export interface HintRequest {
  readonly active: ActiveArticle;
  /** What can be picked: annotations of the article as it is now. */
  readonly candidates: readonly Annotation[];
  /** What is asked, for the status bar and the list: `Go to`. */
  readonly title: string;
  /** The nearest to it get the easiest letters. */
  readonly from: Span;
}

export interface JumpHints {
  dispose(): void;
  /**
   * Shows hints over the candidates in sight and waits for the letters. Leads to the list of all
   * candidates where none is in sight. `undefined` where the person leaves, or goes elsewhere.
   */
  pick(request: HintRequest): Promise<Annotation | undefined>;
}

/** Hints that are shown now. */
interface Shown {
  readonly request: HintRequest;
  /** The layer when the hints came: another one ends them. */
  readonly layer: Layer;
  hints: readonly Hint[];
  typed: string;
  readonly message: Disposable;
  readonly answer: (picked: Annotation | undefined) => void;
}

export function jumpHints(store: ArticleStore): JumpHints {
  const painter = hintPainter();
  const setContextKey = contextKeySetter();
  let shown: Shown | undefined;

  const paint = ({ request, hints, typed }: Shown): void => {
    const live = new Set(matchingHints(hints, typed));
    painter.paint(request.active, hints, (hint) => live.has(hint));
  };

  const hide = ({ request, message }: Shown): void => {
    shown = undefined;
    setContextKey(CONTEXT.hints, false);
    painter.paint(request.active, []);
    message.dispose();
  };
  const end = (picked?: Annotation): void => {
    if (!shown) return;
    const { answer } = shown;
    hide(shown);
    answer(picked);
  };

  const pick = async (request: HintRequest): Promise<Annotation | undefined> => {
    end();
    const hints = hintsInSight(request);
    if (hints.length === 0) return list(request);
    const { article } = request.active;
    return new Promise((answer) => {
      const text = l10n.t('{0}: type its letters. Tab lists all, Esc leaves.', request.title);
      shown = {
        request,
        layer: article.session.state.layer,
        hints,
        typed: '',
        message: sayUntilDisposed(text),
        answer,
      };
      paint(shown);
      setContextKey(CONTEXT.hints, true);
    });
  };

  const type = (letter: unknown): void => {
    if (!shown || typeof letter !== 'string') return;
    const typed = shown.typed + letter;
    const [first, ...others] = matchingHints(shown.hints, typed);
    if (!first) {
      say(l10n.t('No hint has the letters {0}.', typed.toUpperCase()));
      return;
    }
    if (others.length === 0 && first.code === typed) {
      end(first.annotation);
      return;
    }
    shown.typed = typed;
    paint(shown);
  };
  const takeBack = (): void => {
    if (!shown) return;
    if (shown.typed === '') {
      end();
      return;
    }
    shown.typed = shown.typed.slice(0, -1);
    paint(shown);
  };
  const listInstead = async (): Promise<void> => {
    if (!shown) return;
    const { request, answer } = shown;
    hide(shown);
    answer(await list(request));
  };

  /** Hints follow what is in sight; what was typed spoke of the old ones. */
  const follow = (editor: TextEditor): void => {
    if (shown?.request.active.editor !== editor) return;
    shown.hints = hintsInSight(shown.request);
    shown.typed = '';
    paint(shown);
  };
  const endWhere = (isOver: (shown: Shown) => boolean): void => {
    if (shown && isOver(shown)) end();
  };

  const subscriptions = Disposable.from(
    painter,
    commands.registerCommand(COMMAND.hintLetter, type),
    commands.registerCommand(COMMAND.hintBack, takeBack),
    commands.registerCommand(COMMAND.hintCancel, () => {
      end();
    }),
    commands.registerCommand(COMMAND.hintList, listInstead),
    window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      follow(textEditor);
    }),
    // A selection that an extension set is told of late; only a person's own move ends the hints.
    window.onDidChangeTextEditorSelection(({ textEditor, kind }) => {
      if (kind === TextEditorSelectionChangeKind.Command) return;
      endWhere(({ request }) => request.active.editor === textEditor);
    }),
    window.onDidChangeActiveTextEditor((editor) => {
      endWhere(({ request }) => request.active.editor !== editor);
    }),
    store.onDidChange(({ uri, session }) => {
      endWhere(
        ({ request: { active }, layer }) =>
          active.article.uri.toString() === uri.toString() && session.state.layer !== layer,
      );
    }),
  );
  return {
    pick,
    dispose: () => {
      end();
      subscriptions.dispose();
    },
  };
}

function hintsInSight({ active: { editor, article }, candidates, from }: HintRequest) {
  const visible = editor.visibleRanges.map((range) => spanOf(article.lines, range));
  return hintsFor(candidates, visible, from);
}

function list({ active, candidates, title }: HintRequest): Promise<Annotation | undefined> {
  return pickAnnotation(active.article, candidates, title);
}
