import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as vscode from 'vscode';
import { sidecarText } from '../unit/annotate';
import {
  command,
  openArticle,
  pause,
  select,
  sidecarOnDisk,
  tag,
  undoInCorpus,
  waitFor,
  workspaceFolder,
} from './article';

/** Words that no other suite has, so that the shared folder tells nothing else. */
const TOWN = `Zuvek${randomUUID().slice(0, 4)}`;
const TEXT = `${TOWN} is a town.\nOrla left ${TOWN}, the old town.\n`;

/** An article on disk that no editor has open, with its sidecar. */
function closedArticle(entity: string | undefined, text = TEXT, folder = ''): string {
  const path = join(workspaceFolder(), folder, `closed_${randomUUID()}.txt`);
  writeFileSync(path, text);
  const linked = entity === undefined ? {} : { entity };
  const sidecar = sidecarText(basename(path), text, [
    { id: 'aaaaaaaa', words: [TOWN], label: 'place', ...linked },
    { id: 'bbbbbbbb', words: ['the old town'], label: 'place', ...linked },
  ]);
  writeFileSync(`${path}.ann.yaml`, sidecar);
  return path;
}

function removeArticle(path: string): void {
  rmSync(path);
  rmSync(`${path}.ann.yaml`);
}

/** Opens an article and links its first word to an entity, by its sidecar. */
async function openLinked(entity: string): ReturnType<typeof openArticle> {
  const sidecar = sidecarText('a.txt', TEXT, [
    { id: 'cccccccc', words: [TOWN], label: 'place', entity },
    { id: 'dddddddd', words: ['Orla'] },
  ]);
  return openArticle(TEXT, sidecar);
}

/** What is read in a place, with its line (1-based). */
async function read({ uri, range }: vscode.Location): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  return `${range.start.line + 1}: ${document.getText(range)}`;
}

async function symbols(query: string): Promise<readonly vscode.SymbolInformation[]> {
  return vscode.commands.executeCommand('vscode.executeWorkspaceSymbolProvider', query);
}

/** Looks until the corpus index has heard of what was written to disk. */
async function until<T>(look: () => Promise<T>, isRight: (value: T) => boolean): Promise<T> {
  for (let i = 0; ; i += 1) {
    const value = await look();
    if (isRight(value) || i > 100) return value;
    await pause(50);
  }
}

describe('Go to Symbol in Workspace', () => {
  it('finds annotations of open and closed articles, with their labels', async () => {
    const path = closedArticle(undefined);
    const article = await openArticle(TEXT);
    await tag(article, 'place', TOWN);
    const found = await until(
      () => symbols(TOWN),
      (all) => all.length >= 2,
    );
    assert.deepEqual(
      found
        .map(({ name, containerName, location }) => [name, containerName, location.uri.fsPath])
        .sort(),
      [path, article.path].map((file) => [TOWN, 'Place', file]).sort(),
    );
    removeArticle(path);
  });

  it('finds entities by name and key, and goes to their first mention', async () => {
    const key = `town-${TOWN.toLowerCase()}`;
    const path = closedArticle(key);
    const found = await until(
      () => symbols(key),
      (all) => all.length > 0,
    );
    assert.deepEqual(
      found.map(({ name, kind, containerName }) => [name, kind, containerName]),
      [[key, vscode.SymbolKind.Interface, 'Entity · 2 mentions · 1 article']],
    );
    const resolved = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
      'vscode.executeWorkspaceSymbolProvider',
      key,
    );
    assert.equal(resolved[0]?.location.uri.fsPath, path);
    removeArticle(path);
    const gone = await until(
      () => symbols(key),
      (all) => all.length === 0,
    );
    assert.deepEqual(gone, []);
  });

  it('forgets a folder that another program has deleted', async () => {
    const key = `gone-${TOWN.toLowerCase()}`;
    const folder = join(workspaceFolder(), key);
    mkdirSync(folder);
    closedArticle(key, TEXT, key);
    const found = await until(
      () => symbols(key),
      (all) => all.length > 0,
    );
    assert.notDeepEqual(found, []);
    rmSync(folder, { recursive: true });
    const left = await until(
      () => symbols(key),
      (all) => all.length === 0,
    );
    assert.deepEqual(left, []);
  });

  it('says nothing of the layers of named annotators', async () => {
    const key = `secret-${TOWN.toLowerCase()}`;
    const path = closedArticle(key);
    const named = `${path}.maria.ann.yaml`;
    writeFileSync(named, readFileSync(`${path}.ann.yaml`));
    rmSync(`${path}.ann.yaml`);
    writeFileSync(
      `${path}.ann.yaml`,
      sidecarText(basename(path), TEXT, [
        { id: 'eeeeeeee', words: ['Orla'], entity: `own-${key}` },
      ]),
    );
    const own = await until(
      () => symbols(`own-${key}`),
      (all) => all.length > 0,
    );
    assert.equal(own.length, 1);
    assert.deepEqual(
      (await symbols(key)).map(({ name }) => name),
      [`own-${key}`],
    );
    removeArticle(path);
    rmSync(named);
  });
});

