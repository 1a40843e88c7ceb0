// @ts-check
// Takes the README's pictures from what the workbench tests photographed.

import { cpSync } from 'node:fs';

for (const name of ['light', 'dark']) {
  cpSync(`test/.artifacts/${name}.png`, `docs/images/${name}.png`);
}
