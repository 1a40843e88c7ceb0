import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeCanonical } from '../../src/core/sidecar/writeCanonical';
import { sidecarFor } from '../unit/annotate';
import { command, openArticle, sidecarOnDisk, waitFor } from './article';

const TEXT = 'Aven is a town. Orla is a person. Both are near Selm.\n';

/** A sidecar as a merge leaves it: the label of Aven and a deletion of Orla are open. */
function merged(): string {
  const sidecar = sidecarFor('a.txt', TEXT, [
    { id: 'aven0000', words: ['Aven'], label: 'place' },
    { id: 'orla0000', words: ['Orla'] },
  ]);
  return writeCanonical({
    ...sidecar,
    conflicts: [
      { id: 'aven0000', field: 'label', base: 'actor', ours: 'place', theirs: 'claim' },
      { id: 'orla0000', field: 'deletion', ours: 'kept', theirs: 'deleted' },
    ],
  });
}

function conflictsAt(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ code }) => {
    return (typeof code === 'object' ? code.value : code) === 'merge-conflict';
  });
}

async function fix(uri: vscode.Uri, range: vscode.Range, title: RegExp): Promise<void> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const found = actions.find((action) => title.test(action.title));
  assert.ok(found?.command, `${title.source} in: ${actions.map((each) => each.title).join(', ')}`);
  await vscode.commands.executeCommand(
    found.command.command,
    ...((found.command.arguments ?? []) as unknown[]),
  );
}

describe('conflicts of a merge', () => {
  it('are errors on the annotations of the article, resolved by quick fixes, and undone', async () => {
    const article = await openArticle(TEXT, merged());
    const { uri } = article.document;
    await waitFor(() => conflictsAt(uri).length === 2, 'two conflicts in Problems');
    const [aven, orla] = [...conflictsAt(uri)].sort((a, b) =>
      a.range.start.compareTo(b.range.start),
    );
    assert.ok(aven && orla);
    assert.equal(article.document.getText(aven.range), 'Aven');
    assert.equal(aven.severity, vscode.DiagnosticSeverity.Error);

    await fix(uri, aven.range, /^Take theirs \(label: “claim”\)$/);
    await article.open.session.settled();
    const { sidecar } = sidecarOnDisk(article);
    assert.equal(sidecar.annotations[0]?.label, 'claim');
    assert.deepEqual(
      sidecar.conflicts?.map(({ field }) => field),
      ['deletion'],
    );

    await fix(uri, orla.range, /^Delete it$/);
    await article.open.session.settled();
    const after = sidecarOnDisk(article).sidecar;
    assert.equal(after.annotations.length, 1);
    assert.equal(after.conflicts, undefined);
    await waitFor(() => conflictsAt(uri).length === 0, 'no conflict in Problems');

    await command('undo');
    await command('undo');
    await article.open.session.settled();
    const undone = sidecarOnDisk(article).sidecar;
    assert.equal(undone.conflicts?.length, 2);
    assert.equal(undone.annotations[0]?.label, 'place');
  });

  it('survive every other edit', async () => {
    const article = await openArticle(TEXT, merged());
    await command('changeLabel', { id: 'orla0000' }, 'claim');
    await article.open.session.settled();
    assert.equal(sidecarOnDisk(article).sidecar.conflicts?.length, 2);
  });

  it('are errors in a sidecar that is open as a file, and resolved in its text', async () => {
    const article = await openArticle(TEXT);
    const uri = vscode.Uri.file(article.path.replace(/\.txt$/, '.other.txt.maria.ann.yaml'));
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(merged()));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await waitFor(() => conflictsAt(uri).length === 2, 'two conflicts in Problems');
    const [first] = conflictsAt(uri);
    assert.ok(first);
    await fix(uri, first.range, /^Keep ours/);
    assert.match(document.getText(), /conflicts:\n {2}- id: orla0000\n/);
    assert.match(document.getText(), /label: place/);
    await waitFor(() => conflictsAt(uri).length === 1, 'one conflict in Problems');
    await document.save();
  });
});
