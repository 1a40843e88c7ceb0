import { expect, test } from 'vitest';
import type { Attributes } from '../../../src/core/model/annotation';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import type { LabelSet } from '../../../src/core/model/labelSet';
import type { Status } from '../../../src/core/model/layer';
import { sidecarFor } from '../annotate';
import { brief, check, findings, idsOf } from './check';

const TEXT = 'Ada said in Paris that Bob left and Eve stayed.\n';
const ADA = { id: 'ada', label: 'actor', words: ['Ada'] };
const PARIS = { id: 'paris', label: 'place', words: ['Paris'] };
const CLAIM = { id: 'claim', label: 'claim', words: ['Bob left'] };

const LABEL_SET: LabelSet = {
  ...DEFAULT_LABEL_SET,
  attributes: [
    { name: 'sure', type: 'boolean' },
    { name: 'count', type: 'number' },
    { name: 'alias', type: 'text' },
    {
      name: 'modality',
      labels: ['claim'],
      type: 'choice',
      values: ['asserted', 'denied'],
      required: true,
    },
    { name: 'topics', labels: ['claim'], type: 'choices', values: ['war', 'trade'] },
  ],
};

function attributesCheck(attributes: Attributes, label = 'claim', labelSet = LABEL_SET) {
  return check(TEXT, [{ ...CLAIM, label, attributes }], {
    labelSet: { ...labelSet, relations: [] },
  });
}

test('unknown-attribute: of any label, or of this one', () => {
  const rule = 'unknown-attribute';
  const found = attributesCheck({ modality: 'denied', mood: 'x', toString: 'y' });
  expect(brief(found)).toEqual([[rule, 'claim']]);
  expect(found[0]?.message).toContain('“mood” and “toString”');
  expect(idsOf(rule, attributesCheck({ modality: 'denied' }, 'actor'))).toEqual(['claim']);
  expect(attributesCheck({ modality: 'denied', sure: true })).toEqual([]);
  // Of an unknown label that is said already.
  expect(brief(attributesCheck({ mood: 'x' }, 'aktor'))).toEqual([['unknown-label', 'claim']]);
});

test('attributes are not looked at where the label set says nothing of them', () => {
  const { labels } = DEFAULT_LABEL_SET;
  expect(attributesCheck({ mood: 'x' }, 'claim', { labels })).toEqual([]);
});

test.each([
  [{ modality: 'denied', sure: false, count: 0, alias: '', topics: [] }, []],
  [{ modality: 'denied', topics: ['war', 'trade'] }, []],
  [{ modality: 'maybe' }, ['claim']],
  [{ modality: true }, ['claim']],
  [{ modality: 'denied', sure: 'yes' }, ['claim']],
  [{ modality: 'denied', count: '3' }, ['claim']],
  [{ modality: 'denied', alias: 3 }, ['claim']],
  [{ modality: 'denied', topics: ['war', 'peace'] }, ['claim']],
  [{ modality: 'denied', topics: 'war' }, ['claim']],
])('attribute-value: %j', (attributes, ids) => {
  expect(idsOf('attribute-value', attributesCheck(attributes as Attributes))).toEqual(ids);
});

test('missing-attribute: where the label requires it', () => {
  const found = attributesCheck({ sure: true });
  expect(brief(found)).toEqual([['missing-attribute', 'claim']]);
  expect(found[0]?.message).toBe(
    '“Bob left” (claim) has no modality, which its label requires; give it one.',
  );
  expect(attributesCheck({}, 'actor')).toEqual([]);
});

test('unknown-relation: only where the label set names relations', () => {
  const relations = [
    { id: 'r1', type: 'sourc', from: 'claim', to: 'ada' },
    { id: 'r2', type: 'source', from: 'claim', to: 'ada' },
  ];
  const mentions = [ADA, CLAIM];
  expect(brief(check(TEXT, mentions, { relations }))).toEqual([['unknown-relation', 'r1']]);
  const { labels } = DEFAULT_LABEL_SET;
  expect(check(TEXT, mentions, { relations, labelSet: { labels } })).toEqual([]);
});

test('relation-ends: both labels must fit the type', () => {
  const relations = [
    { id: 'r1', type: 'source', from: 'claim', to: 'ada' },
    { id: 'r2', type: 'source', from: 'claim', to: 'paris' },
    { id: 'r3', type: 'source', from: 'ada', to: 'claim' },
    { id: 'r4', type: 'location', from: 'claim', to: 'paris' },
    { id: 'r5', type: 'target', from: 'claim', to: 'gone' },
  ];
  const found = check(TEXT, [ADA, PARIS, CLAIM], { relations });
  expect(idsOf('relation-ends', found)).toEqual(['r2', 'r3']);
  expect(found.find(({ id }) => id === 'r2')?.message).toContain(
    'leads from claim to place, but must lead from claim to actor',
  );
});

test('duplicate-relation', () => {
  const relations = [
    { id: 'r1', type: 'source', from: 'claim', to: 'ada' },
    { id: 'r2', type: 'source', from: 'claim', to: 'ada' },
    { id: 'r3', type: 'target', from: 'claim', to: 'ada' },
  ];
  const found = check(TEXT, [ADA, CLAIM], { relations });
  expect(brief(found)).toEqual([['duplicate-relation', 'r2']]);
});

