// Real git with the merge driver: whatever brings two versions together.

import { expect, test } from 'vitest';
import { annotate, FILE, name, SIDECAR, sidecarIn, START, summary, TEXT } from './article';
import { CLI } from './cli';
import { repository } from './repository';
import type { Repository } from './repository';

/** A repository whose first commit has the article and its sidecar. */
function started(): Repository {
  const made = repository({ driver: true });
  made.write(FILE, TEXT);
  annotate(made, START);
  return made;
}

const [ADA, DAN, GUS] = START as [(typeof START)[0], (typeof START)[0], (typeof START)[0]];

test('branches merge by annotation and field', () => {
  const repo = started();
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [{ ...ADA, note: 'sure' }, DAN, name('Eve'), GUS]);
  repo.git('switch', '-q', 'main');
  annotate(repo, [{ ...ADA, label: 'place' }, DAN, name('Fay')], { status: 'done' });
  repo.git('merge', '-q', 'eve', '-m', 'merge');
  expect(summary(sidecarIn(repo))).toEqual([
    'place Ada sure',
    'actor Dan',
    'actor Eve',
    'actor Fay',
  ]);
  expect(sidecarIn(repo).status).toBe('done');
  expect(repo.git('status', '--porcelain')).toBe('');
});

test('a conflict is one to git, and what resolves it is a normal commit', () => {
  const repo = started();
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [{ ...ADA, label: 'claim' }, DAN, GUS, name('Fay')]);
  repo.git('switch', '-q', 'main');
  annotate(repo, [{ ...ADA, label: 'place' }, DAN, GUS, name('Bob')]);
  const merge = repo.tryGit('merge', 'eve');
  expect(merge.code).toBe(1);
  expect(merge.stdout + merge.stderr).toContain(
    'corpus/a.txt.ann.yaml: “Ada” has a merge conflict',
  );
  expect(repo.git('status', '--porcelain')).toBe(`UU ${SIDECAR}\n`);
  const merged = sidecarIn(repo);
  expect(summary(merged)).toEqual([
    'place Ada',
    'actor Bob',
    'actor Dan',
    'actor Fay',
    'actor Gus',
  ]);
  expect(merged.conflicts).toEqual([
    { id: 'ada00000', field: 'label', base: 'actor', ours: 'place', theirs: 'claim' },
  ]);
  const check = repo.shell(`node '${CLI}' check corpus`);
  expect(check.code).toBe(1);
  expect(check.stdout).toMatch(/a\.txt\.ann\.yaml:\d+:5: error: merge-conflict: “Ada” /);
  const exported = repo.shell(`node '${CLI}' export corpus --out out.csv`);
  expect(exported.code).toBe(1);
  expect(exported.stderr).toContain('1 sidecar with unresolved merge conflicts');
  expect(repo.shell(`node '${CLI}' export corpus --out o.csv --allow-conflicts`).code).toBe(0);
  const resolved = repo.read(SIDECAR).replace(/conflicts:\n(?: {2}.*\n)+?(?=annotations:)/, '');
  repo.write(SIDECAR, resolved);
  expect(repo.shell(`node '${CLI}' check corpus`).stdout).not.toContain('merge-conflict');
});

test('what one deleted and the other changed or related is kept, and marked', () => {
  const repo = started();
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [ADA], {});
  repo.git('switch', '-q', 'main');
  const relation = { id: 'rel00000', type: 'met', from: 'ada00000', to: 'dan00000' };
  annotate(repo, [ADA, DAN, { ...GUS, note: 'n' }], { relations: [relation] });
  expect(repo.tryGit('merge', 'eve').code).toBe(1);
  const { annotations, relations, conflicts } = sidecarIn(repo);
  expect(annotations.map(({ text }) => text)).toEqual(['Ada', 'Dan', 'Gus']);
  expect(relations).toEqual([relation]);
  expect(conflicts?.map(({ id, field }) => [id, field])).toEqual([
    ['dan00000', 'deletion'],
    ['gus00000', 'deletion'],
  ]);
});

test('a sidecar that both branches made merges without a base', () => {
  const repo = repository({ driver: true });
  repo.write(FILE, TEXT);
  repo.commit('article');
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [name('Ada'), name('Eve', { id: 'eve11111' })]);
  repo.git('switch', '-q', 'main');
  annotate(repo, [name('Ada'), name('Bob')]);
  repo.git('merge', '-q', 'eve', '-m', 'merge');
  expect(summary(sidecarIn(repo))).toEqual(['actor Ada', 'actor Bob', 'actor Eve']);
});

