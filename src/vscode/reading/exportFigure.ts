// Saves a picture of an article, or of a part of it, to a file that the person picks.

import { env, l10n, Uri, window } from 'vscode';
import type { LogOutputChannel, TextEditor } from 'vscode';
import { hull } from '../../core/model/annotation';
import { articleHeader } from '../../core/text/header';
import { paragraphAt } from '../../core/text/paragraphs';
import { sentenceAt } from '../../core/text/sentences';
import { trimSpan } from '../../core/text/span';
import type { Span } from '../../core/text/span';
import { encodeUtf8 } from '../../core/text/utf8';
import { nameOf } from '../../corpus/fileSystem';
import { drawingOf } from '../../render/drawing';
import { PICTURE_FORMATS } from '../../render/pictureFormat';
import type { PictureFormat, PictureOptions } from '../../render/pictureFormat';
import { parentOf, spanOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import type { HostServices } from '../hostServices';
import { pickExportFile } from '../pickExportFile';
import { plainMessage } from '../plainText';

/** What the picture is of, and where in it the person is. */
export interface FigureSource {
  readonly article: OpenArticle;
  /** Its editor, where that has the focus. */
  readonly editor?: TextEditor;
  /** Id of the annotation that is marked in the reading view. */
  readonly marked?: string;
}

export async function exportFigure(
  host: HostServices,
  log: LogOutputChannel,
  source: FigureSource,
): Promise<void> {
  const part = await pickPart(source);
  if (!part) return;
  const format = await pickFormat();
  if (!format) return;
  const theme = await pickTheme();
  if (!theme) return;
  const { uri, session, labelSet } = source.article;
  const out = await pickTarget(uri, format);
  if (!out) return;
  const { text } = session.state.article;
  const drawing = drawingOf(
    { text, layer: session.state.layer, labelSet },
    part.within ? { within: part.within } : {},
  );
  const title = articleHeader(text).title ?? nameOf(uri.path);
  const picture = format.write(drawing, { theme, title });
  try {
    await host.openFolder(parentOf(out)).write(nameOf(out.path), encodeUtf8(picture));
  } catch (error) {
    log.error(error instanceof Error ? error : String(error));
    const reason = error instanceof Error ? error.message : String(error);
    void window.showErrorMessage(
      plainMessage(l10n.t('The picture could not be saved: {0}', reason)),
    );
    return;
  }
  // A browser prints it, too; the editor has no printer.
  const open = l10n.t('Open in Browser');
  const saved = plainMessage(l10n.t('The picture was saved to {0}.', nameOf(out.path)));
  const choice = await window.showInformationMessage(saved, open);
  if (choice === open) await env.openExternal(out);
}

/** A part of the article that can be drawn alone. */
interface Part {
  readonly label: string;
  readonly within?: Span;
}

async function pickPart({ article, editor, marked }: FigureSource): Promise<Part | undefined> {
  const { text } = article.session.state.article;
  const annotation = article.session.state.layer.annotations.find(({ id }) => id === marked);
  const here = editor ? spanOf(article.lines, editor.selection) : annotation && hull(annotation);
  const parts: Part[] = [{ label: l10n.t('Whole article') }];
  if (here) {
    const [paragraph, sentence] = [paragraphAt(text, here.start), sentenceAt(text, here.start)];
    const selected = editor && trimSpan(text, here);
    if (paragraph) parts.push({ label: l10n.t('Paragraph at the cursor'), within: paragraph });
    if (sentence) parts.push({ label: l10n.t('Sentence at the cursor'), within: sentence });
    if (selected) parts.push({ label: l10n.t('Selected text'), within: selected });
  }
  if (parts.length === 1) return parts[0];
  const title = l10n.t('Export figure: what of the article?');
  return window.showQuickPick(parts, { title });
}

async function pickFormat(): Promise<PictureFormat | undefined> {
  const about = {
    html: l10n.t('One page that needs nothing else, for reading and printing.'),
    svg: l10n.t('A picture for papers and slides.'),
  };
  const items = PICTURE_FORMATS.map((format) => ({
    label: format.title,
    detail: about[format.id],
    format,
  }));
  const picked = await window.showQuickPick(items, { title: l10n.t('Export figure: format') });
  return picked?.format;
}

async function pickTheme(): Promise<PictureOptions['theme'] | undefined> {
  const items: { label: string; theme: PictureOptions['theme'] }[] = [
    { label: l10n.t('Light'), theme: 'light' },
    { label: l10n.t('Dark'), theme: 'dark' },
    { label: l10n.t('As the reader’s system'), theme: 'auto' },
  ];
  const picked = await window.showQuickPick(items, { title: l10n.t('Export figure: colours') });
  return picked?.theme;
}

function pickTarget(article: Uri, { id, title }: PictureFormat): Promise<Uri | undefined> {
  const name = `${nameOf(article.path).replace(/\.txt$/, '')}.${id}`;
  const options = {
    title: l10n.t('Export figure'),
    defaultUri: Uri.joinPath(parentOf(article), name),
    filters: { [title]: [id] },
  };
  return pickExportFile(options, article);
}
