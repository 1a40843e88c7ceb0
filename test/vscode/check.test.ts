import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  command,
  openArticle,
  pause,
  sidecarOnDisk,
  summary,
  tag,
  waitFor,
  workspaceFolder,
} from './article';
import type { TestArticle } from './article';

function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

function diagnostics({ document }: Pick<TestArticle, 'document'>, rule: string) {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((diagnostic) => ruleOf(diagnostic) === rule);
}

/** Rule and place of each diagnostic on an article, as a person reads them. */
function placesOf({ document }: TestArticle): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .map((diagnostic) => `${ruleOf(diagnostic)}: ${document.getText(diagnostic.range)}`)
    .sort();
}

async function oneDiagnostic(article: TestArticle, rule: string): Promise<vscode.Diagnostic> {
  return waitFor(() => diagnostics(article, rule)[0], `${rule} to be found`);
}

/** Runs the quick fix with a title at the place of a diagnostic. */
async function fix(article: TestArticle, rule: string, title: string): Promise<void> {
  const { range } = await oneDiagnostic(article, rule);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    article.document.uri,
    range,
    vscode.CodeActionKind.QuickFix.value,
  );
  const action = actions.find((known) => known.title === title);
  assert.ok(action?.command, `${title} must be among ${actions.map((a) => a.title).join(', ')}`);
  await vscode.commands.executeCommand(
    action.command.command,
    ...((action.command.arguments ?? []) as unknown[]),
  );
  await article.open.session.settled();
}

async function gone(article: TestArticle, rule: string): Promise<void> {
  await waitFor(() => diagnostics(article, rule).length === 0, `${rule} to be gone`);
}

/** Tags a span that selecting would trim or widen. */
function apply(article: TestArticle, label: string, text: string, id: string): void {
  const { session } = article.open;
  const start = session.state.article.text.indexOf(text);
  const fragments = [{ start, end: start + text.length }] as const;
  session.apply({
    annotations: [{ after: { id, label, fragments, text } }],
    orphans: [],
    relations: [],
  });
}

describe('the live check', () => {
  it('shows findings on the article where they are, with a link to the rule', async () => {
    const article = await openArticle('🙂 Aven fell.\nOrla said so in Aven.\n');
    await tag(article, 'place', 'Aven');
    const found = await oneDiagnostic(article, 'unlabelled-repeat');
    assert.deepEqual(placesOf(article), ['unlabelled-repeat: Aven']);
    assert.deepEqual(found.range, new vscode.Range(1, 16, 1, 20));
    assert.equal(found.severity, vscode.DiagnosticSeverity.Information);
    assert.ok(typeof found.code === 'object' && found.code.target.path.endsWith('/docs/rules.md'));
  });

  it('goes away with undo, and comes back with redo', async () => {
    const article = await openArticle('Aven fell. Aven rose.\n');
    await tag(article, 'place', 'Aven');
    await oneDiagnostic(article, 'unlabelled-repeat');
    await command('undo');
    await gone(article, 'unlabelled-repeat');
    await command('redo');
    await oneDiagnostic(article, 'unlabelled-repeat');
  });

  it('says nothing of good annotations', async () => {
    const article = await openArticle('Orla met Bren.\n');
    await tag(article, 'actor', 'Orla');
    await tag(article, 'actor', 'Bren');
    apply(article, 'actor', 'met ', 'zzzzzzz1');
    await oneDiagnostic(article, 'edge-space');
    assert.deepEqual(placesOf(article), ['edge-space: met ']);
  });

  it('keeps the pace with 5,000 annotations', async () => {
    const article = await openArticle('Aven is a town near Orla.\n'.repeat(5000));
    const { session } = article.open;
    const { text } = session.state.article;
    const added = Array.from({ length: 5000 }, (_, i) => {
      const start = i * 26;
      const fragments = [{ start, end: start + 4 }] as const;
      const id = `a${String(i).padStart(7, '0')}`;
      return { after: { id, label: 'place', fragments, text: text.slice(start, start + 4) } };
    });
    session.apply({ annotations: added, orphans: [], relations: [] });
    apply(article, 'actor', 'Orla.', 'zzzzzzz1');
    const begin = Date.now();
    await oneDiagnostic(article, 'edge-punctuation');
    console.log(`5,000 annotations checked in ${Date.now() - begin} ms, the pause included`);
  });
});

