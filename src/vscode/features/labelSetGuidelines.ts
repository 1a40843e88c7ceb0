// Opens the coding guidelines that the label set in force names.

import { commands, l10n, Uri, window } from 'vscode';
import { parentOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { meantLabelSet } from '../labelSet/document';

export const labelSetGuidelines: Feature = ({ labelSets }) =>
  commands.registerCommand(COMMAND.openGuidelines, async (): Promise<void> => {
    const file = await meantLabelSet(labelSets);
    const guidelines = file && (await labelSets.load(file)).guidelines;
    if (file === undefined || guidelines === undefined) {
      void window.showInformationMessage(
        l10n.t('The label set names no guidelines; write their place under “guidelines”.'),
      );
      return;
    }
    // The editor asks before it opens an address that a person has not trusted yet.
    const isAddress = guidelines.startsWith('https://');
    const target = isAddress ? Uri.parse(guidelines) : Uri.joinPath(parentOf(file), guidelines);
    await commands.executeCommand('vscode.open', target);
  });
