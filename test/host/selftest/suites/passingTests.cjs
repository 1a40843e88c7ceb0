const assert = require('node:assert/strict');
const vscode = require('vscode');

suite('in the extension host', () => {
  test('the extension runs and a folder is open', async () => {
    assert.ok((await vscode.commands.getCommands()).includes('workbench.action.quickOpen'));
    const extension = vscode.extensions.getExtension('selftest.host-selftest');
    assert.ok(extension);
    await extension.activate();
    assert.equal(vscode.workspace.workspaceFolders?.[0]?.uri.scheme, 'file');
  });

  test('the suite has its environment', () => {
    assert.equal(process.env.HOST_SELFTEST_WORD, 'mellon');
    console.log('the word arrived');
  });
});