test('a rebase goes through, and stops at conflicts', () => {
  const repo = started();
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [...START, name('Eve')]);
  annotate(repo, [{ ...ADA, label: 'claim' }, DAN, GUS, name('Eve')]);
  annotate(repo, [{ ...ADA, label: 'claim' }, DAN, GUS, name('Eve'), name('Fay')]);
  repo.git('switch', '-q', 'main');
  annotate(repo, [{ ...ADA, label: 'place' }, DAN, GUS, name('Bob')]);
  repo.git('switch', '-q', 'eve');
  expect(repo.tryGit('rebase', 'main').code).toBe(1);
  // In a rebase `ours` is the branch that the work is put on.
  expect(sidecarIn(repo).conflicts).toMatchObject([
    { id: 'ada00000', field: 'label', ours: 'place', theirs: 'claim' },
  ]);
  repo.git('add', '-A');
  // Whoever goes on without a decision takes the question along.
  repo.git('rebase', '--continue');
  const rebased = sidecarIn(repo);
  expect(summary(rebased)).toEqual([
    ...['place Ada', 'actor Bob', 'actor Dan', 'actor Eve', 'actor Fay', 'actor Gus'],
  ]);
  expect(rebased.conflicts).toHaveLength(1);
});

test('a commit is picked', () => {
  const repo = started();
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [...START, name('Eve')]);
  annotate(repo, [...START, name('Eve'), name('Fay')]);
  repo.git('switch', '-q', 'main');
  annotate(repo, [...START, name('Cem')]);
  repo.git('cherry-pick', 'eve');
  expect(summary(sidecarIn(repo))).toEqual([
    ...['actor Ada', 'actor Cem', 'actor Dan', 'actor Fay', 'actor Gus'],
  ]);
});

test('a stash is popped', () => {
  const repo = started();
  annotate(repo, [...START, name('Eve')]);
  repo.git('reset', '-q', '--soft', 'HEAD~1');
  repo.git('stash', '-q');
  annotate(repo, [...START, name('Cem')]);
  repo.git('stash', 'pop', '-q');
  expect(summary(sidecarIn(repo))).toEqual([
    ...['actor Ada', 'actor Cem', 'actor Dan', 'actor Eve', 'actor Gus'],
  ]);
});

test('a sidecar that one side renamed with its article takes the other side’s work', () => {
  const repo = started();
  repo.git('switch', '-q', '-c', 'eve');
  repo.git('mv', FILE, 'corpus/b.txt');
  repo.git('mv', SIDECAR, 'corpus/b.txt.ann.yaml');
  const renamed = repo.read('corpus/b.txt.ann.yaml').replace('file: a.txt', 'file: b.txt');
  repo.write('corpus/b.txt.ann.yaml', renamed);
  repo.commit('rename');
  repo.git('switch', '-q', 'main');
  annotate(repo, [...START, name('Cem')]);
  repo.git('merge', '-q', 'eve', '-m', 'merge');
  const merged = sidecarIn(repo, 'corpus/b.txt.ann.yaml');
  expect(merged.article.file).toBe('b.txt');
  expect(summary(merged)).toEqual(['actor Ada', 'actor Cem', 'actor Dan', 'actor Gus']);
  expect(repo.git('ls-files')).not.toContain(SIDECAR);
});

test('an article that one side edited: the other side’s annotations move along', () => {
  const repo = started();
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [...START, name('Fay')]);
  repo.git('switch', '-q', 'main');
  const text = `So it was. ${TEXT}`;
  repo.write(FILE, text);
  annotate(repo, START, {}, { text });
  repo.git('merge', '-q', 'eve', '-m', 'merge');
  const check = repo.shell(`node '${CLI}' check corpus`);
  expect(check.stdout).not.toMatch(/text-differs|article-changed/);
  for (const { fragments, text: quote } of sidecarIn(repo).annotations) {
    expect(text.slice(fragments[0].start, fragments[0].end)).toBe(quote);
  }
});

/** Two branches that each merged the other’s first commit, with these labels of Ada at the end. */
function crissCross(repo: Repository, ours: string, theirs: string): void {
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [{ ...ADA, label: 'claim' }, DAN, GUS, name('Eve')]);
  repo.git('tag', 'eve1');
  repo.git('switch', '-q', 'main');
  annotate(repo, [{ ...ADA, label: 'place' }, DAN, GUS, name('Bob')]);
  repo.git('tag', 'main1');
  const both = [DAN, GUS, name('Eve'), name('Bob')];
  repo.tryGit('merge', 'eve1');
  annotate(repo, [{ ...ADA, label: ours }, ...both, name('Cem')]);
  repo.git('switch', '-q', 'eve');
  repo.tryGit('merge', 'main1');
  annotate(repo, [{ ...ADA, label: theirs }, ...both, name('Fay')]);
  repo.git('switch', '-q', 'main');
  expect(repo.git('merge-base', '--all', 'main', 'eve').trim().split('\n')).toHaveLength(2);
}

const ALL = ['actor Bob', 'actor Cem', 'actor Dan', 'actor Eve', 'actor Fay', 'actor Gus'];

test('a criss-cross merge of decisions that agree is clean', () => {
  const repo = started();
  crissCross(repo, 'claim', 'claim');
  repo.git('merge', '-q', 'eve', '-m', 'merge');
  expect(summary(sidecarIn(repo))).toEqual(['claim Ada', ...ALL]);
  expect(sidecarIn(repo).conflicts).toBeUndefined();
});

