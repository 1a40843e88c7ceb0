// Paints jump hints over the text, without moving any of it.

import { Position, Range, ThemeColor, window } from 'vscode';
import type { DecorationOptions, TextEditorDecorationType } from 'vscode';
import type { Hint } from '../core/hints/hint';
import { spread } from '../core/hints/spread';
import { labelName } from '../core/model/labelSet';
import type { ActiveArticle } from './activeArticle';
import { labelStyle } from './labelStyles';
import { shorten } from './shorten';

// The box leaves the flow of the text, so that no line breaks elsewhere while hints are shown. The
// editor gives no option for that; what follows the first value is taken as it is.
const BOX =
  'none; position: absolute; z-index: 1; box-sizing: border-box; pointer-events: none; padding: 0 0.3ch; border-radius: 3px; line-height: 1.25; white-space: pre';

// Two letters at either side of a code: its padding, its border and a little air.
const ROOM = 1.2;
const LONGEST_NAME = 16;

export interface HintPainter {
  dispose(): void;
  /** Shows hints in an editor; those that `isLive` says no to are faint. No hints: clears it. */
  paint(active: ActiveArticle, hints: readonly Hint[], isLive?: (hint: Hint) => boolean): void;
}

export function hintPainter(): HintPainter {
  const type: TextEditorDecorationType = window.createTextEditorDecorationType({});
  return {
    paint({ editor, article }, hints, isLive = () => true) {
      const places = hints.map(({ offset }) => article.lines.positionAt(offset));
      // Hints at one place are told apart by the names of their labels.
      const counts = new Map<number, number>();
      for (const { offset } of hints) counts.set(offset, (counts.get(offset) ?? 0) + 1);
      const texts = hints.map(({ annotation, code, offset }) => {
        const name = shorten(labelName(article.labelSet, annotation.label), LONGEST_NAME);
        return counts.get(offset) === 1 ? code.toUpperCase() : `${code.toUpperCase()} ${name}`;
      });
      const shifts = spread(
        places.map((place, i) => ({ ...place, width: (texts[i]?.length ?? 0) + ROOM })),
      );
      editor.setDecorations(
        type,
        hints.map((hint, i): DecorationOptions => {
          const { line, character } = places[i] ?? { line: 0, character: 0 };
          const position = new Position(line, character);
          return {
            range: new Range(position, position),
            renderOptions: {
              before: {
                contentText: texts[i] ?? '',
                color: new ThemeColor('articleAnnotator.hintForeground'),
                backgroundColor: new ThemeColor('articleAnnotator.hintBackground'),
                ...borderOf(article, hint),
                fontWeight: 'bold',
                margin: `0 0 0 ${shifts[i] ?? 0}ch`,
                textDecoration: isLive(hint) ? BOX : `${BOX}; opacity: 0.25`,
              },
            },
          };
        }),
      );
    },
    dispose() {
      type.dispose();
    },
  };
}

/** The colour of the label, which the letters do not need to be told apart. */
function borderOf({ labelSet }: ActiveArticle['article'], { annotation }: Hint) {
  const { borderColor } = labelStyle(labelSet, annotation.label).decoration;
  return { border: '1px solid', ...(borderColor !== undefined && { borderColor }) };
}