describe('Find All References', () => {
  const references = async (
    uri: vscode.Uri,
    position: vscode.Position,
  ): Promise<readonly string[]> => {
    const found = await vscode.commands.executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      uri,
      position,
    );
    return Promise.all(found.map(read));
  };

  it('lists all mentions of the entity in the corpus, whatever they are called', async () => {
    const key = `ref-${TOWN.toLowerCase()}`;
    const path = closedArticle(key);
    const article = await openLinked(key);
    const found = await until(
      () => references(article.document.uri, new vscode.Position(0, 1)),
      (all) => all.length >= 3,
    );
    assert.deepEqual([...found].sort(), [`1: ${TOWN}`, `1: ${TOWN}`, '2: the old town']);
    removeArticle(path);
  });

  it('lists the same text with the same label where there is no entity', async () => {
    const article = await openArticle(TEXT);
    select(article, TOWN);
    await command('tag.place');
    select(article, TOWN, 1);
    await command('tag.place');
    await article.open.session.settled();
    const found = await until(
      () => references(article.document.uri, new vscode.Position(0, 1)),
      (all) => all.filter((text) => text === `2: ${TOWN}`).length > 0,
    );
    assert.ok(found.includes(`1: ${TOWN}`));
    assert.ok(found.includes(`2: ${TOWN}`));
    assert.deepEqual(await references(article.document.uri, new vscode.Position(0, 12)), []);
  });

  it('never points to other words where an article was changed since', async () => {
    const key = `moved-${TOWN.toLowerCase()}`;
    const path = closedArticle(key);
    writeFileSync(path, `Something quite different is told here, about nobody.\n`);
    const article = await openLinked(key);
    const found = await until(
      () => references(article.document.uri, new vscode.Position(0, 1)),
      (all) => all.length > 0,
    );
    assert.deepEqual(found, [`1: ${TOWN}`]);
    removeArticle(path);
  });
});

describe('definition and highlights', () => {
  it('lead to the entry of the entity, else to the first mention', async () => {
    const list = join(workspaceFolder(), 'entities.yaml');
    const key = `def-${TOWN.toLowerCase()}`;
    const article = await openLinked(key);
    const definition = async (): Promise<readonly string[]> => {
      const found = await vscode.commands.executeCommand<vscode.LocationLink[]>(
        'vscode.executeDefinitionProvider',
        article.document.uri,
        new vscode.Position(0, 1),
      );
      return Promise.all(
        found.map(({ targetUri, targetRange }) =>
          read(new vscode.Location(targetUri, targetRange)),
        ),
      );
    };
    assert.deepEqual(await definition(), [`1: ${TOWN}`]);
    writeFileSync(
      list,
      `format: article-entities/1\nentities:\n  - key: ${key}\n    name: Old Town\n`,
    );
    const found = await until(definition, ([first]) => first?.startsWith('3') === true);
    assert.deepEqual(found, [`3: ${key}`]);
    rmSync(list);
    await until(definition, ([first]) => first?.startsWith('1') === true);
  });

  it('highlight the same thing, and leave words that are no mention to the editor', async () => {
    const article = await openArticle(TEXT);
    select(article, TOWN);
    await command('tag.place');
    select(article, TOWN, 1);
    await command('tag.place');
    const highlights = async (character: number): Promise<readonly unknown[]> => {
      const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[] | undefined>(
        'vscode.executeDocumentHighlights',
        article.document.uri,
        new vscode.Position(0, character),
      );
      return (found ?? []).map(({ range, kind }) => [article.document.getText(range), kind]);
    };
    const mention = [TOWN, vscode.DocumentHighlightKind.Write];
    assert.deepEqual(await highlights(1), [mention, mention]);
    const word = await highlights(TEXT.indexOf('town'));
    assert.ok(!word.some((one) => JSON.stringify(one) === JSON.stringify(mention)));
  });
});

