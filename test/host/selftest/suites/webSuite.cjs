// Bundled for the browser by the self-test, with `failing` set by esbuild.
require('mocha/mocha');
const vscode = require('vscode');

mocha.setup({ ui: 'tdd', reporter: 'spec', color: false });

suite('in the web extension host', () => {
  test('there is no Node.js, and the folder is a mounted one', async () => {
    if (typeof process !== 'undefined' && process.versions?.node)
      throw new Error('Node.js is here');
    const [folder] = vscode.workspace.workspaceFolders;
    const file = vscode.Uri.joinPath(folder.uri, 'notes.yaml');
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    if (!text.includes('greeting')) throw new Error(`unexpected text: ${text}`);
  });

  test('the settings arrived', () => {
    const size = vscode.workspace.getConfiguration('editor').get('fontSize');
    if (size !== 21) throw new Error(`the font size is ${size}`);
    if (failing) throw new Error('failing on purpose');
  });
});

exports.run = () =>
  new Promise((resolve, reject) => {
    mocha.run((failures) => {
      if (failures) reject(new Error(`${failures} tests failed.`));
      else resolve();
    });
  });
