import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LABEL_SET } from '../../../../src/core/model/labelSet';
import { tallyCorpus } from '../../../../src/core/report/corpusFacts';
import type { CorpusFacts, CountedArticle } from '../../../../src/core/report/corpusFacts';
import { NO_NOTES } from '../../../../src/core/report/exportNotes';
import { given, numberText } from '../../../../src/core/report/parts';
import type { Inline, ReportPart } from '../../../../src/core/report/parts';
import { reportMarkdown } from '../../../../src/core/report/reportMarkdown';
import { reportParts } from '../../../../src/core/report/reportParts';
import { sidecarFor } from '../../annotate';
import type { Mention } from '../../annotate';
import { anyText, sidecar } from '../arbitraries';

function article(text: string, mentions: readonly Mention[], header = {}): CountedArticle {
  return { text, header, layer: sidecarFor('a.txt', text, mentions, { status: 'done' }) };
}

function factsOf(articles: readonly CountedArticle[]): CorpusFacts {
  const tally = tallyCorpus(DEFAULT_LABEL_SET);
  for (const one of articles) tally.add(one);
  return tally.facts();
}

const ADA = { words: ['Ada'], entity: 'ada', attributes: { kind: 'person' } };

test('a corpus is counted', () => {
  const facts = factsOf([
    article('🚀 Ada met Bob.', [
      { ...ADA, id: 'a' },
      { id: 'b', words: ['Ada', 'Bob'], label: 'zeal' },
    ]),
    article(
      'Ada met Ada.',
      [
        { ...ADA, id: 'a' },
        { id: 'c', words: ['met Ada'] },
      ],
      {
        date: '2020-01-02',
        agency: 'Meridian',
      },
    ),
    article('', [], { date: '2019-01-02', agency: 'dpa' }),
    article('', [], { agency: 'dpa' }),
  ]);
  expect(facts).toEqual({
    articles: 4,
    characters: 26,
    annotations: 4,
    relations: 0,
    entities: 1,
    statuses: [{ status: 'done', count: 4 }],
    dates: { first: '2019-01-02', last: '2020-01-02' },
    undated: 2,
    agencies: [
      { name: 'dpa', count: 2 },
      { name: 'Meridian', count: 1 },
    ],
    labels: [
      {
        label: 'actor',
        annotations: 3,
        articles: 2,
        lengths: { shortest: 3, median: 3, mean: 13 / 3, longest: 7 },
      },
      { label: 'place', annotations: 0, articles: 0 },
      { label: 'claim', annotations: 0, articles: 0 },
      {
        label: 'zeal',
        annotations: 1,
        articles: 1,
        lengths: { shortest: 6, median: 6, mean: 6, longest: 6 },
      },
    ],
    relationTypes: [
      { name: 'source', count: 0 },
      { name: 'location', count: 0 },
      { name: 'target', count: 0 },
    ],
    attributes: [{ name: 'kind', count: 2 }],
  });
});

test('the median of an even number is the mean of the two in the middle', () => {
  const words = ['a', 'bb', 'ccccc', 'dddddddd'];
  const text = words.join(' ');
  const { labels } = factsOf([
    article(
      text,
      words.map((word) => ({ id: word, words: [word] })),
    ),
  ]);
  expect(labels[0]?.lengths).toEqual({ shortest: 1, median: 3.5, mean: 4, longest: 8 });
});

test('property: counts add up, in whatever order the articles come', () => {
  const articles = fc.array(
    fc.tuple(anyText, sidecar).map(([text, layer]) => ({ text, header: {}, layer })),
    { maxLength: 5 },
  );
  fc.assert(
    fc.property(articles, (all) => {
      const facts = factsOf(all);
      expect(factsOf([...all].reverse())).toEqual(facts);
      const sum = (count: (one: CountedArticle) => number): number =>
        all.reduce((so, one) => so + count(one), 0);
      expect(facts.annotations).toBe(sum(({ layer }) => layer.annotations.length));
      expect(facts.relations).toBe(sum(({ layer }) => layer.relations.length));
      expect(facts.characters).toBe(sum(({ text }) => Array.from(text).length));
    }),
  );
});

test.each([
  [1234567, { title: '', kind: 'number' }, '1,234,567'],
  [0.5, { title: '', kind: 'number', digits: 2 }, '0.50'],
  [1 / 3, { title: '', kind: 'share' }, '33.3 %'],
  [undefined, { title: '', kind: 'number' }, '–'],
] as const)('%s is written by its column', (value, column, text) => {
  expect(numberText(value, column)).toBe(text);
});

test.each([
  ['https://example.org/a_b', true],
  ['https://example.org/ and more', false],
  ['https://example.org/<b>', false],
  ['javascript:alert(1)', false],
])('%s: is a link only where it is a web address', (text, isLink) => {
  const inline: Inline = isLink ? { link: text } : text;
  expect(given(text)).toEqual(inline);
});

describe('Markdown', () => {
  const lines = (...parts: readonly ReportPart[]): string => reportMarkdown(parts);

  test('what a person or a corpus says can format nothing', () => {
    expect(lines({ kind: 'paragraph', line: ['*a* <b> [c](d) # `e` | & $f$'] })).toBe(
      '\\*a\\* &lt;b\\> \\[c\\](d) \\# \\`e\\` \\| &amp; \\$f\\$\n',
    );
    expect(lines({ kind: 'paragraph', line: [{ code: 'a`b\n|c\u2028d' }, { code: '' }] })).toBe(
      '`aˋb ¦c d`` `\n',
    );
  });

  test('property: each row of a table has its cells, whatever is in them', () => {
    const columns = [
      { title: 'a', kind: 'text' },
      { title: 'b', kind: 'text' },
    ] as const;
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const text = lines({
          kind: 'table',
          caption: 'x',
          columns,
          rows: [[[{ code: one }], [other]]],
        });
        const [caption, , head, rule, row, ...rest] = text.split('\n');
        expect([caption, head, rule, rest]).toEqual(['x:', '| a | b |', '| --- | --- |', ['']]);
        expect(row?.replace(/\\./gsu, '').match(/\|/g)).toHaveLength(3);
      }),
    );
  });
});

test('a report says what was chosen and what that left out', () => {
  const text = reportMarkdown(
    reportParts({
      about: { title: 'Ferries', licence: 'cc-by-4.0' },
      corpus: factsOf([]),
      notes: {
        ...NO_NOTES,
        layer: { kind: 'majority', annotators: ['eve', 'tom'] },
        filter: {
          statuses: ['done'],
          from: '2019-01-01',
          agencies: ['dpa'],
          labels: ['actor'],
          labelMap: { actor: 'PER', place: 'LOC' },
        },
        leftOut: [{ what: 'annotation', why: 'tie', count: 1200 }],
      },
      losses: { formatTitle: 'CSV', counts: new Map([['note', 2]]) },
    }),
  );
  expect(text).toMatch(/^# Ferries\n/);
  for (const line of [
    '- Licence: cc-by-4.0',
    '- Source: not stated',
    '- Articles from 2019-01-01 on.',
    '- Layers with the status `done`.',
    '- Articles of `dpa`.',
    '- Labels `actor` and what is under them.',
    '- New names: `actor` is `PER`, `place` is `LOC`.',
    '| Annotations | exactly half of the annotators | 1,200 |',
    '| `note` | 2 |',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  expect(text).toContain('exactly the same characters; of `eve`, `tom`. Exactly half is a tie');
  expect(text).not.toContain('## Agreement');
});
