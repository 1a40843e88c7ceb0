// The article that a person who has none open can begin with.

import { l10n, ViewColumn, window, workspace } from 'vscode';
import type { Uri } from 'vscode';

// A corpus may be large; the first of so many is found soon.
const MOST_FILES = 1000;

/**
 * Opens the first article of the open folders, beside what is open, so that a walkthrough stays in
 * sight.
 * @returns the article; `undefined` where there is none, which is said
 */
export async function openFirstArticle(): Promise<Uri | undefined> {
  const files = await workspace.findFiles('**/*.txt', undefined, MOST_FILES);
  const [first] = files.sort((a, b) => a.path.localeCompare(b.path, 'en', { numeric: true }));
  if (!first) {
    void window.showInformationMessage(
      l10n.t('There is no article here yet. Open a folder with .txt files, or the samples.'),
    );
    return undefined;
  }
  const isSomethingOpen = window.tabGroups.all.some(({ tabs }) => tabs.length > 0);
  await window.showTextDocument(first, {
    viewColumn: isSomethingOpen ? ViewColumn.Beside : ViewColumn.Active,
    preview: false,
  });
  return first;
}
