// The entry of the command line: binds it to this process, and nothing else.

import { runCommandLine } from './commandLine';

const cancellation = { isCancellationRequested: false };

// The first Ctrl+C asks the work to stop; the second ends the process, as it would without this.
process.once('SIGINT', () => {
  cancellation.isCancellationRequested = true;
});
// The callback of each write has the error too.
process.stdout.on('error', () => undefined);

void runCommandLine(process.argv.slice(2), {
  stdout: (content) =>
    new Promise((resolve, reject) => {
      process.stdout.write(content, (error) => (error ? reject(error) : resolve()));
    }),
  stderr: (text) => void process.stderr.write(text),
  isTty: process.stderr.isTTY,
  cancellation,
  cwd: process.cwd(),
}).then((code) => {
  process.exitCode = code;
});
