import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { readSidecar } from '../../src/core/sidecar/read';
import {
  command,
  openArticle,
  pause,
  select,
  sidecarOnDisk,
  summary,
  tag,
  undoInCorpus,
  waitFor,
  workspaceFolder,
} from './article';
import type { TestArticle } from './article';

const TEXT =
  'Quillan met Orla in Aven. QUILLAN said Quillan’s men and pro-Quillan men\n' +
  'left Aven with Quillanites. “Quillan,” said Orla, “is Quillan.”\n';

/** Waits for the list that work shows, does something with it and accepts it, as Enter does. */
async function withPick(
  work: () => Promise<void>,
  use: (pick: vscode.QuickPick<vscode.QuickPickItem>) => unknown,
): Promise<void> {
  const shown: vscode.QuickPick<vscode.QuickPickItem>[] = [];
  const { createQuickPick } = vscode.window;
  const window = vscode.window as { createQuickPick: unknown };
  window.createQuickPick = () => {
    const pick = createQuickPick();
    shown.push(pick);
    return pick;
  };
  try {
    const progress = { isDone: false };
    const done = work().finally(() => {
      progress.isDone = true;
    });
    const pick = await waitFor(() => shown[0], 'the list');
    await waitFor(() => pick.items.length > 0, 'places in the list');
    await use(pick);
    // The editor shows what is in the list a moment later.
    for (let tries = 0; tries < 40 && !progress.isDone; tries += 1) {
      await pause(400);
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    }
    await done;
  } finally {
    window.createQuickPick = createQuickPick;
  }
}

/** Runs a command that shows the list, turns switches and accepts it; gives the list’s title. */
async function picking(
  id: string,
  label: string | undefined,
  switches: readonly string[] = [],
): Promise<string | undefined> {
  let title: string | undefined;
  await withPick(
    () => command(id, ...(label === undefined ? [] : [{ label }])),
    async (pick) => {
      for (const each of switches) await command(each);
      title = pick.title;
    },
  );
  return title;
}

/** Takes the place of the editor’s messages while work is done, and answers them. */
async function messagesDuring(
  work: () => Promise<void>,
  answer: (message: string, buttons: readonly string[]) => string | undefined = () => undefined,
): Promise<readonly string[]> {
  const shown: string[] = [];
  const window = vscode.window as unknown as Record<string, unknown>;
  const kinds = ['showInformationMessage', 'showWarningMessage', 'showErrorMessage'];
  const own = kinds.map((kind) => window[kind]);
  for (const kind of kinds) {
    window[kind] = (message: string, ...buttons: string[]) => {
      shown.push(message);
      return Promise.resolve(answer(message, buttons));
    };
  }
  try {
    await work();
  } finally {
    kinds.forEach((kind, i) => {
      window[kind] = own[i];
    });
  }
  return shown;
}

function cursorIn({ document, editor }: TestArticle, ...texts: readonly string[]): void {
  const all = document.getText();
  editor.selections = texts.map((text) => {
    const at = document.positionAt(all.indexOf(text) + 1);
    return new vscode.Selection(at, at);
  });
}

