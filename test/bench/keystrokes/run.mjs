// @ts-check
// Tags a sample by keyboard alone in the real workbench, and counts the keys. The keys are planned
// beforehand, and the sidecar must be what was planned for: `npm run bench -- keystrokes`.

import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { openWorkbench, quickOpen, waitForEditorText } from '../../host/index.mjs';
import { startAnnotating } from '../annotating.mjs';
import { writeTable } from '../table.mjs';

/** @typedef {{ label: string, fragments: { start: number, end: number }[] }} Target */
/** @typedef {{ text: string, targets: Target[] }} Gold */
/** @typedef {{ keys: string[], makes: Target[] }} Step */
/** @typedef {{ tool: string, names: number, claims: number, aimed: number }} Actions */
/** @typedef {{ right: number, places: number, wanted: number }} Guesses */
/**
 * What gold.ts, plan.ts, rivals.ts and guesses.ts export.
 *
 * @typedef {object} Planner
 * @property {(article: Uint8Array, sidecar: string) => Gold} readGold
 * @property {(gold: Gold, names: number, claims: number) => Gold} firstOf
 * @property {(target: Target) => boolean} isClaim
 * @property {(gold: Gold) => Step[]} planKeys
 * @property {(targets: Target[]) => Actions[]} rivalActions
 * @property {(gold: Gold) => { names: Guesses, claims: Guesses }} guessesOf
 */

// A person does not press faster than this. Milliseconds.
const PACE = 150;
const OPENING_OF_LIST = 700;

const here = import.meta.dirname;
const root = path.join(here, '../../..');
process.chdir(root);
const parent = mkdtempSync(path.join(tmpdir(), 'article-annotator-keystrokes-'));
const folder = path.join(parent, 'corpus');
cpSync('samples', folder, { recursive: true, filter: (file) => !file.endsWith('.ann.yaml') });

const { firstOf, guessesOf, isClaim, planKeys, readGold, rivalActions } = await load();

const rockets = goldOf('0001_border_rockets.txt');
const runs = [
  {
    file: '0001_border_rockets.txt',
    opening: 'date 2025-03-17',
    gold: firstOf(rockets, 30, 8),
    name: 'Article Annotator, the 30 and 8',
  },
  {
    file: '0004_no_header.txt',
    opening: 'Two trucks',
    gold: goldOf('0004_no_header.txt'),
    name: 'Article Annotator, another sample: 15 and 11',
  },
].map((run) => ({ ...run, steps: planKeys(run.gold) }));

const session = await openWorkbench({
  folder,
  extensionDevelopmentPath: root,
  settings: { 'workbench.colorTheme': 'Light Modern', 'files.autoSave': 'off' },
});
try {
  for (const run of runs) await tag(run);
} finally {
  await session.close();
  rmSync(parent, { recursive: true, force: true });
}

const [first] = runs;
assert.ok(first);
writeTable('docs/performance.md', 'keystrokes', [
  ['Tool', 'Per name', 'Per claim', 'All', 'Aimed with the mouse'],
  ...runs.map(({ name, gold, steps }) => [
    name,
    per(keysOf(steps, false), gold, false),
    per(keysOf(steps, true), gold, true),
    String(keysOf(steps, false) + keysOf(steps, true)),
    'none',
  ]),
  ...rivalActions(first.gold.targets).map(({ tool, names, claims, aimed }) => [
    `${tool}, the 30 and 8`,
    per(names, first.gold, false),
    per(claims, first.gold, true),
    String(names + claims),
    String(aimed),
  ]),
]);
writeTable('docs/performance.md', 'keystrokes-labels', [
  ['Label', 'Annotations', 'Keys', 'Per annotation', 'With each modifier as a key'],
  ...['actor', 'place', 'claim'].map((label) => {
    const steps = first.steps.filter(({ makes }) => makes[0]?.label === label);
    const made = steps.flatMap(({ makes }) => makes).length;
    const keys = steps.flatMap(({ keys }) => keys);
    const all = keys.flatMap((key) => key.split('+'));
    return [label, made, keys.length, (keys.length / made).toFixed(2), all.length].map(String);
  }),
]);
writeTable('docs/performance.md', 'guesses', [
  ['Sample', 'Key', 'Annotations it stops at', 'Stops in all'],
  ...['0001_border_rockets.txt', '0004_no_header.txt', '0008_quake_alert.txt'].flatMap((file) => {
    const { names, claims } = guessesOf(goldOf(file));
    return [
      [file, '`Tab`', `${names.right} of ${names.wanted}`, String(names.places)],
      [file, '`Space`', `${claims.right} of ${claims.wanted}`, String(claims.places)],
    ];
  }),
]);

/**
 * Presses the keys of a plan, and fails where the sidecar is not what was to be made.
 *
 * @param {{ file: string, opening: string, gold: Gold, steps: Step[] }} run
 */
async function tag({ file, opening, gold, steps }) {
  const { page } = session;
  await quickOpen(page, file);
  await waitForEditorText(page, opening);
  await page.locator('.editor-instance .view-lines').first().click();
  await page.keyboard.press('Control+Home');
  await startAnnotating(page);
  await page.waitForTimeout(1000);
  for (const { keys } of steps) {
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(key === 'o' ? OPENING_OF_LIST : PACE);
    }
  }
  const sidecar = path.join(folder, `${file}.ann.yaml`);
  const expected = facts(gold);
  const deadline = Date.now() + 15_000;
  while (Date.now() < deadline) {
    if (existsSync(sidecar) && facts(goldOf(file, folder)).length === expected.length) break;
    await page.waitForTimeout(100);
  }
  assert.deepEqual(facts(goldOf(file, folder)), expected);
  console.log(`${file}: ${expected.length} annotations, as in the sample's own sidecar`);
}

/** @param {Gold} gold */
function facts({ text, targets }) {
  return targets
    .map(({ label, fragments }) =>
      [label, ...fragments.flatMap(({ start, end }) => [start, end, text.slice(start, end)])].join(
        ' ',
      ),
    )
    .sort();
}

/**
 * @param {string} file
 * @param {string} from
 */
function goldOf(file, from = 'samples') {
  const article = path.join(from, file);
  return readGold(readFileSync(article), readFileSync(`${article}.ann.yaml`, 'utf8'));
}

/**
 * @param {Step[]} steps
 * @param {boolean} claims
 */
function keysOf(steps, claims) {
  return steps
    .filter(({ makes: [made] }) => made && isClaim(made) === claims)
    .reduce((sum, { keys }) => sum + keys.length, 0);
}

/**
 * @param {number} actions
 * @param {Gold} gold
 * @param {boolean} claims
 */
function per(actions, { targets }, claims) {
  const count = targets.filter((target) => isClaim(target) === claims).length;
  return (actions / count).toFixed(2);
}

/** @returns {Promise<Planner>} */
async function load() {
  const outfile = path.join(root, 'test/.artifacts', `bench-keystrokes-${process.pid}.cjs`);
  const files = ['gold', 'plan', 'rivals', 'guesses'];
  await build({
    stdin: {
      contents: files.map((file) => `export * from './${file}';`).join('\n'),
      resolveDir: here,
      loader: 'ts',
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  const loaded = await import(outfile);
  rmSync(outfile);
  return loaded;
}