describe('renaming an entity', () => {
  const rename = async (uri: vscode.Uri, to: string): Promise<unknown> =>
    vscode.commands.executeCommand(
      'vscode.executeDocumentRenameProvider',
      uri,
      new vscode.Position(0, 1),
      to,
    );
  const entitiesOf = (path: string): readonly string[] =>
    [...readFileSync(`${path}.ann.yaml`, 'utf8').matchAll(/entity: (.*)/g)].map(
      ([, key]) => key ?? '',
    );

  const list = (): string => join(workspaceFolder(), 'entities.yaml');
  /** Writes the list, and waits until the editor, which may still hold the last one, has it. */
  const writeList = async (text: string): Promise<vscode.TextDocument> => {
    writeFileSync(list(), text);
    const document = await vscode.workspace.openTextDocument(list());
    await waitFor(() => document.getText() === text, 'the editor to have the list');
    return document;
  };
  // A test that is tried again has other words.
  let tries = 0;
  const newKey = (): string => `${TOWN.toLowerCase()}-${(tries += 1)}`;
  afterEach(async () => {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === list());
    if (document?.isDirty) await document.save();
    rmSync(list(), { force: true });
  });

  it('writes the new key into all sidecars and the list, and is undone as a whole', async () => {
    const key = newKey();
    const path = closedArticle(key);
    const listed = `format: article-entities/1\nentities:\n  - key: ${key} # mine\n    name: Old\n`;
    await writeList(listed);
    const article = await openLinked(key);
    const before = readFileSync(`${path}.ann.yaml`, 'utf8');
    await until(
      () => symbols(key),
      (all) => all.some(({ name }) => name === `Old (${key})`),
    );
    await rename(article.document.uri, `${key}-2`);
    await article.open.session.settled();
    assert.deepEqual(entitiesOf(path), [`${key}-2`, `${key}-2`]);
    assert.deepEqual(
      sidecarOnDisk(article).sidecar.annotations.map(({ entity }) => entity),
      [`${key}-2`, undefined],
    );
    assert.equal(readFileSync(list(), 'utf8'), listed.replace(key, `${key}-2`));
    // Undone in every file.
    await undoInCorpus(() => readFileSync(list(), 'utf8') === listed);
    await article.open.session.settled();
    assert.equal(readFileSync(`${path}.ann.yaml`, 'utf8'), before);
    assert.deepEqual(
      sidecarOnDisk(article).sidecar.annotations.map(({ entity }) => entity),
      [key, undefined],
    );
    removeArticle(path);
  });

  it('leaves unsaved changes of the list to the person when it is undone', async () => {
    const key = newKey();
    const document = await writeList(
      `format: article-entities/1\nentities:\n  - key: ${key}\n    name: Old\n`,
    );
    const article = await openLinked(key);
    await rename(article.document.uri, `${key}-2`);
    const renamed = readFileSync(list(), 'utf8');
    assert.ok(renamed.includes(`${key}-2`));
    const note = new vscode.WorkspaceEdit();
    note.insert(document.uri, new vscode.Position(0, 0), '# not yet\n');
    await vscode.workspace.applyEdit(note);
    await undoInCorpus(() => !document.getText().includes(`${key}-2`));
    assert.ok(document.isDirty);
    assert.equal(readFileSync(list(), 'utf8'), renamed);
  });

  it('changes nothing where a sidecar of the corpus can’t be read whole', async () => {
    const key = newKey();
    const path = closedArticle(key);
    const broken = join(workspaceFolder(), 'broken.txt.ann.yaml');
    const article = await openLinked(key);
    writeFileSync(broken, 'format: [\n');
    const before = readFileSync(`${path}.ann.yaml`, 'utf8');
    await until(
      () => symbols(key),
      (all) => all.length > 0,
    );
    await pause(500);
    await assert.rejects(rename(article.document.uri, `${key}-2`), /broken\.txt\.ann\.yaml/);
    assert.equal(readFileSync(`${path}.ann.yaml`, 'utf8'), before);
    assert.equal(sidecarOnDisk(article).sidecar.annotations[0]?.entity, key);
    rmSync(broken);
    removeArticle(path);
    await pause(500);
  });

  it('says what to do on a mention without an entity', async () => {
    const article = await openArticle(TEXT);
    await tag(article, 'place', TOWN);
    await assert.rejects(rename(article.document.uri, 'x'), /no entity/);
  });

  it('misses no sidecar that the editor was told nothing of', async () => {
    const key = newKey();
    const folder = join(workspaceFolder(), key);
    const files = vscode.workspace.getConfiguration('files');
    await files.update('watcherExclude', { [`**/${key}/**`]: true });
    await pause(1000);
    const article = await openLinked(key);
    await symbols(key);
    mkdirSync(folder);
    const path = closedArticle(key, TEXT, key);
    await pause(500);
    await rename(article.document.uri, `${key}-2`);
    assert.deepEqual(entitiesOf(path), [`${key}-2`, `${key}-2`]);
    await files.update('watcherExclude', undefined);
    rmSync(folder, { recursive: true });
  });
});