test.each([
  ['place', 'claim'],
  ['claim', 'place'],
  ['place', 'actor'],
])('a criss-cross merge of decisions that differ (%s, %s) is a conflict', (ours, theirs) => {
  const repo = started();
  crissCross(repo, ours, theirs);
  expect(repo.tryGit('merge', 'eve').code).toBe(1);
  expect(summary(sidecarIn(repo))).toEqual([`${ours} Ada`, ...ALL]);
  expect(sidecarIn(repo).conflicts).toMatchObject([{ id: 'ada00000', ours, theirs }]);
});

test('an octopus merge uses no driver: it is right, or git refuses it', () => {
  for (const isFar of [true, false]) {
    const repo = started();
    const words = isFar ? ['Bob', 'Eve'] : ['Eve', 'Fay'];
    for (const word of words) {
      repo.git('switch', '-q', '-c', word, 'main');
      annotate(repo, [...START, name(word)]);
    }
    repo.git('switch', '-q', 'main');
    annotate(repo, START, { status: 'done' });
    const merge = repo.tryGit('merge', ...words, '-m', 'octopus');
    if (isFar) {
      expect(merge.code).toBe(0);
      expect(summary(sidecarIn(repo))).toEqual([
        ...['actor Ada', 'actor Bob', 'actor Dan', 'actor Eve', 'actor Gus'],
      ]);
    } else {
      expect(merge.code).not.toBe(0);
      repo.git('reset', '--hard', '-q');
      for (const word of words) repo.git('merge', '-q', word, '-m', word);
      expect(summary(sidecarIn(repo))).toEqual([
        ...['actor Ada', 'actor Dan', 'actor Eve', 'actor Fay', 'actor Gus'],
      ]);
    }
  }
});

test('a sidecar that can’t be read is merged by lines, with markers where they conflict', () => {
  const repo = repository({ driver: true });
  repo.write(SIDECAR, 'format: [\na\nb\nc\n');
  repo.commit('broken');
  repo.git('switch', '-q', '-c', 'eve');
  repo.write(SIDECAR, 'format: [\na\nb\ntheirs\n');
  repo.commit('theirs');
  repo.git('switch', '-q', 'main');
  repo.write(SIDECAR, 'format: [\na\nb\nours\n');
  repo.commit('ours');
  expect(repo.tryGit('merge', 'eve').code).toBe(1);
  expect(repo.read(SIDECAR)).toBe(
    'format: [\na\nb\n<<<<<<< ours\nours\n=======\ntheirs\n>>>>>>> theirs\n',
  );
});

test('a merge of lines that left markers is done again by annotation', () => {
  const repo = repository({ driver: false });
  repo.write(FILE, TEXT);
  annotate(repo, START);
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [...START, name('Eve')]);
  repo.git('switch', '-q', 'main');
  annotate(repo, [...START, name('Fay')]);
  expect(repo.tryGit('merge', 'eve').code).toBe(1);
  expect(() => sidecarIn(repo)).toThrow('git checkout --merge');
  repo.shell(repo.shell(`node '${CLI}' init --git`).stdout);
  repo.git('checkout', '--merge', '--', SIDECAR);
  expect(summary(sidecarIn(repo))).toEqual([
    ...['actor Ada', 'actor Dan', 'actor Eve', 'actor Fay', 'actor Gus'],
  ]);
});

test('init and the line that it prints are all that is to be done', () => {
  const repo = repository({ driver: false });
  const init = repo.shell(`node '${CLI}' init --git`);
  expect(init.code).toBe(0);
  expect(init.stdout.trim().split('\n')).toHaveLength(1);
  expect(repo.shell(init.stdout).code).toBe(0);
  // A name that a shell would take apart.
  const path = "corpus/-it's $a `b` %P.txt.ann.yaml";
  repo.write(FILE, TEXT);
  annotate(repo, START, {}, { path });
  repo.git('switch', '-q', '-c', 'eve');
  annotate(repo, [{ ...ADA, label: 'claim' }, DAN, GUS], {}, { path });
  repo.git('switch', '-q', 'main');
  annotate(repo, [{ ...ADA, note: 'n' }, DAN, GUS, name('Bob')], {}, { path });
  repo.git('merge', '-q', 'eve', '-m', 'merge');
  expect(summary(sidecarIn(repo, path))).toEqual([
    ...['claim Ada n', 'actor Bob', 'actor Dan', 'actor Gus'],
  ]);
  const diff = repo.git('diff', 'HEAD~1', '--', path);
  expect(diff.split('\n').filter((line) => /^[-+] ?[a-z]/.test(line))).toEqual([
    '-actor "Ada" 0–3 · note "n"',
    '+claim "Ada" 0–3 · note "n"',
  ]);
  repo.write(path, `<<<<<<< a\n${repo.read(path)}`);
  expect(repo.git('diff', '--', path)).toContain('+<<<<<<< a\n');
});
