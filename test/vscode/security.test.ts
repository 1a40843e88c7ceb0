import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { sidecarOf } from '../../src/core/sidecar/sidecar';
import { writeCanonical } from '../../src/core/sidecar/writeCanonical';
import { EMPTY_LAYER } from '../../src/core/model/layer';
import type { Annotation } from '../../src/core/model/annotation';
import { articleText } from '../../src/corpus/articles';
import { COMMAND } from '../../src/vscode/commands';
import { extensionApi, openArticle, waitFor, workspaceFolder } from './article';

const EVIL =
  '[x](command:workbench.action.quit) <img src=x onerror=alert(1)> $(alert) **b** `c` ![i](http://127.0.0.1:9/x)';
const TEXT = `Before ${EVIL} after.\n`;

/** A sidecar that says something hostile in every field. */
function hostileSidecar(id: string): string {
  const start = TEXT.indexOf(EVIL);
  const annotation: Annotation = {
    id,
    label: EVIL,
    fragments: [{ start, end: start + EVIL.length }],
    text: EVIL,
    entity: EVIL,
    note: `${EVIL}\n\n${EVIL}`,
    origin: EVIL,
    attributes: { [EVIL]: EVIL },
  };
  const relations = [{ id: `${id}-r`, type: EVIL, from: id, to: id }];
  const layer = { ...EMPTY_LAYER, annotations: [annotation], relations };
  return writeCanonical(sidecarOf(layer, articleText(EVIL.replaceAll('/', ''), TEXT)));
}

/** What is shown in messages and in the status bar while work is done. */
async function shownDuring(
  work: () => Promise<void>,
): Promise<{ readonly messages: readonly string[]; readonly statuses: readonly string[] }> {
  const shown = { messages: [] as string[], statuses: [] as string[] };
  const window = vscode.window as unknown as Record<string, unknown>;
  const names = ['showErrorMessage', 'showWarningMessage', 'showInformationMessage'];
  const before = names.map((name) => window[name]);
  for (const name of names) {
    window[name] = (text: string) => {
      shown.messages.push(text);
      return Promise.resolve(undefined);
    };
  }
  const commands = vscode.commands as { executeCommand: unknown };
  const execute = vscode.commands.executeCommand.bind(vscode.commands);
  commands.executeCommand = (id: string, ...rest: readonly unknown[]) => {
    const [said] = rest as readonly { text: string }[];
    if (id === COMMAND.say && said) shown.statuses.push(said.text);
    return execute(id, ...rest);
  };
  try {
    await work();
  } finally {
    names.forEach((name, i) => (window[name] = before[i]));
    commands.executeCommand = execute;
  }
  return shown;
}

// What the editor takes for a link in a message, and for an icon in the status bar.
const LINK = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)/;
const ICON = /(?<!\\)\$\([a-z]/;

describe('a hostile sidecar', () => {
  it('shows its text as text in the hover: no command, HTML, image or icon', async () => {
    const article = await openArticle(TEXT, hostileSidecar('evil0000'));
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      article.document.uri,
      new vscode.Position(0, 12),
    );
    const [markdown] = (hover?.contents ?? []) as vscode.MarkdownString[];
    assert.ok(markdown, 'there must be a hover');
    assert.notEqual(markdown.supportHtml, true);
    assert.notEqual(markdown.supportThemeIcons, true);
    // All links that Markdown sees are the extension's: to the relation's other end, and two more.
    const links = [...markdown.value.matchAll(/(?<!\\)\]\(([^)]*)\)/g)].map(
      ([, href]) => href ?? '',
    );
    assert.equal(links.length, 3, markdown.value);
    for (const href of links)
      assert.match(href, /^command:articleAnnotator\.(?:reveal|changeLabel|delete)\?/);
    assert.doesNotMatch(markdown.value, /(?<!\\)!\[/);
  });

  it('can’t break out of the hover’s links by its id', async () => {
    const id = 'x) [y](command:articleAnnotator.delete?%5B%5D';
    const article = await openArticle(TEXT, hostileSidecar(id));
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      article.document.uri,
      new vscode.Position(0, 12),
    );
    const [markdown] = (hover?.contents ?? []) as vscode.MarkdownString[];
    const links = [...(markdown?.value ?? '').matchAll(/(?<!\\)\]\(([^)]*)\)/g)];
    const handed = links.map(([, href = '']): unknown =>
      JSON.parse(decodeURIComponent(href.slice(href.indexOf('?') + 1))),
    );
    const { uri } = article.document;
    assert.deepEqual(handed, [[uri.toString(), id], [{ id }], [{ id }]]);
  });

  it('puts no link into a message and no icon into the status bar', async () => {
    const broken = hostileSidecar('evil0001').replace(
      'status: todo',
      `status: todo\n"${EVIL}": 1\n"${EVIL}": 2`,
    );
    const { messages, statuses } = await shownDuring(async () => {
      const article = await openArticle(TEXT, broken);
      assert.equal(article.open.session.state.persistence.kind, 'unreadable');
      const good = await openArticle(TEXT, hostileSidecar('evil0002'));
      const { document } = good;
      good.editor.selection = new vscode.Selection(
        document.positionAt(TEXT.indexOf(EVIL)),
        document.positionAt(TEXT.indexOf(EVIL) + EVIL.length),
      );
      await vscode.commands.executeCommand('articleAnnotator.tag.actor');
      await vscode.commands.executeCommand('articleAnnotator.next');
      await vscode.commands.executeCommand('articleAnnotator.delete');
      await good.open.session.settled();
    });
    const [told] = messages.filter((message) => message.includes('here twice'));
    assert.ok(told, JSON.stringify(messages));
    for (const message of messages) assert.doesNotMatch(message, LINK);
    assert.ok(statuses.length > 0);
    for (const status of statuses) assert.doesNotMatch(status, ICON);
  });
});

describe('a hostile folder', () => {
  it('with a pipe, a folder or a link out in the place of a sidecar: told, and never written', async function () {
    if (process.platform === 'win32') this.skip();
    const { store } = await extensionApi();
    const outside = join(dirname(workspaceFolder()), 'outside.yaml');
    const secret = hostileSidecar('outside0');
    writeFileSync(outside, secret);
    const kinds = {
      pipe: (path: string) => execFileSync('mkfifo', [path]),
      folder: (path: string) => {
        mkdirSync(path);
      },
      link: (path: string) => {
        symlinkSync(outside, path);
      },
      device: (path: string) => {
        symlinkSync('/dev/zero', path);
      },
    };
    for (const [kind, make] of Object.entries(kinds)) {
      const path = join(workspaceFolder(), `hostile_${kind}.txt`);
      writeFileSync(path, TEXT);
      make(`${path}.ann.yaml`);
      const document = await vscode.workspace.openTextDocument(path);
      await vscode.window.showTextDocument(document);
      const open = await waitFor(() => store.at(document.uri), kind);
      await open.session.settled();
      assert.equal(open.session.state.persistence.kind, 'unreadable', kind);
      assert.equal(open.session.isEditable, false, kind);
      assert.deepEqual(open.session.state.layer.annotations, []);
    }
    assert.equal(readFileSync(outside, 'utf8'), secret);
  });
});
