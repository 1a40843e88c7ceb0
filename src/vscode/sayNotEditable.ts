// Why annotations can't be changed, and what to do.

import { l10n, window } from 'vscode';
import type { OpenArticle } from './articleStore';
import { plainMessage } from './plainText';
import { tellOfFile } from './tellOfFile';

/** Says why the annotations of an article can't be changed now, and leads to what is to mend. */
export function sayNotEditable({ session, sidecar }: OpenArticle): void {
  const { blocked } = session.state;
  if (blocked !== undefined) {
    void window.showErrorMessage(plainMessage(blocked));
    return;
  }
  tellOfFile(
    l10n.t(
      'The annotations of this article can’t be read, so nothing is changed. Mend the sidecar first; the Problems view says where.',
    ),
    l10n.t('Open Sidecar'),
    sidecar,
  );
}
