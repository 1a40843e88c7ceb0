// The suite of the web host: the same extension in a worker, over a virtual file system.

import 'mocha/mocha.js';
import type Mocha from 'mocha';

declare const mocha: Mocha & {
  setup(options: { ui: 'bdd'; reporter: string; color: boolean; timeout: number }): void;
};

mocha.setup({ ui: 'bdd', reporter: 'spec', color: false, timeout: 20_000 });

export async function run(): Promise<void> {
  // Only now, since the suite's functions are there only after the set-up.
  await import('./annotating');
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed.`);
}
