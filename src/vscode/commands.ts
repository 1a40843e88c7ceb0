// Ids of commands and context keys, which package.json names too.

/** The name that views, outputs and messages of the extension carry. */
export const PRODUCT = 'Article Annotator';

export const COMMAND = {
  tag: 'articleAnnotator.tag',
  changeLabel: 'articleAnnotator.changeLabel',
  delete: 'articleAnnotator.delete',
  undo: 'articleAnnotator.undo',
  redo: 'articleAnnotator.redo',
  next: 'articleAnnotator.next',
  previous: 'articleAnnotator.previous',
  reveal: 'articleAnnotator.reveal',
  startAnnotating: 'articleAnnotator.startAnnotating',
  stopAnnotating: 'articleAnnotator.stopAnnotating',
  toggleAnnotating: 'articleAnnotator.toggleAnnotating',
  showKeys: 'articleAnnotator.showKeys',
  treatAsArticle: 'articleAnnotator.treatAsArticle',
  export: 'articleAnnotator.export',
  checkFolder: 'articleAnnotator.checkFolder',
  applyFix: 'articleAnnotator.applyFix',
  acceptHealed: 'articleAnnotator.acceptHealed',
  reattach: 'articleAnnotator.reattach',
  searchOrphan: 'articleAnnotator.searchOrphan',
  openSidecar: 'articleAnnotator.openSidecar',
  keepOurs: 'articleAnnotator.keepOurs',
  takeTheirs: 'articleAnnotator.takeTheirs',
  groupByLabel: 'articleAnnotator.groupByLabel',
  groupByOrder: 'articleAnnotator.groupByOrder',
} as const;

/** Tags with one label of the default label set, for the palette, menus and keys. */
export function tagCommand(labelKey: string): string {
  return `${COMMAND.tag}.${labelKey}`;
}

export const CONTEXT = {
  /** The active editor shows an article. */
  isArticle: 'articleAnnotator.isArticle',
  /** The cursor or selection in the active editor is on an annotation. */
  onAnnotation: 'articleAnnotator.onAnnotation',
  /** The active editor's article is in annotating mode. */
  annotating: 'articleAnnotator.annotating',
  /** How the tree is grouped: `order` or `label`. */
  grouping: 'articleAnnotator.grouping',
} as const;

export const VIEW = 'articleAnnotator.annotations';
