const vscode = require('vscode');

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('hostSelftest.hello', async () => {
      await vscode.window.showInformationMessage('Hello from the self-test');
    }),
  );
  return { kind: vscode.env.uiKind };
};
