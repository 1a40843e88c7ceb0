// @ts-check
// Checks in Java: each class in java/ with a `main`. Maven brings the libraries of its pom.xml once.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { must, run } from './programs.mjs';

const sources = path.join(import.meta.dirname, 'java');

/** @param {import('./programs.mjs').Setting} setting @returns {readonly import('./programs.mjs').Check[]} */
export function javaChecks(setting) {
  const files = readdirSync(sources)
    .filter((name) => name.endsWith('.java'))
    .map((name) => ({ name, text: readFileSync(path.join(sources, name), 'utf8') }));
  const libraries = librariesIn(setting);
  const classes = path.join(setting.cache, 'java/classes');
  /** @type {readonly string[] | undefined} */
  let missing;
  let isCompiled = false;
  return files
    .filter(({ text }) => text.includes('static void main'))
    .map(({ name }) => ({
      name,
      missing: () => (missing ??= libraries.missing()),
      start() {
        if (!isCompiled) {
          rmSync(classes, { recursive: true, force: true });
          const all = files.map((file) => path.join(sources, file.name));
          const options = ['-encoding', 'UTF-8', '--release', '17', '-Xlint:all', '-Werror'];
          must('javac', [...options, '-cp', libraries.all, '-d', classes, ...all]);
          isCompiled = true;
        }
        const paths = [classes, libraries.all].join(path.delimiter);
        const encoding = '-Dstdout.encoding=UTF-8';
        return run('java', [encoding, '-cp', paths, path.parse(name).name, setting.out]);
      },
    }));
}

/** @param {import('./programs.mjs').Setting} setting */
function librariesIn({ cache, mayInstall }) {
  const pom = path.join(sources, 'pom.xml');
  const folder = path.join(cache, 'java/libraries');
  const stamp = path.join(cache, 'java/pom-hash');
  const hash = createHash('sha256').update(readFileSync(pom)).digest('hex');
  return {
    /** For a class path. */
    all: path.join(folder, '*'),
    missing() {
      const tools = ['java', 'javac'].filter((tool) => run(tool, ['--version']).status !== 0);
      if (tools.length > 0) return tools;
      if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return [];
      if (!mayInstall) return ['libraries of java/pom.xml'];
      if (run('mvn', ['--version']).status !== 0) return ['mvn'];
      console.log('Installing the Java libraries that read what is exported …');
      rmSync(folder, { recursive: true, force: true });
      must('mvn', [
        ...['--quiet', '--batch-mode', '--file', pom],
        `-Dmaven.repo.local=${path.join(cache, 'java/m2')}`,
        ...[
          'dependency:copy-dependencies',
          '-DincludeScope=runtime',
          `-DoutputDirectory=${folder}`,
        ],
      ]);
      writeFileSync(stamp, hash);
      return [];
    },
  };
}
