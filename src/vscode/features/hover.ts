// What an annotation is, shown over its text.

import { l10n, languages, MarkdownString, Hover } from 'vscode';
import type { Annotation } from '../../core/model/annotation';
import { hull } from '../../core/model/annotation';
import { annotationsAt } from '../../core/model/find';
import { labelName } from '../../core/model/labelSet';
import type { LabelSet } from '../../core/model/labelSet';
import type { Layer } from '../../core/model/layer';
import { ARTICLE_SELECTOR, offsetOf, rangeOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { shorten } from '../shorten';

export const hover: Feature = ({ store }) =>
  languages.registerHoverProvider(ARTICLE_SELECTOR, {
    provideHover(document, position) {
      const article = store.of(document);
      if (!article) return undefined;
      const { layer } = article.session.state;
      const found = annotationsAt(layer.annotations, offsetOf(article.lines, position));
      const [innermost] = found;
      if (!innermost) return undefined;
      const parts = found.map((annotation) => describe(annotation, layer, article.labelSet));
      return new Hover(parts, rangeOf(article.lines, hull(innermost)));
    },
  });

/** Text of the file goes in as text only, so that none of it can act as Markdown or a link. */
function describe(annotation: Annotation, layer: Layer, labelSet: LabelSet): MarkdownString {
  const { id, label, text, entity, note, attributes } = annotation;
  const markdown = new MarkdownString('', false);
  markdown.isTrusted = { enabledCommands: [COMMAND.changeLabel, COMMAND.delete] };
  markdown.appendMarkdown('**');
  markdown.appendText(labelName(labelSet, label));
  markdown.appendMarkdown('** ');
  markdown.appendText(`“${shorten(text, 200)}”`);
  const facts: [string, string][] = [
    ...(entity === undefined ? [] : [[l10n.t('Entity'), entity] as [string, string]]),
    ...Object.entries(attributes ?? {}).map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
    ...relationsOf(annotation, layer),
    ...(note === undefined ? [] : [[l10n.t('Note'), note] as [string, string]]),
  ];
  for (const [name, value] of facts) {
    markdown.appendMarkdown('\n\n');
    markdown.appendText(`${name}: ${value}`);
  }
  // A bracket would end the link; it is the one sign of Markdown that a URI keeps.
  const argument = encodeURIComponent(JSON.stringify([{ id }]))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  const links = [
    `[${l10n.t('Change label')}](command:${COMMAND.changeLabel}?${argument})`,
    `[${l10n.t('Delete')}](command:${COMMAND.delete}?${argument})`,
  ];
  markdown.appendMarkdown(`\n\n${links.join(' · ')}`);
  return markdown;
}

function relationsOf({ id }: Annotation, layer: Layer): [string, string][] {
  const textOf = (other: string): string =>
    shorten(layer.annotations.find((annotation) => annotation.id === other)?.text ?? other);
  return layer.relations.flatMap(({ type, from, to }): [string, string][] => {
    if (from === id) return [[type, `→ ${textOf(to)}`]];
    return to === id ? [[type, `← ${textOf(from)}`]] : [];
  });
}
