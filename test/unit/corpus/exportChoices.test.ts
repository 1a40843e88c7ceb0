import { expect, test } from 'vitest';
import { exportCorpus } from '../../../src/corpus/exportCorpus';
import type { ExportOptions, ExportOutcome } from '../../../src/corpus/exportCorpus';
import { JSONL } from '../../../src/formats/jsonl';
import { sidecarText } from '../annotate';
import { memoryFileSystem } from '../memoryFileSystem';

const A = 'date 2019-01-02 One\n\nMOSUL, Iraq (Reuters) - Ada met Bob.\n';
const B = 'date 2020-05-06 Two\n\nPARIS (Meridian) - Ada met Eve.\n';
const ADA = { id: 'ada00000', words: ['Ada'] };
const BOB = { id: 'bob00000', words: ['Bob'] };
const MET = { id: 'met00000', words: ['Ada met'], label: 'claim' };
const SOURCE = { id: 'rel00000', type: 'source', from: 'met00000', to: 'ada00000' };

const DONE = { status: 'done' } as const;
const FILES = {
  'a.txt': A,
  'a.txt.ann.yaml': sidecarText('a.txt', A, [ADA, MET], { ...DONE, relations: [SOURCE] }),
  'a.txt.gold.ann.yaml': sidecarText('a.txt', A, [ADA], DONE),
  'a.txt.maria.ann.yaml': sidecarText('a.txt', A, [ADA, BOB], DONE),
  'a.txt.tom.ann.yaml': sidecarText('a.txt', A, [ADA, BOB]),
  'b.txt': B,
  'b.txt.tom.ann.yaml': sidecarText('b.txt', B, [ADA], DONE),
  'c.txt': 'No header.\n',
};

interface Exported {
  readonly outcome: ExportOutcome;
  /** `a: Ada, Bob` */
  readonly articles: readonly string[];
}

async function exported(
  options: Omit<ExportOptions, 'format'>,
  files: Record<string, string> = FILES,
): Promise<Exported> {
  let text = '';
  const target: Parameters<typeof exportCorpus>[2] = async (pieces) => {
    for await (const { content } of pieces) text += String(content);
  };
  const outcome = await exportCorpus(
    memoryFileSystem(files),
    { format: JSONL, ...options },
    target,
  );
  const articles = text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const { id, spans } = JSON.parse(line) as {
        id: string;
        spans: { label: string; text: string }[];
      };
      return `${id}: ${spans.map((span) => `${span.label} ${span.text}`).join(', ')}`;
    });
  return { outcome, articles };
}

const leftOut = (...counts: readonly [string, string, number][]): object => ({
  leftOut: counts.map(([what, why, count]) => ({ what, why, count })),
});

test('the own layer is that without a name', async () => {
  const { articles } = await exported({ layer: { kind: 'own' } });
  expect(articles).toEqual(['a: claim Ada met, actor Ada', 'b: ', 'c: ']);
});

test('gold leaves out articles that have no gold', async () => {
  const { articles, outcome } = await exported({ layer: { kind: 'gold' } });
  expect(articles).toEqual(['a: actor Ada']);
  expect(outcome).toMatchObject({ articles: 1, ...leftOut(['article', 'layer', 2]) });
});

test('of several annotators each article is there once for each', async () => {
  const layer = { kind: 'annotators', names: ['tom', 'maria'] } as const;
  const { articles, outcome } = await exported({ layer });
  expect(articles).toEqual([
    'maria/a: actor Ada, actor Bob',
    'tom/a: actor Ada, actor Bob',
    'tom/b: actor Ada',
  ]);
  expect(outcome).toMatchObject({
    articles: 3,
    annotations: 5,
    ...leftOut(['article', 'layer', 1]),
  });
  const done = await exported({ layer, filter: { statuses: ['done'] } });
  expect(done.articles.map((one) => one.split(':')[0])).toEqual(['maria/a', 'tom/b']);
  expect(done.outcome).toMatchObject(leftOut(['article', 'layer', 1], ['article', 'status', 1]));
});

