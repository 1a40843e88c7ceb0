// @ts-check
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { serverMain, serverNode } from './layout.mjs';
import { temporaryFolder } from './lifetime.mjs';
import { serverEnvironment } from './server.mjs';
import { ensureHost } from './setup.mjs';

/**
 * Installs a packaged extension by VS Code's own command line, for servers on the same folder.
 *
 * @param {string} vsix the .vsix file
 * @param {string} extensionsDir what servers are given as `extensionsDir`; made if need be
 * @returns {Promise<string>} what VS Code had to say
 */
export async function installExtension(vsix, extensionsDir) {
  await ensureHost();
  const temporary = temporaryFolder();
  const args = [serverMain, '--install-extension', path.resolve(vsix), '--force'];
  args.push('--do-not-include-pack-dependencies', '--accept-server-license-terms');
  args.push('--extensions-dir', path.resolve(extensionsDir), '--server-data-dir', temporary.path);
  try {
    const env = serverEnvironment(process.env);
    const { stdout } = await promisify(execFile)(serverNode(), args, { env });
    return stdout.trim();
  } finally {
    temporary.remove();
  }
}