describe('quick fixes', () => {
  it('label one repeat, or all, and can be undone', async () => {
    const article = await openArticle('Aven fell. Aven rose. Aven stood.\n');
    await tag(article, 'place', 'Aven');
    await fix(article, 'unlabelled-repeat', 'Label all 2 of “Aven” as place');
    assert.deepEqual(summary(sidecarOnDisk(article)), [
      'place: Aven',
      'place: Aven',
      'place: Aven',
    ]);
    await gone(article, 'unlabelled-repeat');
    await command('undo');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), ['place: Aven']);
  });

  it('cut an edge off, and widen to the word', async () => {
    const article = await openArticle('Then Aven, a town, fell to Orla.\n');
    apply(article, 'place', 'Aven,', 'zzzzzzz1');
    apply(article, 'actor', 'Orl', 'zzzzzzz2');
    await fix(article, 'edge-punctuation', 'Cut the punctuation off');
    await fix(article, 'mid-word', 'Widen to whole words');
    assert.deepEqual(summary(sidecarOnDisk(article)), ['place: Aven', 'actor: Orla']);
    await waitFor(() => placesOf(article).length === 0, 'nothing to be left');
  });

  it('link a claim to the nearest actor', async () => {
    const article = await openArticle('It rains, said Orla of Aven.\n');
    await tag(article, 'actor', 'Orla');
    await tag(article, 'claim', 'It rains');
    await fix(article, 'missing-relation', 'Set source to “Orla”');
    const [relation] = sidecarOnDisk(article).sidecar.relations;
    assert.equal(relation?.type, 'source');
    await gone(article, 'missing-relation');
  });

  it('delete a duplicate and a relation to nowhere', async () => {
    const article = await openArticle('Orla left.\n');
    await tag(article, 'actor', 'Orla');
    apply(article, 'actor', 'Orla', 'zzzzzzz1');
    article.open.session.apply({
      annotations: [],
      orphans: [],
      relations: [{ after: { id: 'rrrrrrr1', type: 'source', from: 'zzzzzzz1', to: 'nowhere1' } }],
    });
    await fix(article, 'dangling-relation', 'Delete the relation');
    await fix(article, 'duplicate-annotation', 'Delete the duplicate');
    assert.equal(sidecarOnDisk(article).sidecar.annotations.length, 1);
    assert.equal(sidecarOnDisk(article).sidecar.relations.length, 0);
  });

  it('take the label that the name has elsewhere', async () => {
    const other = await openArticle('Zorbank paid.\n');
    await tag(other, 'actor', 'Zorbank');
    const article = await openArticle('Zorbank lent.\n');
    await tag(article, 'place', 'Zorbank');
    await fix(article, 'label-differs', 'Change the label to actor');
    assert.deepEqual(summary(sidecarOnDisk(article)), ['actor: Zorbank']);
    await gone(article, 'label-differs');
  });
});

describe('settings of the check', () => {
  const settings = () => vscode.workspace.getConfiguration('articleAnnotator.check');
  const target = vscode.ConfigurationTarget.Workspace;
  afterEach(async () => {
    await settings().update('severity', undefined, target);
    await settings().update('enabled', undefined, target);
  });

  it('set a rule to another level or off, and switch all off', async () => {
    const article = await openArticle('Aven fell. Aven rose.\n');
    await tag(article, 'place', 'Aven');
    await oneDiagnostic(article, 'unlabelled-repeat');
    await settings().update('severity', { 'unlabelled-repeat': 'error' }, target);
    await waitFor(
      () =>
        diagnostics(article, 'unlabelled-repeat')[0]?.severity === vscode.DiagnosticSeverity.Error,
      'the level to be taken over',
    );
    await settings().update('severity', { 'unlabelled-repeat': 'off' }, target);
    await gone(article, 'unlabelled-repeat');
    await settings().update('severity', undefined, target);
    await oneDiagnostic(article, 'unlabelled-repeat');
    await settings().update('enabled', false, target);
    await gone(article, 'unlabelled-repeat');
  });
});

