// Completion and hovers in the file of a label set.

import {
  CompletionItem,
  CompletionItemKind,
  Disposable,
  Hover,
  languages,
  MarkdownString,
  Range,
} from 'vscode';
import { keyAt, proposalsAt } from '../../core/labelSet/context';
import { readLabelSet } from '../../core/labelSet/read';
import { labelOf } from '../../core/model/labelSet';
import { LABEL_SET_FILE } from '../../corpus/labelSetFile';
import type { Feature } from '../feature';

const SELECTOR = { pattern: `**/${LABEL_SET_FILE}` };
const TRIGGERS = [' ', '[', ',', ':'];
const WORD = /[\p{L}\p{N}_./-]+/u;

export const labelSetLanguage: Feature = () =>
  Disposable.from(
    languages.registerCompletionItemProvider(
      SELECTOR,
      {
        provideCompletionItems(document, position) {
          const { line, character } = position;
          const { proposals, typed } = proposalsAt(document.getText(), line, character);
          const range = new Range(line, character - typed, line, character);
          return proposals.map(({ text, isKey, description }, i) => {
            const kind = isKey ? CompletionItemKind.Property : CompletionItemKind.Value;
            const item = new CompletionItem(text.replace(/: $/, ''), kind);
            item.insertText = text;
            item.range = range;
            // As they are listed in the documentation, not by the alphabet.
            item.sortText = String(i).padStart(3, '0');
            if (description !== undefined) item.documentation = description;
            return item;
          });
        },
      },
      ...TRIGGERS,
    ),
    languages.registerHoverProvider(SELECTOR, {
      provideHover(document, position) {
        const text = document.getText();
        const found = keyAt(text, position.line, position.character);
        if (found?.isKey) return new Hover(plain(found.shape.description));
        const range = document.getWordRangeAtPosition(position, WORD);
        if (!range || found?.shape.choices !== 'labels') return undefined;
        const reading = readLabelSet(text);
        const label = reading.ok && labelOf(reading.labelSet, document.getText(range));
        return label ? new Hover(plain(`${label.name}: ${label.description}`), range) : undefined;
      },
    }),
  );

/** Text of the file goes in as text only, so that none of it can act as Markdown or a link. */
function plain(text: string): MarkdownString {
  const markdown = new MarkdownString('', false);
  markdown.appendText(text);
  return markdown;
}