test('the majority of all but gold; what is a tie has its place', async () => {
  const { articles, outcome } = await exported({ layer: { kind: 'majority' } });
  expect(articles).toEqual(['a: actor Ada, actor Bob', 'b: actor Ada']);
  expect(outcome).toMatchObject(
    leftOut(['annotation', 'minority', 1], ['article', 'layer', 1], ['relation', 'minority', 1]),
  );
  const two = await exported({ layer: { kind: 'majority', annotators: ['gold', 'maria'] } });
  expect(two.articles).toEqual(['a: actor Ada']);
  expect(two.outcome).toMatchObject({
    ties: [
      {
        path: 'a.txt',
        findings: [
          {
            rule: 'export/tie',
            position: { line: 3, column: 33 },
            message: '“Bob” is “actor” to 1 of 2 annotators and was left out.',
          },
        ],
      },
    ],
  });
});

test('those who are not done do not vote', async () => {
  const filter = { statuses: ['done'] } as const;
  const { articles, outcome } = await exported({ layer: { kind: 'majority' }, filter });
  expect(articles).toEqual(['a: actor Ada', 'b: actor Ada']);
  expect(outcome).toMatchObject({ ties: [{ findings: [{}, {}] }] });
});

test('annotators without a layer are told', async () => {
  const unknown = await exported({ layer: { kind: 'majority', annotators: ['eve', 'tom'] } });
  expect(unknown.outcome).toEqual({
    kind: 'unknown-annotator',
    unknown: ['eve'],
    known: ['gold', 'maria', 'tom'],
  });
  const files = { 'a.txt': A, 'a.txt.tom.ann.yaml': FILES['a.txt.tom.ann.yaml'] };
  expect((await exported({ layer: { kind: 'gold' } }, files)).outcome).toMatchObject({
    unknown: ['gold'],
  });
});

test('articles are chosen by date, agency and status', async () => {
  const ids = async (filter: ExportOptions['filter'] & object): Promise<unknown> => {
    const { articles, outcome } = await exported({ filter });
    return [articles.map((one) => one.split(':')[0]), outcome];
  };
  expect(await ids({ from: '2020-01-01' })).toMatchObject([['b'], leftOut(['article', 'date', 2])]);
  expect(await ids({ to: '2019-01-02' })).toMatchObject([['a'], leftOut(['article', 'date', 2])]);
  expect(await ids({ agencies: ['meridian'] })).toMatchObject([
    ['b'],
    leftOut(['article', 'agency', 2]),
  ]);
  expect(await ids({ statuses: ['done'] })).toMatchObject([
    ['a'],
    leftOut(['article', 'status', 2]),
  ]);
});

test('a sidecar of an article that is left out need not be right', async () => {
  const files = { ...FILES, 'b.txt.ann.yaml': '[' };
  expect((await exported({ filter: { to: '2019-12-31' } }, files)).outcome.kind).toBe('written');
  expect((await exported({}, files)).outcome.kind).toBe('unreadable');
});

test('labels are chosen and renamed, and relations follow', async () => {
  const renamed = await exported({ filter: { labelMap: { actor: 'PER', claim: 'PER' } } });
  expect(renamed.articles[0]).toBe('a: PER Ada met, PER Ada');
  expect(renamed.outcome).toMatchObject(leftOut());
  const actors = await exported({ filter: { labels: ['actor'] } });
  expect(actors.articles[0]).toBe('a: actor Ada');
  expect(actors.outcome).toMatchObject(
    leftOut(['annotation', 'label', 1], ['relation', 'label', 1]),
  );
  const nothing = await exported({ filter: { labels: ['place'] }, dropEmpty: true });
  expect(nothing.outcome).toMatchObject({
    articles: 0,
    ...leftOut(['annotation', 'label', 2], ['article', 'empty', 3], ['relation', 'label', 1]),
  });
});