describe('every occurrence in an article', () => {
  it('is tagged in one step of undo: whole words in the same case', async () => {
    const article = await openArticle(TEXT);
    cursorIn(article, 'Quillan');
    const title = await picking('occurrences', 'actor');
    assert.equal(title, '“Quillan” as Actor: 4 of 4 places');
    await article.open.session.settled();
    const { annotations } = sidecarOnDisk(article).sidecar;
    assert.deepEqual(
      annotations.map(({ label, text, fragments }) => [label, text, fragments[0].start]),
      [
        ['actor', 'Quillan', 0],
        ['actor', 'Quillan', 39],
        ['actor', 'Quillan', 102],
        ['actor', 'Quillan', 127],
      ],
    );
    await command('undo');
    assert.deepEqual(article.open.session.state.layer.annotations, []);
  });

  it('is found in any case and inside words, where that is switched on', async () => {
    const article = await openArticle(TEXT);
    cursorIn(article, 'Quillan');
    await picking('occurrences', 'actor', ['occurrencesCase', 'occurrencesWord']);
    await article.open.session.settled();
    assert.equal(sidecarOnDisk(article).sidecar.annotations.length, 7);
  });

  it('is like the annotation at the cursor, and leaves out what is tagged', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'Orla');
    await tag(article, 'claim', '“Quillan,” said Orla, “is Quillan.”');
    const { session } = article.open;
    const [orla] = session.state.layer.annotations;
    assert.ok(orla);
    const known = { ...orla, entity: 'orla', attributes: { kind: 'person' } };
    const change = { before: orla, after: known };
    session.apply({ annotations: [change], orphans: [], relations: [] });
    cursorIn(article, 'Orla');
    // There is one other place, in the claim: nothing is to be ticked, but it is shown all the same.
    await picking('occurrences', undefined);
    await session.settled();
    const orlas = sidecarOnDisk(article).sidecar.annotations.filter(({ text }) => text === 'Orla');
    assert.deepEqual(
      orlas.map(({ entity, attributes }) => [entity, attributes]),
      [
        ['orla', { kind: 'person' }],
        ['orla', { kind: 'person' }],
      ],
    );
  });

  it('that is under a longer name is tagged only where that is switched on', async () => {
    const article = await openArticle('Old Aven Town is by Aven, and so is Aven Lake.\n');
    await tag(article, 'place', 'Old Aven Town');
    select(article, 'Aven', 1);
    await picking('occurrences', 'place');
    assert.equal(article.open.session.state.layer.annotations.length, 3);
    await command('undo');
    select(article, 'Aven', 1);
    await picking('occurrences', 'place', ['occurrencesOverlap']);
    assert.equal(article.open.session.state.layer.annotations.length, 4);
  });

  it('that is the only one is tagged without a list', async () => {
    const article = await openArticle(TEXT);
    select(article, 'Quillanites');
    await command('occurrences', { label: 'actor' });
    assert.deepEqual(
      article.open.session.state.layer.annotations.map(({ text }) => text),
      ['Quillanites'],
    );
    await command('occurrences');
    assert.equal(article.open.session.state.layer.annotations.length, 1);
  });
});

describe('several cursors', () => {
  it('tag at once: ten of them, two in one word, some nested', async () => {
    const article = await openArticle(TEXT);
    const { document, editor } = article;
    const all = document.getText();
    const range = (text: string, skip = 0): vscode.Selection => {
      const start = all.indexOf(text, skip);
      return new vscode.Selection(
        document.positionAt(start),
        document.positionAt(start + text.length),
      );
    };
    const at = (offset: number): vscode.Selection =>
      new vscode.Selection(document.positionAt(offset), document.positionAt(offset));
    editor.selections = [
      range('Quillan'),
      ...[13, 15].map(at),
      range('Aven'),
      ...[28, 30].map(at),
      range('Quillan', 39),
      at(all.indexOf('pro-Quillan') + 5),
      range(' Aven ', 70),
      at(all.indexOf('Quillanites') + 3),
    ];
    assert.equal(editor.selections.length, 10);
    await command('tag.actor');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), [
      'actor: Quillan',
      'actor: Orla',
      'actor: Aven',
      'actor: QUILLAN',
      'actor: Quillan',
      'actor: pro-Quillan',
      'actor: Aven',
      'actor: Quillanites',
    ]);
    await command('undo');
    assert.deepEqual(article.open.session.state.layer.annotations, []);
  });

  it('of the editor’s own “select all occurrences” tag all of them', async () => {
    const article = await openArticle(TEXT);
    select(article, 'Aven');
    await vscode.commands.executeCommand('editor.action.selectHighlights');
    await waitFor(() => article.editor.selections.length === 2, 'two selections');
    await command('tag.place');
    await article.open.session.settled();
    assert.deepEqual(summary(sidecarOnDisk(article)), ['place: Aven', 'place: Aven']);
  });
});

interface Corpus {
  readonly name: string;
  readonly folder: string;
  readonly open: TestArticle;
  readonly read: (file: string) => string;
  readonly labels: (file: string) => readonly string[];
}

/** A name that is nowhere else in the workspace, in an open article and in closed ones. */
async function corpus(): Promise<Corpus> {
  const name = `Zora${randomUUID().replace(/[^a-f]/g, '')}`;
  const folder = join(workspaceFolder(), `corpus_${randomUUID()}`);
  mkdirSync(folder);
  const text = `${name} came. Then ${name} left Aven.\n`;
  const broken = join(folder, 'broken.txt.ann.yaml');
  for (const file of ['a.txt', 'b.txt', 'broken.txt']) writeFileSync(join(folder, file), text);
  writeFileSync(broken, 'format: article-annotations/1\nannotations: 3\n');
  const open = await openArticle(text);
  return {
    name,
    folder,
    open,
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    labels: (file) => {
      const path = join(folder, `${file}.ann.yaml`);
      if (!existsSync(path)) return [];
      const reading = readSidecar(readFileSync(path, 'utf8'));
      assert.ok(reading.ok);
      return summary(reading.file);
    },
  };
}