describe('the text of an article', () => {
  it('is warned about by what its bytes are', async () => {
    const article = await openArticle('one\r\ntwo\nZoe\u0308\n');
    const found = await oneDiagnostic(article, 'decomposed-accents');
    assert.equal(article.document.getText(found.range), 'e\u0308');
    assert.equal(diagnostics(article, 'mixed-line-ends').length, 1);
    await tag(article, 'actor', 'Zoe\u0308');
    assert.equal(sidecarOnDisk(article).sidecar.annotations.length, 1);
  });

  it('is still warned about after its header was recognised', async () => {
    const article = await openArticle(' date 2025-03-17 Title\r\n\none\n');
    await waitFor(() => article.document.languageId === 'article', 'the header');
    await pause(300);
    await oneDiagnostic(article, 'mixed-line-ends');
  });

  it('is named and not annotated where it is not UTF-8, until it is saved as UTF-8', async () => {
    const latin1 = Uint8Array.from(Array.from('Zoë fell.\n', (letter) => letter.charCodeAt(0)));
    const article = await openArticle(latin1);
    const found = await oneDiagnostic(article, 'article-encoding');
    assert.equal(found.severity, vscode.DiagnosticSeverity.Error);
    assert.match(found.message, /byte 2, 0xEB.*save it as UTF-8\.$/);
    await tag(article, 'actor', 'fell');
    assert.equal(existsSync(article.sidecarPath), false);
    assert.equal(article.open.session.state.layer.annotations.length, 0);
    assert.deepEqual([...readFileSync(article.path)], [...latin1]);
    writeFileSync(article.path, 'Zoë fell.\n');
    await gone(article, 'article-encoding');
    await waitFor(() => article.document.getText().startsWith('Zoë'), 'the editor to follow');
    await waitFor(() => article.open.session.isEditable, 'the article to be free');
    await tag(article, 'actor', 'Zoë');
    assert.deepEqual(summary(sidecarOnDisk(article)), ['actor: Zoë']);
  });
});

describe('an article that is opened in another encoding', () => {
  const files = () => vscode.workspace.getConfiguration('files');
  afterEach(async () => {
    await files().update('encoding', undefined, vscode.ConfigurationTarget.Workspace);
  });

  it('is named and not annotated, since its offsets would be wrong', async () => {
    await files().update('encoding', 'windows1252', vscode.ConfigurationTarget.Workspace);
    const article = await openArticle('Zoë fell.\n');
    assert.equal(article.document.getText(), 'ZoÃ« fell.\n');
    const found = await oneDiagnostic(article, 'article-encoding');
    assert.match(found.message, /reopen it with the encoding UTF-8\.$/);
    await tag(article, 'actor', 'fell');
    assert.equal(existsSync(article.sidecarPath), false);
  });
});

describe('the check of a folder', () => {
  const broken = (): string => join(workspaceFolder(), 'unread.txt');
  after(() => {
    // Other suites export the folder, and a sidecar that can't be read fails that.
    rmSync(`${broken()}.ann.yaml`, { force: true });
  });

  it('shows what is wrong in files that are not open, on the article where it can', async () => {
    const article = await openArticle('Aven fell to Orla.\n');
    await tag(article, 'place', 'Aven');
    const sidecar = readFileSync(article.sidecarPath, 'utf8');
    const closed = join(workspaceFolder(), 'closed.txt');
    writeFileSync(closed, 'Aven fell to Orla.\n');
    writeFileSync(
      `${closed}.ann.yaml`,
      sidecar.replace(/test_[^ ]*\.txt/, 'closed.txt').replace('label: place', 'label: plase'),
    );
    const folder = join(workspaceFolder(), 'unread');
    mkdirSync(folder);
    const inFolder = join(folder, 'gone.txt');
    for (const path of [broken(), inFolder]) {
      writeFileSync(path, 'x');
      writeFileSync(`${path}.ann.yaml`, 'format: [\n');
    }
    void command('checkFolder');
    const uri = vscode.Uri.file(closed);
    const [found] = await waitFor(() => {
      const all = vscode.languages.getDiagnostics(uri);
      return all.length > 0 && all;
    }, 'the folder to be checked');
    assert.ok(found);
    assert.equal(ruleOf(found), 'unknown-label');
    assert.deepEqual(found.range, new vscode.Range(0, 0, 0, 4));
    const unread = vscode.languages.getDiagnostics(vscode.Uri.file(`${broken()}.ann.yaml`));
    assert.equal(unread.length, 1);
    // Once it is open the live check takes over, and nothing is said twice.
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await waitFor(() => {
      const rules = vscode.languages.getDiagnostics(uri).map(ruleOf);
      return rules.filter((rule) => rule === 'unknown-label').length === 1;
    }, 'the live check to take over');
    // What another program deletes is no problem any more.
    const gone = vscode.Uri.file(`${inFolder}.ann.yaml`);
    assert.equal(vscode.languages.getDiagnostics(gone).length, 1);
    rmSync(folder, { recursive: true });
    await waitFor(() => vscode.languages.getDiagnostics(gone).length === 0, 'it to be forgotten');
  });
});
