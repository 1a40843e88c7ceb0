// @ts-check
import assert from 'node:assert/strict';
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import {
  ensureHost,
  installExtension,
  openWorkbench,
  quickOpen,
  runCommand,
  settled,
  startServer,
  statusBarText,
  waitForEditorText,
} from '../index.mjs';
import { temporaryFolder } from '../lifetime.mjs';
import {
  extension,
  launch,
  leftBehind,
  packExtension,
  run,
  selftestPath,
  suite,
  workspace,
} from './support.mjs';

const temporary = temporaryFolder();

before(ensureHost);
after(temporary.remove);

// Two at a time: a start is work for one processor, and waiting for the rest.
describe('the test host', { concurrency: 2 }, () => {
  test('a passing suite: its output, its environment, exit code 0, nothing left', async () => {
    const env = { HOST_SELFTEST_WORD: 'mellon', HOST_SELFTEST_MARK: 'passing' };
    const { code, output } = await launch('passing', { env });
    assert.equal(code, 0, output);
    assert.match(output, /in the extension host\n/);
    assert.match(output, /the word arrived/);
    assert.match(output, /2 passing/);
    assert.deepEqual(await leftBehind('HOST_SELFTEST_MARK=passing'), []);
  });

  test('a failing suite', async () => {
    const { code, output } = await launch('failing');
    assert.equal(code, 1, output);
    assert.match(output, /1 failing/);
    assert.match(output, /one is two/);
  });

  test('a suite that cannot be loaded', async () => {
    const { code, output } = await launch('throwing');
    assert.equal(code, 1, output);
    assert.match(output, /broken while loading/);
  });

  test('a suite that ends the extension host', async () => {
    const { code, output } = await launch('crashing');
    assert.equal(code, 1, output);
    assert.match(output, /The extension host ended before the suite did/);
  });

  test('a suite that hangs: a picture, and exit code 124', async () => {
    const picture = path.join(temporary.path, 'hanging.png');
    const env = { HOST_TIMEOUT: '1', HOST_SCREENSHOT: picture };
    const { code, output } = await launch('hanging', { env });
    assert.equal(code, 124, output);
    assert.ok(existsSync(picture));
  });

  test('a run that is ended from outside leaves nothing behind', async () => {
    const env = { HOST_SELFTEST_MARK: 'ended' };
    const { code } = await launch('hanging', {
      env,
      onOutput: (output, child) => {
        if (output.includes('hanging now')) child.kill('SIGTERM');
      },
    });
    assert.equal(code, 143);
    assert.deepEqual(await leftBehind('HOST_SELFTEST_MARK=ended'), []);
  });

  test('by test-electron, with the launcher as its desktop VS Code', async () => {
    const { code, output } = await run(['selftest/runExtensionTests.mjs', suite('passing')], {
      env: { VSCODE_EXECUTABLE: path.resolve(selftestPath('../launcher.mjs')) },
    });
    assert.equal(code, 0, output);
    assert.match(output, /2 passing/);
  });

  test('by runExtensionTests, which tells the host it uses', async () => {
    const { code, output } = await run(['selftest/runExtensionTests.mjs', suite('failing')]);
    assert.equal(code, 1, output);
    assert.match(output, /^VS Code host: bundled code-server \S+ \(VS Code \S+\)\n/);
  });

  test('a workbench that is driven as by a user', async () => {
    const settings = { 'workbench.colorTheme': 'Default High Contrast' };
    const options = { folder: workspace, extensionDevelopmentPath: extension, settings };
    const workbench = await openWorkbench(options);
    try {
      const { page, startup } = workbench;
      console.log(startup);
      await page.waitForSelector('.monaco-workbench.hc-black');
      await quickOpen(page, 'notes.yaml');
      await waitForEditorText(page, 'greeting: hello');
      await runCommand(page, 'Self-Test: Say Hello');
      await page.waitForSelector('.notifications-toasts >> text=Hello from the self-test');
      await settled(page);
      assert.ok((await statusBarText(page)).includes('YAML'));
    } finally {
      await workbench.close();
    }
    assert.ok(!existsSync(workbench.serverDataDir));
  });

  test('a packaged extension, installed for a person, who needs the token', async () => {
    const vsix = path.join(temporary.path, 'selftest.vsix');
    const extensionsDir = path.join(temporary.path, 'extensions');
    await packExtension(vsix);
    assert.match(await installExtension(vsix, extensionsDir), /successfully installed/);
    assert.ok(existsSync(path.join(extensionsDir, 'selftest.host-selftest-0.0.1')));

    const server = await startServer({ profile: 'person', extensionsDir });
    try {
      const address = `http://127.0.0.1:${server.port}/`;
      assert.equal((await fetch(address)).status, 403);
      assert.equal((await fetch(`${address}?tkn=wrong`)).status, 403);
      const admitted = await fetch(`${address}?tkn=${server.token}`, { redirect: 'manual' });
      assert.equal(admitted.status, 302, 'the token goes into a cookie');
    } finally {
      await server.stop();
    }
    const workbench = await openWorkbench({ folder: workspace, extensionsDir });
    try {
      await runCommand(workbench.page, 'Self-Test: Say Hello');
      await workbench.page.waitForSelector('text=Hello from the self-test');
    } finally {
      await workbench.close();
    }
    assert.ok(existsSync(extensionsDir), 'a folder of the caller is not removed');
    await assert.rejects(installExtension(path.join(temporary.path, 'no.vsix'), extensionsDir));
  });

  for (const failing of [false, true]) {
    test(`the web host, with a suite that ${failing ? 'fails' : 'passes'}`, async () => {
      const folder = path.join(temporary.path, `web-${failing}`);
      cpSync(extension, folder, { recursive: true });
      const { build } = await import('esbuild');
      await build({
        entryPoints: [suite('webSuite')],
        outfile: path.join(folder, 'suite.js'),
        bundle: true,
        platform: 'browser',
        format: 'cjs',
        external: ['vscode'],
        define: { failing: String(failing) },
      });
      const { code, output } = await run(['selftest/runWebTests.mjs', folder]);
      assert.equal(code, failing ? 1 : 0, output);
      assert.match(output, failing ? /failing on purpose/ : /2 passing/);
      assert.doesNotMatch(output, /Ignoring fetching/);
    });
  }
});
