// All features, in no order that matters.

import type { Feature } from './feature';
import { annotatingMode } from './features/annotatingMode';
import { annotationTree } from './features/annotationTree';
import { articleLanguage } from './features/articleLanguage';
import { contextKeys } from './features/contextKeys';
import { decorations } from './features/decorations';
import { exporting } from './features/exporting';
import { hover } from './features/hover';
import { lightBulb } from './features/lightBulb';
import { navigation } from './features/navigation';
import { outline } from './features/outline';
import { problems } from './features/problems';
import { saving } from './features/saving';
import { tagging } from './features/tagging';

export const FEATURES: readonly Feature[] = [
  annotatingMode,
  annotationTree,
  articleLanguage,
  contextKeys,
  decorations,
  exporting,
  hover,
  lightBulb,
  navigation,
  outline,
  problems,
  saving,
  tagging,
];
