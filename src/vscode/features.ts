// All features, in no order that matters.

import type { Feature } from './feature';
import { annotatingMode } from './features/annotatingMode';
import { annotationTree } from './features/annotationTree';
import { articleLanguage } from './features/articleLanguage';
import { attributes } from './features/attributes';
import { boundaries } from './features/boundaries';
import { checking } from './features/checking';
import { contextKeys } from './features/contextKeys';
import { corpusTasks } from './features/corpusTasks';
import { decorations } from './features/decorations';
import { encoding } from './features/encoding';
import { entityTree } from './features/entityTree';
import { entityLinking } from './features/entityLinking';
import { entityProblems } from './features/entityProblems';
import { exporting } from './features/exporting';
import { fragments } from './features/fragments';
import { healing } from './features/healing';
import { hover } from './features/hover';
import { importing } from './features/importing';
import { jumping } from './features/jumping';
import { labelRenaming } from './features/labelRenaming';
import { labelSetCreation } from './features/labelSetCreation';
import { labelSetEditing } from './features/labelSetEditing';
import { labelSetGuidelines } from './features/labelSetGuidelines';
import { labelSetLanguage } from './features/labelSetLanguage';
import { labelSetProblems } from './features/labelSetProblems';
import { lightBulb } from './features/lightBulb';
import { mergeConflicts } from './features/mergeConflicts';
import { navigation } from './features/navigation';
import { notes } from './features/notes';
import { occurrences } from './features/occurrences';
import { outline } from './features/outline';
import { problems } from './features/problems';
import { readingView } from './features/readingView';
import { references } from './features/references';
import { relationPartners } from './features/relationPartners';
import { relations } from './features/relations';
import { renaming } from './features/renaming';
import { renamingEntities } from './features/renamingEntities';
import { sampleCorpus } from './features/sampleCorpus';
import { saving } from './features/saving';
import { tagging } from './features/tagging';
import { textSelection } from './features/textSelection';
import { undoingInCorpus } from './features/undoingInCorpus';
import { untagged } from './features/untagged';
import { workspaceSymbols } from './features/workspaceSymbols';

export const FEATURES: readonly Feature[] = [
  annotatingMode,
  annotationTree,
  articleLanguage,
  attributes,
  boundaries,
  checking,
  contextKeys,
  corpusTasks,
  decorations,
  encoding,
  entityTree,
  entityLinking,
  entityProblems,
  exporting,
  fragments,
  healing,
  hover,
  importing,
  jumping,
  labelRenaming,
  labelSetCreation,
  labelSetEditing,
  labelSetGuidelines,
  labelSetLanguage,
  labelSetProblems,
  lightBulb,
  mergeConflicts,
  navigation,
  notes,
  occurrences,
  outline,
  problems,
  readingView,
  references,
  relationPartners,
  relations,
  renaming,
  renamingEntities,
  sampleCorpus,
  saving,
  tagging,
  textSelection,
  undoingInCorpus,
  untagged,
  workspaceSymbols,
];
