// A git repository on the disk that knows nothing of the machine's settings.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { CLI } from './cli';

/** What came of a program. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Repository {
  readonly folder: string;
  /** Runs git, which must succeed, and answers with what it prints. */
  git(...args: readonly string[]): string;
  /** Runs git, which may fail. */
  tryGit(...args: readonly string[]): Outcome;
  /** Runs a line in the shell. */
  shell(line: string): Outcome;
  write(path: string, text: string): void;
  read(path: string): string;
  /** Commits all that is in the folder. */
  commit(message: string): void;
}

/** Whether the merge driver of this project is set up. */
export interface RepositoryOptions {
  readonly driver: boolean;
}

// After thousands of merges there is much to be deleted.
const CLEAN_UP_MILLISECONDS = 300_000;

export function repository({ driver }: RepositoryOptions): Repository {
  const folder = mkdtempSync(join(tmpdir(), 'article-annotator-git-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  }, CLEAN_UP_MILLISECONDS);
  const made = repositoryIn(folder);
  made.git('init', '-q', '-b', 'main');
  if (driver) {
    made.write('.gitattributes', '*.ann.yaml merge=article-annotations\n');
    made.git('config', 'merge.article-annotations.name', 'annotations');
    made.git(
      ...['config', 'merge.article-annotations.driver'],
      `'${process.execPath}' '${CLI}' merge %O %A %B %P`,
    );
  }
  return made;
}

function repositoryIn(folder: string): Repository {
  const env = {
    PATH: process.env['PATH'],
    HOME: folder,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'ada@example.org',
    GIT_AUTHOR_DATE: '2024-01-02T03:04:05Z',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'ada@example.org',
    GIT_COMMITTER_DATE: '2024-01-02T03:04:05Z',
    GIT_EDITOR: 'true',
    LC_ALL: 'C.UTF-8',
  };
  const start = (program: string, args: readonly string[]): Outcome => {
    const { status, stdout, stderr, error } = spawnSync(program, args, {
      cwd: folder,
      env,
      encoding: 'utf8',
    });
    if (error) throw error;
    return { code: status ?? -1, stdout, stderr };
  };
  const tryGit = (...args: readonly string[]): Outcome => start('git', args);
  const git = (...args: readonly string[]): string => {
    const { code, stdout, stderr } = tryGit(...args);
    if (code !== 0) throw new Error(`git ${args.join(' ')}: ${stdout}${stderr}`);
    return stdout;
  };
  return {
    folder,
    git,
    tryGit,
    shell: (line) => start('sh', ['-c', line]),
    write(path, text) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    },
    read: (path) => readFileSync(join(folder, path), 'utf8'),
    commit(message) {
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', message);
    },
  };
}
