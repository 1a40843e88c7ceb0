// Runs the command line in this process.

import { runCommandLine } from '../../../src/cli/commandLine';
import type { Io } from '../../../src/cli/verb';

/** What came of a run. */
export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @param cwd folder from which relative paths start */
export async function run(
  cwd: string,
  args: readonly string[],
  io: Partial<Io> = {},
): Promise<Run> {
  let [stdout, stderr] = ['', ''];
  const code = await runCommandLine(args, {
    stdout: (content) => {
      stdout += typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
      return Promise.resolve();
    },
    stderr: (text) => {
      stderr += text;
    },
    isTty: false,
    cancellation: { isCancellationRequested: false },
    cwd,
    ...io,
  });
  return { code, stdout, stderr };
}
