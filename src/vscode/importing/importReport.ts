// What an import does and does not do, as a Markdown text and in a sentence.

import { l10n } from 'vscode';
import type { EditedArticles } from '../../corpus/editArticles';
import { sidecarPathOf } from '../../corpus/closedLayer';
import type { FileFindings } from '../../corpus/findings';
import type { ImportedInto, ImportOutcome } from '../../corpus/importCorpus';
import type { ImportChoices } from './importPlan';

/** What would be done, counted by what was chosen. */
export interface ImportCounts {
  /** Articles that are there and get something, or have it already. */
  readonly matched: number;
  /** Articles that are not there. */
  readonly missing: number;
  readonly annotations: number;
  readonly relations: number;
  readonly known: number;
  /** Things that are left out, and files that are left alone. */
  readonly problems: number;
}

export function importCounts(
  { articles, notes, leftAlone }: ImportOutcome,
  { create = false }: ImportChoices,
): ImportCounts {
  const missing = missingArticles(articles);
  const taken = articles.filter(({ path }) => create || !missing.has(path));
  const sum = (count: (into: ImportedInto) => number): number =>
    taken.reduce((all, into) => all + count(into), 0);
  const matched = articles.filter(({ path }) => !missing.has(path));
  return {
    matched: new Set(matched.map(({ path }) => path)).size,
    missing: missing.size,
    annotations: sum((into) => into.annotations),
    relations: sum((into) => into.relations),
    known: sum((into) => into.known),
    problems: notes.filter(({ kind }) => kind === 'left-out').length + leftAlone.length,
  };
}

/** Paths of articles that are not there; a second part of one finds the first. */
function missingArticles(articles: readonly ImportedInto[]): ReadonlySet<string> {
  return new Set(articles.filter(({ isNew }) => isNew).map(({ path }) => path));
}

/** `Articles found: 12, created: 3, new annotations: 120, there already: 5, problems: 2.` */
export function importWords(counts: ImportCounts, { create = false }: ImportChoices): string {
  const { matched, missing, annotations, relations, known, problems } = counts;
  const articles = [
    l10n.t('Articles found: {0}', matched),
    ...(missing > 0
      ? [create ? l10n.t('created: {0}', missing) : l10n.t('not in the folder: {0}', missing)]
      : []),
  ];
  const things = [
    l10n.t('new annotations: {0}', annotations),
    ...(relations > 0 ? [l10n.t('new relations: {0}', relations)] : []),
    ...(known > 0 ? [l10n.t('there already: {0}', known)] : []),
    ...(problems > 0 ? [l10n.t('problems: {0}', problems)] : []),
  ];
  return `${[...articles, ...things].join(', ')}.`;
}

/**
 * @param done what came of it; absent where nothing was done yet
 */
export function importReport(
  name: string,
  outcome: ImportOutcome,
  choices: ImportChoices,
  done?: EditedArticles,
): string {
  const { articles, notes } = outcome;
  const { create = false } = choices;
  const leftAlone = [...outcome.leftAlone, ...(done ? leftOf(done) : [])];
  const missing = create ? new Set<string>() : missingArticles(articles);
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', `## ${title}`, '', ...lines.map((line) => `- ${line}`)];
  const noteLines = (kind: (typeof notes)[number]['kind']): readonly string[] =>
    notes
      .filter((note) => note.kind === kind)
      .map(({ place: { file, line }, message }) => {
        const at = line === undefined ? file : `${file}:${line}`;
        return `${code(at)}: ${escaped(message)}`;
      });
  const fileLines = leftAlone.flatMap(({ path, findings }) =>
    findings.map(
      ({ position, message }) =>
        `${code(`${path}:${position.line}:${position.column}`)}: ${escaped(message)}`,
    ),
  );
  const articleLines = articles
    .filter(({ path }) => !missing.has(path))
    .map(({ path, annotations, relations, known, isNew }) => {
      const counts = [
        l10n.t('new annotations: {0}', annotations),
        ...(relations > 0 ? [l10n.t('new relations: {0}', relations)] : []),
        ...(known > 0 ? [l10n.t('there already: {0}', known)] : []),
        ...(isNew ? [l10n.t('created')] : []),
      ];
      return `${code(path)}: ${counts.join(', ')}`;
    });
  const heading = done
    ? l10n.t('Import of {0}', escaped(name))
    : l10n.t('Import of {0}: what would be done', escaped(name));
  return `${[
    `# ${heading}`,
    '',
    importWords(importCounts(outcome, choices), choices),
    ...section(l10n.t('Left out'), noteLines('left-out')),
    ...section(l10n.t('Articles left alone, since a person has to look first'), fileLines),
    ...section(l10n.t('Not in the folder, and not created'), [...missing].map(code)),
    ...section(l10n.t('Offsets counted in another way'), noteLines('other-unit')),
    ...section(l10n.t('Articles'), articleLines),
  ].join('\n')}\n`;
}

function leftOf({ outcomes }: EditedArticles): readonly FileFindings[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.kind === 'left-alone') return outcome.file;
    if (outcome.kind !== 'failed') return [];
    const position = { line: 1, column: 1 };
    const finding = { rule: 'edit/failed', severity: 'warning' as const, position };
    const message = outcome.reason;
    return { path: sidecarPathOf(outcome.target), findings: [{ ...finding, message }] };
  });
}

/** Text of a file in Markdown, where nothing in it may be a link or an image. */
function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<]/gu, '\\$&').replace(/\s+/gu, ' ');
}

function code(text: string): string {
  const plain = text.replaceAll('`', 'ˋ').replace(/\s+/gu, ' ');
  return `\`${plain}\``;
}
