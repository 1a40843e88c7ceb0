// What docs/continuous-integration.md tells people to run does what the page says.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { run } from './run';
import type { Run } from './run';

const root = path.join(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/continuous-integration.md'), 'utf8');

/** The blocks of a language. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  );
}

interface Step {
  readonly name?: string;
  readonly run?: string;
}

const workflow = parse(blocks('yaml')[0] ?? '') as {
  readonly jobs: { readonly corpus: { readonly steps: readonly Step[] } };
};
const commands = workflow.jobs.corpus.steps.flatMap((step) => step.run ?? []);
const settings = JSON.parse(blocks('json')[0] ?? '') as {
  readonly tasks: readonly { verb: string; folder: string; args: readonly string[] }[];
};

let repository = '';

beforeAll(() => {
  repository = mkdtempSync(path.join(tmpdir(), 'article-annotator-'));
  cpSync(path.join(root, 'samples'), path.join(repository, 'corpus'), { recursive: true });
});

afterAll(() => {
  rmSync(repository, { recursive: true });
});

function runStep(command: string): Promise<Run> {
  const [node, script, ...args] = command.split(' ');
  expect([node, script]).toEqual(['node', 'tools/article-annotator.cjs']);
  return run(repository, args);
}

describe('the workflow', () => {
  it('runs from the first to the last step', async () => {
    expect(commands).toHaveLength(3);
    for (const command of commands) {
      const { code, stderr } = await runStep(command);
      expect(code, `${command}\n${stderr}`).toBe(0);
    }
  });

  it('fails with a place in the repository where a sidecar has an error', async () => {
    writeFileSync(path.join(repository, 'corpus/broken.txt'), 'Aven');
    writeFileSync(path.join(repository, 'corpus/broken.txt.ann.yaml'), 'format: [\n');
    const { code, stdout } = await runStep(commands[0] ?? '');
    expect(code).toBe(1);
    expect(stdout).toMatch(/^::error file=corpus\/broken\.txt\.ann\.yaml,line=\d+,col=\d+,/mu);
    // The dataset is not of these articles any more.
    expect((await runStep(commands[2] ?? '')).code).toBe(1);
  });
});

describe('the tasks', () => {
  it('are taken by the command line', async () => {
    cpSync(path.join(root, 'samples'), path.join(repository, 'fresh/corpus'), { recursive: true });
    for (const { verb, folder, args } of settings.tasks) {
      const { code } = await run(path.join(repository, 'fresh'), [verb, folder, ...args]);
      // The samples may have findings; wrong usage is 2.
      expect(code).toBeLessThan(2);
    }
  });

  it('have a matcher that reads what check prints', async () => {
    const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      contributes: { problemMatchers: readonly { pattern: { regexp: string } }[] };
    };
    const pattern = new RegExp(
      manifest.contributes.problemMatchers[0]?.pattern.regexp ?? '$^',
      'u',
    );
    const { stdout } = await run(repository, ['check', 'corpus']);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(pattern.exec(line)?.[1], line).toMatch(/^corpus\//u);
  });
});