describe('every occurrence in the corpus', function () {
  this.timeout(40_000);

  it('is tagged in open and closed articles, and a broken sidecar is left alone and named', async () => {
    const { name, open, labels, read } = await corpus();
    cursorIn(open, name);
    const broken = read('broken.txt.ann.yaml');
    const messages = await messagesDuring(async () => {
      await picking('occurrencesInCorpus', 'actor');
    });
    const both = [`actor: ${name}`, `actor: ${name}`];
    assert.deepEqual(labels('a.txt'), both);
    assert.deepEqual(labels('b.txt'), both);
    assert.deepEqual(summary(sidecarOnDisk(open)), both);
    assert.equal(read('broken.txt.ann.yaml'), broken);
    assert.equal(messages.length, 1);
    assert.match(messages[0] ?? '', /6 annotations in 3 articles\. Left alone: 1 article\./);

    const undone = await messagesDuring(() => undoInCorpus(() => labels('b.txt').length === 0));
    assert.match(undone[0] ?? '', /6 annotations in 3 articles/);
    assert.deepEqual(labels('a.txt'), []);
    assert.deepEqual(labels('b.txt'), []);
    assert.deepEqual(summary(sidecarOnDisk(open)), []);
  });

  it('is undone everywhere from one article, but not what was changed since', async () => {
    const { name, folder, open, labels, read } = await corpus();
    cursorIn(open, name);
    await messagesDuring(async () => {
      await picking('occurrencesInCorpus', 'place');
    });
    const path = join(folder, 'b.txt.ann.yaml');
    writeFileSync(path, read('b.txt.ann.yaml').replace('label: place', 'label: actor'));
    const changed = read('b.txt.ann.yaml');
    const messages = await messagesDuring(
      async () => {
        await command('undo');
        await waitFor(() => labels('a.txt').length === 0, 'the other article to be undone');
        await pause(300);
      },
      (_message, buttons) => buttons.find((button) => button === 'Undo Everywhere'),
    );
    assert.match(messages[0] ?? '', /Undone in this article only: .* It is still in 2 articles\./);
    assert.match(messages[1] ?? '', /2 annotations in 1 article\. Left alone: 1 article\./);
    assert.deepEqual(summary(sidecarOnDisk(open)), []);
    assert.equal(read('b.txt.ann.yaml'), changed);
  });

  it('is merged with what a closed article was given meanwhile', async () => {
    const { name, folder, open, labels } = await corpus();
    cursorIn(open, name);
    // Another program tags Aven in a.txt while the list is open.
    const other = await openArticle(`${name} came. Then ${name} left Aven.\n`);
    await tag(other, 'place', 'Aven');
    const sidecar = readFileSync(other.sidecarPath, 'utf8');
    await vscode.window.showTextDocument(open.document);
    cursorIn(open, name);
    await messagesDuring(() =>
      withPick(
        () => command('occurrencesInCorpus', { label: 'actor' }),
        () => {
          const written = sidecar.replace(basename(other.path), 'a.txt');
          writeFileSync(join(folder, 'a.txt.ann.yaml'), written);
        },
      ),
    );
    assert.deepEqual(labels('a.txt'), [`actor: ${name}`, `actor: ${name}`, 'place: Aven']);
    // There is more than one change to undo; the last one is offered first.
    await messagesDuring(async () => {
      const done = command('undoInCorpus');
      await pause(1000);
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      await done;
    });
    assert.deepEqual(labels('a.txt'), ['place: Aven']);
  });

  it('is not tagged in an article that was changed while the list was open', async () => {
    const { name, folder, open, labels } = await corpus();
    cursorIn(open, name);
    const messages = await messagesDuring(() =>
      withPick(
        () => command('occurrencesInCorpus', { label: 'actor' }),
        () => {
          writeFileSync(join(folder, 'a.txt'), `Nobody came. Then ${name} left Aven.\n`);
        },
      ),
    );
    assert.match(messages[0] ?? '', /4 annotations in 2 articles\. Left alone: 2 articles\./);
    assert.deepEqual(labels('a.txt'), []);
    assert.deepEqual(labels('b.txt'), [`actor: ${name}`, `actor: ${name}`]);
  });
});
