// The linter in the editor: live on open articles, with quick fixes, and over a folder by command.

import { Disposable } from 'vscode';
import { corpusLabels } from '../checking/corpusLabels';
import { folderCheck } from '../checking/folderCheck';
import { liveCheck } from '../checking/liveCheck';
import { quickFixes } from '../checking/quickFixes';
import type { Feature } from '../feature';

export const checking: Feature = (context) => {
  const labels = corpusLabels(context);
  return Disposable.from(
    labels,
    liveCheck(context, labels),
    quickFixes(context, labels),
    folderCheck(context),
  );
};
