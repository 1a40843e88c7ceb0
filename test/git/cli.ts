// Where the bundled command line is.

import { fileURLToPath } from 'node:url';

export const CLI = fileURLToPath(new URL('../.artifacts/git/cli.cjs', import.meta.url));
