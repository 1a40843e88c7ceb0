import { expect, test } from 'vitest';
import { VERBS } from '../../../src/cli/commandLine';
import { run } from './run';

test('help lists every verb', async () => {
  for (const args of [['help'], ['--help'], ['-h']]) {
    const { code, stdout, stderr } = await run('/', args);
    expect([code, stderr]).toEqual([0, '']);
    for (const { name, summary } of VERBS) expect(stdout).toMatch(`  ${name.padEnd(10)}${summary}`);
  }
});

test.each(VERBS.map(({ name, help }) => [name, help]))(
  'help of %s has examples',
  async (name, help) => {
    expect(help).toMatch(new RegExp(`Examples:\n {2}article-annotator ${name} `));
    expect(help.split('\n').every((line) => line.length <= 100)).toBe(true);
    const expected = { code: 0, stdout: help, stderr: '' };
    expect(await run('/', ['help', name])).toEqual(expected);
    expect(await run('/', [name, '--help'])).toEqual(expected);
    expect(await run('/', [name, 'x', '-h'])).toEqual(expected);
  },
);

test('the version is printed', async () => {
  expect(await run('/', ['--version'])).toMatchObject({ code: 0, stdout: 'unbuilt\n' });
});

test('without a verb, or with one that is not there, usage is told', async () => {
  expect(await run('/', [])).toMatchObject({ code: 2, stdout: '' });
  expect(await run('/', ['exprot'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'article-annotator: There is no verb exprot; use one of export, import, check, report, render, init, merge, textconv.\n',
  });
  expect(await run('/', ['help', 'exprot'])).toMatchObject({ code: 2, stdout: '' });
});

test('a fault of the program shows its stack', async () => {
  const stdout = (): Promise<void> => Promise.reject(new RangeError('oops'));
  const { code, stderr } = await run('/', ['help'], { stdout });
  expect(code).toBe(70);
  expect(stderr).toMatch(/RangeError: oops\n\s+at /);
});

test('a reader of the output that went away is no fault', async () => {
  const closed = Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' });
  const stdout = (): Promise<void> => Promise.reject(closed);
  expect(await run('/', ['help'], { stdout })).toEqual({ code: 0, stdout: '', stderr: '' });
});

test('what the system refuses is one line', async () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
    code: 'ENOSPC',
    syscall: 'write',
  });
  const stdout = (): Promise<void> => Promise.reject(full);
  const { code, stderr } = await run('/', ['help'], { stdout });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^article-annotator: ENOSPC: no space left on device, write;.*\n$/);
});
