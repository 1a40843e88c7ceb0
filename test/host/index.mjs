// @ts-check
export {
  chooseRow,
  quickOpen,
  runCommand,
  settled,
  statusBarText,
  waitForEditorText,
} from './drive.mjs';
export { ensureChromium } from './chromium.mjs';
export { installExtension } from './installExtension.mjs';
export { hostVersion } from './layout.mjs';
export { openWorkbench } from './openWorkbench.mjs';
export { runExtensionTests } from './runTests.mjs';
export { startServer } from './server.mjs';
export { ensureHost } from './setup.mjs';
export { openWorkbenchPage, workbenchUrl } from './workbench.mjs';
export { runWebTests } from './webHost.mjs';
