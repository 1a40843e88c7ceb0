// A preview of an export as a text: counts, the first lines of its files, and what would be lost.

import { l10n } from 'vscode';
import type { ExportLoss } from '../../corpus/exportCorpus';
import type { ExportPreview, PreviewedFile } from '../../corpus/exportPreview';
import type { ImportedArticle } from '../../formats/imported';
import { lossCounts } from '../../formats/lossCounts';
import { shorten } from '../shorten';
import { leftOutWords } from './leftOutWords';

// More losses in a text are no help; the list after an export has all.
const MOST_LOSSES = 200;

/** @param name of the file or folder that would be written */
export function previewText(name: string, preview: ExportPreview): string {
  const { outcome, files, fileCount, readBack } = preview;
  const losses = outcome.kind === 'written' || outcome.kind === 'lossy' ? outcome.losses : [];
  const isOneFile = files.every(({ path }) => path === '');
  const parts = [
    `${l10n.t('Preview of {0}: its first lines. Nothing is written.', name)}\n${previewCounts(preview, '\n')}`,
    ...files.map((file) => fileText(file, isOneFile)),
    ...(fileCount > files.length ? [l10n.t('… and {0} more files', fileCount - files.length)] : []),
    ...(readBack.length > 0 ? [heading(l10n.t('What is in the files that are no text'))] : []),
    ...readBack.map(articleText),
    ...(losses.length > 0 ? [lossText(losses)] : []),
  ];
  return `${parts.map((part) => part.replace(/(?<!\n)\n+$/u, '')).join('\n\n')}\n`;
}

/** What an export would have, and lose: `10 articles, 312 annotations; can’t be held: 20 overlap`. */
export function previewCounts({ outcome }: ExportPreview, separator = ' '): string {
  const losses = outcome.kind === 'written' || outcome.kind === 'lossy' ? outcome.losses : [];
  const lost =
    losses.length === 0
      ? l10n.t('The format holds all of it.')
      : l10n.t('Can’t be held: {0} ({1}).', losses.length, lossCounts(losses));
  if (outcome.kind === 'written') {
    const counts = l10n.t('{0} articles, {1} annotations.', outcome.articles, outcome.annotations);
    return [counts, leftOutWords(outcome.leftOut), lost]
      .filter((part) => part !== '')
      .join(separator);
  }
  return outcome.kind === 'lossy'
    ? `${lost} ${l10n.t('As you chose, nothing would be written.')}`
    : '';
}

function fileText({ path, head, hasMore }: PreviewedFile, isOneFile: boolean): string {
  const text = head ?? l10n.t('(not a text)');
  const more = hasMore && head !== undefined ? `${text.endsWith('\n') ? '' : '…\n'}…` : '';
  return `${isOneFile ? '' : `${heading(path)}\n`}${text}${more}`;
}

function heading(text: string): string {
  return `──── ${text} ────`;
}

/** What was read back of an article, an annotation a line. */
function articleText({ id, text = '', annotations, relations }: ImportedArticle): string {
  const rows = annotations.map(({ label, fragments, text: words = '' }) => {
    const places = fragments.map(({ start, end }) => `${start}–${end}`).join(', ');
    return `  ${label}  ${places}  ${shorten(words, 80)}`;
  });
  const ties = relations.map(({ type, from, to }) => `  ${type}  ${from} → ${to}`);
  return [shorten(`${id ?? ''}  ${text}`.trim(), 100), ...rows, ...ties].join('\n');
}

function lossText(losses: readonly ExportLoss[]): string {
  const lines = losses
    .slice(0, MOST_LOSSES)
    .map(
      ({ path, position, kind, message }) =>
        `${path}:${position.line}:${position.column}: ${kind}: ${message}`,
    );
  const more = losses.length - lines.length;
  return [
    heading(l10n.t('What the format can’t hold')),
    ...lines,
    ...(more > 0 ? [l10n.t('and {0} more', more)] : []),
  ].join('\n');
}
