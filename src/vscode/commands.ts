// Ids of commands and context keys, which package.json names too.

/** The extension's own name in the editor: publisher and name. */
export const EXTENSION_ID = 'article-annotator.article-annotator';

/** The name that views, outputs and messages of the extension carry. */
export const PRODUCT = 'Article Annotator';

export const COMMAND = {
  tag: 'articleAnnotator.tag',
  tagByKey: 'articleAnnotator.tagByKey',
  createLabelSet: 'articleAnnotator.createLabelSet',
  editLabelSet: 'articleAnnotator.editLabelSet',
  renameLabel: 'articleAnnotator.renameLabel',
  openGuidelines: 'articleAnnotator.openGuidelines',
  changeLabel: 'articleAnnotator.changeLabel',
  delete: 'articleAnnotator.delete',
  attributes: 'articleAnnotator.attributes',
  note: 'articleAnnotator.note',
  linkEntity: 'articleAnnotator.linkEntity',
  linkEntityMore: 'articleAnnotator.linkEntityMore',
  setStatus: 'articleAnnotator.setStatus',
  articleAttributes: 'articleAnnotator.articleAttributes',
  growEndByWord: 'articleAnnotator.growEndByWord',
  growEndByCharacter: 'articleAnnotator.growEndByCharacter',
  growEndBySentence: 'articleAnnotator.growEndBySentence',
  growStartByWord: 'articleAnnotator.growStartByWord',
  growStartByCharacter: 'articleAnnotator.growStartByCharacter',
  growStartBySentence: 'articleAnnotator.growStartBySentence',
  shrinkEndByWord: 'articleAnnotator.shrinkEndByWord',
  shrinkEndByCharacter: 'articleAnnotator.shrinkEndByCharacter',
  shrinkEndBySentence: 'articleAnnotator.shrinkEndBySentence',
  shrinkStartByWord: 'articleAnnotator.shrinkStartByWord',
  shrinkStartByCharacter: 'articleAnnotator.shrinkStartByCharacter',
  shrinkStartBySentence: 'articleAnnotator.shrinkStartBySentence',
  split: 'articleAnnotator.split',
  join: 'articleAnnotator.join',
  addFragment: 'articleAnnotator.addFragment',
  removeFragment: 'articleAnnotator.removeFragment',
  selectSentence: 'articleAnnotator.selectSentence',
  selectQuotation: 'articleAnnotator.selectQuotation',
  expandSelection: 'articleAnnotator.expandSelection',
  shrinkSelection: 'articleAnnotator.shrinkSelection',
  undo: 'articleAnnotator.undo',
  redo: 'articleAnnotator.redo',
  next: 'articleAnnotator.next',
  previous: 'articleAnnotator.previous',
  nextMention: 'articleAnnotator.nextMention',
  previousMention: 'articleAnnotator.previousMention',
  nextStatement: 'articleAnnotator.nextStatement',
  previousStatement: 'articleAnnotator.previousStatement',
  reveal: 'articleAnnotator.reveal',
  occurrences: 'articleAnnotator.occurrences',
  occurrencesInCorpus: 'articleAnnotator.occurrencesInCorpus',
  occurrencesWord: 'articleAnnotator.occurrencesWord',
  occurrencesCase: 'articleAnnotator.occurrencesCase',
  occurrencesOverlap: 'articleAnnotator.occurrencesOverlap',
  occurrencesTick: 'articleAnnotator.occurrencesTick',
  undoInCorpus: 'articleAnnotator.undoInCorpus',
  renameEntity: 'articleAnnotator.renameEntity',
  renameListedEntity: 'articleAnnotator.renameListedEntity',
  jump: 'articleAnnotator.jump',
  listAnnotations: 'articleAnnotator.listAnnotations',
  addRelation: 'articleAnnotator.addRelation',
  deleteRelation: 'articleAnnotator.deleteRelation',
  hintLetter: 'articleAnnotator.hintLetter',
  hintBack: 'articleAnnotator.hintBack',
  hintCancel: 'articleAnnotator.hintCancel',
  hintList: 'articleAnnotator.hintList',
  startAnnotating: 'articleAnnotator.startAnnotating',
  stopAnnotating: 'articleAnnotator.stopAnnotating',
  toggleAnnotating: 'articleAnnotator.toggleAnnotating',
  showKeys: 'articleAnnotator.showKeys',
  showHintsAgain: 'articleAnnotator.showHintsAgain',
  openSampleCorpus: 'articleAnnotator.openSampleCorpus',
  say: 'articleAnnotator.say',
  treatAsArticle: 'articleAnnotator.treatAsArticle',
  export: 'articleAnnotator.export',
  import: 'articleAnnotator.import',
  checkFolder: 'articleAnnotator.checkFolder',
  applyFix: 'articleAnnotator.applyFix',
  acceptHealed: 'articleAnnotator.acceptHealed',
  reattach: 'articleAnnotator.reattach',
  searchOrphan: 'articleAnnotator.searchOrphan',
  openSidecar: 'articleAnnotator.openSidecar',
  keepOurs: 'articleAnnotator.keepOurs',
  takeTheirs: 'articleAnnotator.takeTheirs',
  openReadingView: 'articleAnnotator.openReadingView',
  exportFigure: 'articleAnnotator.exportFigure',
  groupByLabel: 'articleAnnotator.groupByLabel',
  groupByOrder: 'articleAnnotator.groupByOrder',
} as const;

/** Tags with one label of the built-in label set, for the palette, menus and keys. */
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
  /** Jump hints are shown, and letters pick one. */
  hints: 'articleAnnotator.hints',
  /** Letters and digits that tag with a label of the active article: `apc123`. */
  shortcuts: 'articleAnnotator.shortcuts',
  /** Keys of the labels of the active article, each between commas: `,actor,place,`. */
  labels: 'articleAnnotator.labels',
  /** The list of places to tag is open, and its switches have keys. */
  pickingOccurrences: 'articleAnnotator.pickingOccurrences',
  /** How the tree is grouped: `order` or `label`. */
  grouping: 'articleAnnotator.grouping',
} as const;

export const VIEW = 'articleAnnotator.annotations';
/** Type of the tasks that run the command line, and name of their problem matcher. */
export const TASK_TYPE = 'article-annotator';
/** Kind of the panel in which the reading view is. */
export const READING_VIEW = 'articleAnnotator.reading';
export const ENTITIES_VIEW = 'articleAnnotator.entities';
