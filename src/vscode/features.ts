// All features, in no order that matters.

import type { Feature } from './feature';
import { annotatingMode } from './features/annotatingMode';
import { annotationTree } from './features/annotationTree';
import { articleLanguage } from './features/articleLanguage';
import { checking } from './features/checking';
import { contextKeys } from './features/contextKeys';
import { decorations } from './features/decorations';
import { encoding } from './features/encoding';
import { exporting } from './features/exporting';
import { healing } from './features/healing';
import { hover } from './features/hover';
import { lightBulb } from './features/lightBulb';
import { mergeConflicts } from './features/mergeConflicts';
import { navigation } from './features/navigation';
import { outline } from './features/outline';
import { problems } from './features/problems';
import { renaming } from './features/renaming';
import { saving } from './features/saving';
import { tagging } from './features/tagging';

export const FEATURES: readonly Feature[] = [
  annotatingMode,
  annotationTree,
  articleLanguage,
  checking,
  contextKeys,
  decorations,
  encoding,
  exporting,
  healing,
  hover,
  lightBulb,
  mergeConflicts,
  navigation,
  outline,
  problems,
  renaming,
  saving,
  tagging,
];