test('missing-relation: a claim without a source, at its first word', () => {
  const found = check(TEXT, [ADA, PARIS, CLAIM]);
  expect(brief(found)).toEqual([['missing-relation', 'claim']]);
  expect(found[0]).toMatchObject({
    severity: 'info',
    message: '“Bob left” (claim) has no source; link it to an annotation with the label actor.',
    spans: [{ start: 23, end: 26 }],
  });
  const relations = [{ id: 'r1', type: 'location', from: 'claim', to: 'paris' }];
  expect(idsOf('missing-relation', check(TEXT, [ADA, PARIS, CLAIM], { relations }))).toEqual([
    'claim',
  ]);
});

test('levels: settings go before the label set, and that before the rule', () => {
  const severities = (how: Parameters<typeof check>[2]) =>
    check(TEXT, [CLAIM], how).map(({ severity }) => severity);
  const labelSet: LabelSet = { ...DEFAULT_LABEL_SET, check: { 'missing-relation': 'warning' } };
  expect(severities({})).toEqual(['info']);
  expect(severities({ labelSet })).toEqual(['warning']);
  expect(severities({ labelSet, levels: { 'missing-relation': 'error' } })).toEqual(['error']);
  expect(severities({ labelSet, levels: { 'missing-relation': 'off' } })).toEqual([]);
  expect(severities({ levels: { constructor: 'off' } as never })).toEqual(['info']);
});

const KINDS: LabelSet = {
  ...DEFAULT_LABEL_SET,
  labels: [
    ...DEFAULT_LABEL_SET.labels,
    { key: 'actor/state', name: 'State', description: '' },
    { key: 'claim/threat', name: 'Threat', description: '' },
  ],
};

test('a kind of a label has its attributes, relations and kind', () => {
  const relations = [{ id: 'r1', type: 'source', from: 'claim', to: 'ada' }];
  const mentions = [
    { ...ADA, label: 'actor/state', attributes: { kind: 'state' } },
    { ...CLAIM, label: 'claim/threat', words: ['Eve stayed.'] },
  ];
  expect(check(TEXT, mentions, { labelSet: KINDS, relations })).toEqual([]);
  const found = check(TEXT, [{ ...CLAIM, label: 'claim/threat' }], { labelSet: KINDS });
  expect(brief(found)).toEqual([['missing-relation', 'claim']]);
  const wrong = [{ ...ADA, label: 'actor/state', attributes: { modality: 'denied' } }];
  expect(brief(check(TEXT, wrong, { labelSet: KINDS }))).toEqual([['unknown-attribute', 'ada']]);
});

test.each([
  [undefined, [['crossing-spans', 'b']]],
  [{ cross: 'allow' }, []],
  [
    { nest: 'forbid' },
    [
      ['crossing-spans', 'b'],
      ['nested-spans', 'c'],
    ],
  ],
  [{ nest: 'forbid', cross: 'allow' }, [['nested-spans', 'c']]],
  [
    { overlap: 'forbid', nest: 'allow', cross: 'allow' },
    [
      ['crossing-spans', 'b'],
      ['nested-spans', 'c'],
    ],
  ],
] as const)('the label set says how spans may lie: %j', (spans, expected) => {
  const mentions = [
    { id: 'a', label: 'place', words: ['Ada said'] },
    { id: 'b', label: 'place', words: ['said in Paris'] },
    { id: 'c', label: 'actor', words: ['Paris'] },
  ];
  const labelSet: LabelSet = { ...DEFAULT_LABEL_SET, ...(spans && { spans }) };
  expect(brief(check(TEXT, mentions, { labelSet }))).toEqual(expected);
});

test('nested-spans: the same place counts, a duplicate and fragments of one annotation do not', () => {
  const labelSet: LabelSet = { ...DEFAULT_LABEL_SET, spans: { nest: 'forbid' } };
  const two = [ADA, { ...ADA, id: 'bda', label: 'place' }];
  expect(idsOf('nested-spans', check(TEXT, two, { labelSet }))).toEqual(['bda']);
  const same = [ADA, { ...ADA, id: 'bda' }];
  expect(idsOf('nested-spans', check(TEXT, same, { labelSet }))).toEqual([]);
  const broken = [{ id: 'a', label: 'claim', words: ['Ada said', 'Bob left'] }];
  expect(idsOf('nested-spans', check(TEXT, broken, { labelSet }))).toEqual([]);
});

function articleCheck(attributes: Attributes, status: Status = 'in-progress') {
  const labelSet: LabelSet = {
    ...DEFAULT_LABEL_SET,
    articleAttributes: [
      { name: 'topic', type: 'choice', values: ['war', 'trade'], required: true },
      { name: 'sure', type: 'boolean' },
    ],
  };
  const sidecar = { ...sidecarFor('a.txt', TEXT, []), attributes, status };
  return brief(findings(sidecar, TEXT, { labelSet })).flat();
}

test.each([
  [{ topic: 'war', sure: true }, []],
  [{}, ['missing-article-attribute']],
  [{ topic: 'peace' }, ['article-attribute-value']],
  [{ topic: 'war', topik: 'war', toString: 'x' }, ['unknown-article-attribute']],
  [{ topic: 'war', sure: 'yes' }, ['article-attribute-value']],
])('attributes of the article: %j', (attributes, rules) => {
  expect(articleCheck(attributes as unknown as Attributes)).toEqual(rules);
});

test('an article that nobody has begun lacks nothing', () => {
  expect(articleCheck({}, 'todo')).toEqual([]);
});
