import { expect, test } from 'vitest';
import { markConflicts, mergeSidecars } from '../../../src/core/sidecar/merge';
import { writeCanonical } from '../../../src/core/sidecar/writeCanonical';
import { sidecarFor } from '../annotate';
import { temporaryFolder } from '../temporaryFolder';
import { run } from './run';

const TEXT = `Ada met Bob, 𝔘 said. ${'At least five people were killed in the town of X. '.repeat(3)}\n`;
const SIDECAR = sidecarFor(
  'a.txt',
  TEXT,
  [
    { id: 'ada00000', words: ['Ada', 'Bob'], entity: 'ada', note: 'two\nlines' },
    { id: 'und00000', words: ['𝔘'], attributes: { b: ['x', 'y'], a: true } },
    { id: 'cla00000', words: [TEXT.slice(22, 120)], label: 'claim', origin: 'suggested/rules' },
  ],
  {
    status: 'done',
    attributes: { topic: 'war\u001B[2J' },
    relations: [{ id: 'rel00000', type: 'source', from: 'cla00000', to: 'ada00000' }],
  },
);

async function textconv(content: string | Uint8Array): Promise<string> {
  const cwd = await temporaryFolder({ file: content });
  const { code, stdout, stderr } = await run(cwd, ['textconv', 'file']);
  expect([code, stderr]).toEqual([0, '']);
  return stdout;
}

test('one line for the article, each annotation, relation and conflict', async () => {
  const [article, ...lines] = (await textconv(writeCanonical(SIDECAR))).split('\n');
  expect(article).toMatch(/^article "a\.txt" · \d+ characters · sha256 [0-9a-f]{8}…$/);
  expect(lines).toEqual([
    'status done · topic: war\\u001b[2J',
    'actor "Ada … Bob" 0–3, 8–11 · entity ada · note "two lines"',
    'actor "𝔘" 13–14 · a: true · b: [x, y]',
    'claim "At least five people were kill…ple were killed in the town of" 21–119 · origin suggested/rules',
    'source: claim "At least five people were kill…ple were killed in the town of" → actor "Ada … Bob"',
    '',
  ]);
});

test('conflicts are shown', async () => {
  const [first, ...rest] = SIDECAR.annotations;
  const side = (label: string) => ({ ...SIDECAR, annotations: [{ ...first, label }, ...rest] });
  const merge = mergeSidecars(SIDECAR, side('x') as never, side('y') as never);
  expect(await textconv(writeCanonical(markConflicts(merge)))).toMatch(
    /\nconflict over label of x "Ada … Bob": ours "x", theirs "y"\n$/,
  );
});

test('what can’t be read is shown as it is', async () => {
  for (const text of ['', 'format: [\n', `<<<<<<< a\n${writeCanonical(SIDECAR)}`]) {
    expect(await textconv(text)).toBe(text);
  }
  expect(await textconv(new Uint8Array([0x61, 0xff, 0x0a]))).toBe('a\uFFFD\n');
});

test('wrong usage', async () => {
  expect(await run('/', ['textconv'])).toMatchObject({ code: 2, stdout: '' });
  expect(await run('/', ['textconv', 'a', 'b'])).toMatchObject({ code: 2, stdout: '' });
});
