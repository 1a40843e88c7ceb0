// @ts-check
import { createRequire } from 'node:module';
import { webBuildDir } from './layout.mjs';

// A process of its own for the files of the web host: what its packages print is not wanted among
// the suite's output. Its arguments arrive as JSON, its port leaves as a message.
const { extensionDevelopmentPath, extensionTestsPath, folder } = JSON.parse(process.argv[2] ?? '');
const createApp = createRequire(import.meta.url)('@vscode/test-web/out/server/app.js').default;
const app = await createApp({
  build: { type: 'static', location: webBuildDir },
  esm: true,
  extensionDevelopmentPath,
  extensionTestsPath,
  folderMountPath: folder,
});
const server = app.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
process.on('disconnect', () => process.exit());
