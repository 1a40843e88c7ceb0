import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { extensionApi, waitFor, workspaceFolder } from './article';

const TYPE = 'article-annotator';

/** Runs a task and waits for its end. */
async function run(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      listening.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

async function offered(verb: string): Promise<vscode.Task> {
  const tasks = await vscode.tasks.fetchTasks({ type: TYPE });
  const task = tasks.find(({ name }) => name === verb);
  assert.ok(task, `${verb} is offered: ${tasks.map(({ name }) => name).join()}`);
  return task;
}

describe('tasks', function () {
  this.timeout(60_000);
  before(extensionApi);

  it('check runs the command line, and what it finds goes to Problems', async () => {
    const folder = join(workspaceFolder(), 'checked');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.txt'), 'Aven');
    writeFileSync(join(folder, 'a.txt.ann.yaml'), 'format: [\n');
    const uri = vscode.Uri.file(join(folder, 'a.txt.ann.yaml'));
    try {
      const task = await offered('check');
      assert.deepEqual(vscode.languages.getDiagnostics(uri), []);
      assert.equal(await run(task), 1);
      const found = await waitFor(() => {
        const all = vscode.languages.getDiagnostics(uri);
        return all.find(({ source }) => source === 'Article Annotator' && all.length > 0);
      }, 'a problem in the sidecar');
      assert.match(found.message, /\w/);
      assert.equal(found.code, 'sidecar/yaml');
    } finally {
      // Other suites work on the whole folder, too.
      rmSync(folder, { recursive: true });
    }
  });

  it('export writes the folder as JSON Lines', async () => {
    const out = join(
      workspaceFolder(),
      `${vscode.workspace.workspaceFolders?.[0]?.name ?? ''}.jsonl`,
    );
    assert.equal(existsSync(out), false);
    assert.equal(await run(await offered('export')), 0);
    const [first = ''] = readFileSync(out, 'utf8').split('\n');
    assert.equal(typeof (JSON.parse(first) as { text: unknown }).text, 'string');
    rmSync(out);
  });

  it('runs what tasks.json asks for, and nothing but its two verbs', async () => {
    const settings = join(workspaceFolder(), '.vscode/tasks.json');
    const out = join(workspaceFolder(), 'claims.csv');
    const task = (label: string, verb: string): object => ({
      label,
      type: TYPE,
      verb,
      args: ['--format', 'csv', '--out', 'claims.csv', '--drop-empty'],
    });
    const written = { version: '2.0.0', tasks: [task('ours', 'export'), task('other', 'init')] };
    writeFileSync(settings, JSON.stringify(written));
    try {
      const found = await waitForTask('ours');
      assert.equal(await run(found), 0);
      assert.match(readFileSync(out, 'utf8'), /^"?article_id/);
      const other = (await vscode.tasks.fetchTasks()).find(({ name }) => name === 'other');
      assert.equal(other?.execution, undefined);
    } finally {
      rmSync(settings);
      rmSync(out, { force: true });
    }
  });
});

async function waitForTask(name: string): Promise<vscode.Task> {
  for (let tries = 0; tries < 40; tries += 1) {
    const task = (await vscode.tasks.fetchTasks()).find((one) => one.name === name);
    if (task) return task;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`There is no task ${name}.`);
}
