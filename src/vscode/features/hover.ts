// What an annotation is, shown over its text.

import { l10n, languages, MarkdownString, Hover } from 'vscode';
import { wikidataPage } from '../../core/entities/entity';
import type { Entity } from '../../core/entities/entity';
import type { Annotation } from '../../core/model/annotation';
import { hull } from '../../core/model/annotation';
import { annotationsAt } from '../../core/model/find';
import { labelName } from '../../core/model/labelSet';
import type { LabelSet } from '../../core/model/labelSet';
import { relationEnds, textOfEnd } from '../../core/model/relationEnds';
import type { RelationEnd } from '../../core/model/relationEnds';
import { ARTICLE_SELECTOR, offsetOf, rangeOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { shorten } from '../shorten';

export const hover: Feature = ({ store, entities }) =>
  languages.registerHoverProvider(ARTICLE_SELECTOR, {
    provideHover(document, position) {
      const article = store.of(document);
      if (!article) return undefined;
      const { layer } = article.session.state;
      const found = annotationsAt(layer.annotations, offsetOf(article.lines, position));
      const [innermost] = found;
      if (!innermost) return undefined;
      const ends = relationEnds(layer);
      const listed = entities.readAt(article.uri) ?? [];
      const parts = found.map((annotation) => {
        const markdown = describe(annotation, article.labelSet);
        appendEntity(markdown, annotation, listed);
        appendFacts(markdown, annotation);
        for (const end of ends.get(annotation.id) ?? []) {
          appendRelation(markdown, article, end);
        }
        return appendActions(markdown, annotation);
      });
      return new Hover(parts, rangeOf(article.lines, hull(innermost)));
    },
  });

/** Text of the file goes in as text only, so that none of it can act as Markdown or a link. */
function describe(annotation: Annotation, labelSet: LabelSet): MarkdownString {
  const { label, text } = annotation;
  const markdown = new MarkdownString('', false);
  markdown.isTrusted = { enabledCommands: [COMMAND.changeLabel, COMMAND.delete, COMMAND.reveal] };
  markdown.appendMarkdown('**');
  markdown.appendText(labelName(labelSet, label));
  markdown.appendMarkdown('** ');
  markdown.appendText(`“${shorten(text, 200)}”`);
  return markdown;
}

/** A line with the entity: its name where the corpus lists it, and its page in Wikidata. */
function appendEntity(
  markdown: MarkdownString,
  { entity }: Annotation,
  listed: readonly Entity[],
): void {
  if (entity === undefined) return;
  const found = listed.find(({ key }) => key === entity);
  const isNamed = found !== undefined && found.name !== entity;
  markdown.appendMarkdown('\n\n');
  markdown.appendText(`${l10n.t('Entity')}: ${isNamed ? `${found.name} (${entity})` : entity}`);
  const page = found && wikidataPage(found);
  if (page !== undefined) markdown.appendMarkdown(` · [Wikidata](${page})`);
}

function appendFacts(markdown: MarkdownString, { attributes, note }: Annotation): void {
  const facts: [string, string][] = [
    ...Object.entries(attributes ?? {}).map(([name, value]): [string, string] => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ]),
    ...(note === undefined ? [] : [[l10n.t('Note'), note] as [string, string]]),
  ];
  for (const [name, value] of facts) {
    markdown.appendMarkdown('\n\n');
    markdown.appendText(`${name}: ${value}`);
  }
}

/** A line with a relation; its other end is a link that leads there. */
function appendRelation(
  markdown: MarkdownString,
  { uri, session }: OpenArticle,
  { relation, direction, other }: RelationEnd,
): void {
  const { layer } = session.state;
  const text = `“${shorten(textOfEnd(layer, other))}”`;
  markdown.appendMarkdown('\n\n');
  markdown.appendText(`${relation.type} ${direction === 'out' ? '→' : '←'} `);
  if (!layer.annotations.some(({ id }) => id === other)) {
    markdown.appendText(text);
    return;
  }
  markdown.appendMarkdown('[');
  markdown.appendText(text);
  markdown.appendMarkdown(`](${commandLink(COMMAND.reveal, [uri.toString(), other])})`);
}

function appendActions(markdown: MarkdownString, { id }: Annotation): MarkdownString {
  const links = [
    `[${l10n.t('Change label')}](${commandLink(COMMAND.changeLabel, [{ id }])})`,
    `[${l10n.t('Delete')}](${commandLink(COMMAND.delete, [{ id }])})`,
  ];
  return markdown.appendMarkdown(`\n\n${links.join(' · ')}`);
}

function commandLink(command: string, commandArguments: readonly unknown[]): string {
  // A bracket would end the link; it is the one sign of Markdown that a URI keeps.
  const encoded = encodeURIComponent(JSON.stringify(commandArguments))
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `command:${command}?${encoded}`;
}
