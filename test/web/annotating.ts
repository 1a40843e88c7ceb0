import * as vscode from 'vscode';
import { readSidecar } from '../../src/core/sidecar/read';
import type { ExtensionApi } from '../../src/vscode/activate';

const TEXT = '\uFEFF🙂 Aven is a town.\r\nOrla said so.\r\n';

function equal(actual: unknown, expected: unknown): void {
  const [is, shall] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== shall) throw new Error(`${is} is not ${shall}`);
}

async function fileText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    await vscode.workspace.fs.readFile(uri),
  );
}

describe('in a web host, over a virtual file system', () => {
  let folder: vscode.Uri;
  let store: ExtensionApi['store'];

  before(async () => {
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!root) throw new Error('A folder must be open.');
    folder = root;
    const id = 'article-annotator.article-annotator';
    const extension = vscode.extensions.getExtension<ExtensionApi>(id);
    if (!extension) throw new Error('The extension must be there.');
    ({ store } = await extension.activate());
  });

  async function open(name: string, text: string): Promise<vscode.TextEditor> {
    const uri = vscode.Uri.joinPath(folder, name);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return vscode.window.showTextDocument(uri);
  }

  async function tag(editor: vscode.TextEditor, text: string, label: string): Promise<void> {
    const start = editor.document.getText().indexOf(text);
    editor.selection = new vscode.Selection(
      editor.document.positionAt(start),
      editor.document.positionAt(start + text.length),
    );
    await vscode.commands.executeCommand(`articleAnnotator.tag.${label}`);
    await store.at(editor.document.uri)?.session.settled();
  }

  it('has no Node', () => {
    equal(typeof process, 'undefined');
  });

  it('tags, and saves a sidecar with offsets in code points', async () => {
    const editor = await open('web.txt', TEXT);
    equal(editor.document.uri.scheme, 'vscode-test-web');
    await tag(editor, 'Aven', 'place');
    await tag(editor, 'Orla', 'actor');
    const sidecar = vscode.Uri.joinPath(folder, 'web.txt.ann.yaml');
    const reading = readSidecar(await fileText(sidecar));
    if (!reading.ok) throw new Error(reading.problems[0]?.message);
    equal(
      reading.file.sidecar.annotations.map(({ label, text, fragments }) => [
        label,
        text,
        fragments,
      ]),
      [
        ['place', 'Aven', [{ start: 2, end: 6 }]],
        ['actor', 'Orla', [{ start: 18, end: 22 }]],
      ],
    );
    equal(await fileText(vscode.Uri.joinPath(folder, 'web.txt')), TEXT);
  });

  it('undoes, and lists what is there', async () => {
    const editor = await open('undo.txt', 'Aven and Orla.\n');
    await tag(editor, 'Aven', 'place');
    await tag(editor, 'Orla', 'actor');
    await vscode.commands.executeCommand('articleAnnotator.undo');
    const article = store.at(editor.document.uri);
    await article?.session.settled();
    equal(
      article?.session.state.layer.annotations.map(({ text }) => text),
      ['Aven'],
    );
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      editor.document.uri,
      new vscode.Position(0, 1),
    );
    equal(hovers.length, 1);
  });

  it('exports the folder', async () => {
    const out = vscode.Uri.joinPath(folder, 'all.jsonl');
    await vscode.commands.executeCommand('articleAnnotator.export', folder, {
      format: 'jsonl',
      out,
    });
    const rows = (await fileText(out)).trimEnd().split('\n');
    const ids = rows.map((row) => (JSON.parse(row) as { id: string }).id);
    equal(ids.includes('web') && ids.includes('0001_border_rockets'), true);
  });

  it('imports, and creates articles', async () => {
    const file = vscode.Uri.joinPath(folder, 'in.jsonl');
    const span = { id: 'x', label: 'place', start: 0, end: 4, text: 'Oren' };
    const line = JSON.stringify({ id: 'deep/new', text: 'Oren.\n', spans: [span], relations: [] });
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(`${line}\n`));
    await vscode.commands.executeCommand('articleAnnotator.import', folder, {
      format: 'jsonl',
      files: [file],
      create: true,
    });
    equal(await fileText(vscode.Uri.joinPath(folder, 'deep/new.txt')), 'Oren.\n');
    const sidecar = await fileText(vscode.Uri.joinPath(folder, 'deep/new.txt.ann.yaml'));
    equal(sidecar.includes('text: Oren'), true);
  });

  it('offers no tasks, since there is no process to run them', async () => {
    equal((await vscode.tasks.fetchTasks({ type: 'article-annotator' })).length, 0);
  });
});
