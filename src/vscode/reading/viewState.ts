// What the reading view shows of an article.

import { l10n } from 'vscode';
import { bodyOf, legendOf } from '../../render/body';
import { drawingOf } from '../../render/drawing';
import { styleSheet } from '../../render/style';
import type { ToView } from '../../render/viewMessages';
import type { Words } from '../../render/words';
import { nameOf } from '../../corpus/fileSystem';
import type { OpenArticle } from '../articleStore';
import { taggingKeys } from '../taggingKeys';

export function viewState({ uri, session, labelSet }: OpenArticle): ToView {
  const { article, layer } = session.state;
  const drawing = drawingOf({ text: article.text, layer, labelSet });
  const words: Words = { relations: l10n.t('Relations'), labels: l10n.t('Labels') };
  const hasTitle = drawing.paragraphs.some(({ kind }) => kind === 'title');
  const keys = taggingKeys(labelSet).flatMap(({ label, keys: pressed }) =>
    pressed.map((key): [string, string] => [key, label]),
  );
  return {
    kind: 'show',
    uri: uri.toString(),
    style: styleSheet('editor', drawing.labels),
    legend: legendOf(drawing, words),
    lines: bodyOf(drawing, { words, isView: true }),
    isLinked: drawing.relations.length > 0,
    heading: hasTitle ? undefined : nameOf(uri.path),
    empty: layer.annotations.length > 0 ? undefined : noAnnotations(keys.length > 0),
    keys: Object.fromEntries(keys),
    say: {
      moved: l10n.t('{0} of {1}. {2}', '{0}', '{1}', '{2}'),
      none: l10n.t('This article has no annotations yet.'),
      nothingMarked: l10n.t('Select text, or go to an annotation with N first.'),
    },
  };
}

function noAnnotations(hasKeys: boolean): string {
  return hasKeys
    ? l10n.t('No annotations yet. Select text here and press the key of a label.')
    : l10n.t('This article has no annotations yet.');
}
