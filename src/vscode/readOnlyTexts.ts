// Texts that a command made up, such as a preview or a report, in an editor that can't be saved.

import { EventEmitter, Uri, window, workspace } from 'vscode';

export interface ReadOnlyTexts {
  /**
   * Shows a text in the place of an earlier one of the same name.
   * @param name what the tab says
   * @param preserveFocus leaves the focus where it is
   */
  show(name: string, text: string, preserveFocus?: boolean): Promise<void>;
  dispose(): void;
}

/** @param scheme of the texts' addresses: its own for each caller */
export function readOnlyTexts(scheme: string): ReadOnlyTexts {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: changed.event,
    provideTextDocumentContent: ({ path }) => texts.get(path) ?? '',
  });
  // What nobody looks at any more need not be kept.
  const closing = workspace.onDidCloseTextDocument(({ uri }) => {
    if (uri.scheme === scheme) texts.delete(uri.path);
  });
  return {
    async show(name, text, preserveFocus = false) {
      const uri = Uri.from({ scheme, path: `/${name}` });
      texts.set(uri.path, text);
      changed.fire(uri);
      const document = await workspace.openTextDocument(uri);
      await window.showTextDocument(document, { preview: true, preserveFocus });
    },
    dispose() {
      closing.dispose();
      registration.dispose();
      changed.dispose();
    },
  };
}
