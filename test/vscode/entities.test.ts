import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import {
  command,
  extensionApi,
  openArticle,
  pause,
  pressEnter,
  select,
  tag,
  waitFor,
  workspaceFolder,
} from './article';
import type { TestArticle } from './article';

const TEXT = 'The U.N. met in Aven. UN envoys left, and the UN stayed.\n';
const LIST = `# Kept by the desk.
format: article-entities/1
entities:
  - key: united-nations
    name: United Nations
    wikidata: Q1065
    label: actor
`;

const file = (): string => join(workspaceFolder(), 'entities.yaml');

function entitiesIn({ open }: TestArticle): readonly (string | undefined)[] {
  return open.session.state.layer.annotations.map(({ entity }) => entity);
}

async function hoverText({ document }: TestArticle, at: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(at),
  );
  const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
  return contents.map(({ value }) => value).join('\n');
}

function writeList(text: string): void {
  writeFileSync(file(), text);
}

function rulesOn(uri: vscode.Uri): readonly string[] {
  return vscode.languages
    .getDiagnostics(uri)
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

describe('entities', () => {
  beforeEach(() => {
    rmSync(file(), { force: true });
  });
  after(() => {
    rmSync(file(), { force: true });
  });

  it('are made beside the corpus, and linked in one go', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'U.N.');
    await waitFor(() => !existsSync(file()), 'no list');
    await command('linkEntity', { create: 'United Nations' });
    assert.deepEqual(entitiesIn(article), ['united-nations']);
    assert.equal(
      readFileSync(file(), 'utf8'),
      'format: article-entities/1\nentities:\n  - key: united-nations\n    name: United Nations\n    label: actor\n',
    );
    await command('undo');
    assert.deepEqual(entitiesIn(article), [undefined]);
  });

  it('of a list are offered, the likeliest first: Enter links it', async () => {
    writeList(LIST);
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'U.N.');
    const asked = command('linkEntity');
    await pressEnter(() => entitiesIn(article)[0] !== undefined);
    await asked;
    assert.deepEqual(entitiesIn(article), ['united-nations']);
    assert.equal(readFileSync(file(), 'utf8'), LIST);
  });

  it('link the other mentions of the text too, with the text as an alias, in one undo', async () => {
    writeList(LIST);
    const article = await openArticle(TEXT);
    for (const [text, nth] of [
      ['U.N.', 0],
      ['UN', 0],
      ['UN', 1],
    ] as const) {
      select(article, text, nth);
      await command('tag.actor');
    }
    select(article, 'U.N.');
    const asked = command('linkEntityMore');
    await pressEnter(() => entitiesIn(article)[0] !== undefined);
    await asked;
    assert.deepEqual(entitiesIn(article), Array(3).fill('united-nations'));
    const list = readFileSync(file(), 'utf8');
    assert.ok(list.startsWith('# Kept by the desk.\n'));
    assert.ok(
      list.includes('    name: United Nations\n    aliases: ["U.N."]\n    wikidata: Q1065\n'),
    );
    await command('undo');
    assert.deepEqual(entitiesIn(article), [undefined, undefined, undefined]);
  });

  it('are named in the hover, with the page in Wikidata', async () => {
    writeList(LIST);
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'U.N.');
    await command('linkEntity', { entity: 'united-nations' });
    const text = await waitForText(article);
    assert.match(text, /Entity:.*United.*Nations/u);
    assert.ok(text.includes('[Wikidata](https://www.wikidata.org/wiki/Q1065)'), text);
    await command('linkEntity', { entity: null });
    assert.deepEqual(entitiesIn(article), [undefined]);
  });

  it('that the list lacks, or that differ, are said', async () => {
    writeList(LIST);
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'U.N.');
    await command('linkEntity', { entity: 'united-nation' });
    await waitFor(() => rulesOn(article.document.uri).includes('unknown-entity'), 'unknown-entity');
    select(article, 'UN');
    await command('tag.actor');
    await command('linkEntity', { entity: 'united-nations' });
    await waitFor(() => rulesOn(article.document.uri).includes('entity-differs'), 'entity-differs');
    rmSync(file());
    await waitFor(() => !rulesOn(article.document.uri).includes('unknown-entity'), 'no list');
  });

  it('of a list that can’t be read are neither written nor lost, and it is said where', async () => {
    const broken = `${LIST}  - key: united-nations\n    name: Twice\n`;
    writeList(broken);
    const article = await openArticle(TEXT);
    await tag(article, 'actor', 'U.N.');
    const uri = vscode.Uri.file(file());
    const [problem] = await waitFor(() => {
      const found = vscode.languages.getDiagnostics(uri);
      return found.length > 0 && found;
    }, 'the problem');
    assert.match(problem?.message ?? '', /united-nations is in line 4 already/);
    assert.equal(problem?.range.start.line, 7);
    await command('linkEntity', { create: 'Another' });
    assert.equal(readFileSync(file(), 'utf8'), broken);
    assert.deepEqual(entitiesIn(article), [undefined]);
    writeFileSync(file(), LIST);
    await waitFor(() => vscode.languages.getDiagnostics(uri).length === 0, 'the list to be mended');
    await command('linkEntity', { create: 'Another' });
    assert.deepEqual(entitiesIn(article), ['another']);
  });

  it('go to the list of the nearest folder', async () => {
    writeList(LIST);
    const folder = join(workspaceFolder(), 'north');
    mkdirSync(folder, { recursive: true });
    const list = join(folder, 'entities.yaml');
    writeFileSync(list, 'format: article-entities/1\nentities: []\n');
    const path = join(folder, 'a.txt');
    writeFileSync(path, TEXT);
    const editor = await vscode.window.showTextDocument(vscode.Uri.file(path));
    const { store } = await extensionApi();
    const open = await waitFor(() => store.at(editor.document.uri), 'the article');
    await open.session.settled();
    editor.selection = new vscode.Selection(0, 4, 0, 8);
    await command('tag.actor');
    await command('linkEntity', { create: 'United Nations' });
    assert.match(readFileSync(list, 'utf8'), /key: united-nations/);
    assert.equal(readFileSync(file(), 'utf8'), LIST);
    await open.session.settled();
    rmSync(folder, { recursive: true });
  });

  async function waitForText(article: TestArticle): Promise<string> {
    for (let i = 0; ; i += 1) {
      const text = await hoverText(article, TEXT.indexOf('U.N.') + 1);
      if (text.includes('Wikidata') || i > 40) return text;
      await pause(50);
    }
  }
});
