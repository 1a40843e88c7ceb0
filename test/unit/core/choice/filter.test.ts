import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { filterProblem, hasStatus, refusal } from '../../../../src/core/choice/exportFilter';
import {
  filterLabels,
  filterLabelSet,
  unknownLabels,
} from '../../../../src/core/choice/filterLabels';
import { takesLayer } from '../../../../src/core/choice/layerChoice';
import { tallyLeftOut } from '../../../../src/core/choice/leftOut';
import { DEFAULT_LABEL_SET } from '../../../../src/core/model/labelSet';
import type { LabelSet } from '../../../../src/core/model/labelSet';
import { sidecar } from '../arbitraries';

test.each([
  [{ from: '2019-02-31' }, '2019-02-31 is no date such as 2019-01-31.'],
  [{ to: '2019' }, '2019 is no date'],
  [{ to: '+02019-01-01' }, 'is no date'],
  [{ from: '2019-02-01', to: '2019-01-01' }, 'No day is from 2019-02-01 to 2019-01-01'],
  [{ agencies: ['Meridian', ' '] }, 'The name of an agency is empty.'],
  [{ labels: [''] }, 'The key of a label is empty.'],
  [{ labelMap: { actor: ' ' } }, 'Give both the old and the new key'],
  [{ labelMap: { '': 'PER' } }, 'Give both the old and the new key'],
])('%j: %s', (filter, message) => {
  expect(filterProblem(filter)).toContain(message);
});

test('a filter with everything in it is none to complain of', () => {
  const day = '2024-02-29';
  const labelMap = { actor: 'PER', place: 'PER' };
  const filter = { from: day, to: day, agencies: ['A'], labels: ['actor'], labelMap };
  expect(filterProblem(filter)).toBeUndefined();
  expect(filterProblem({})).toBeUndefined();
});

test.each([
  [{}, {}, undefined],
  [{ from: '2019-01-02' }, { date: '2019-01-02' }, undefined],
  [{ to: '2019-01-02' }, { date: '2019-01-02' }, undefined],
  [{ from: '2019-01-02' }, { date: '2019-01-01' }, 'date'],
  [{ to: '2019-01-02' }, { date: '2019-01-03' }, 'date'],
  [{ to: '2019-01-02' }, {}, 'date'],
  [{ agencies: ['reuters '] }, { agency: 'Reuters' }, undefined],
  [{ agencies: ['AP', 'dpa'] }, { agency: 'dpa' }, undefined],
  [{ agencies: ['AP'] }, { agency: 'dpa' }, 'agency'],
  [{ agencies: ['AP'] }, {}, 'agency'],
])('%j of %j: %s', (filter, header, why) => {
  expect(refusal(filter, header)).toBe(why);
});

test('a status is one of those that are wanted', () => {
  expect(hasStatus({}, 'todo')).toBe(true);
  expect(hasStatus({ statuses: ['done'] }, 'todo')).toBe(false);
  expect(hasStatus({ statuses: ['done', 'in-progress'] }, 'in-progress')).toBe(true);
});

test('each choice takes its layers', () => {
  const annotators = [undefined, 'gold', 'maria', 'tom'];
  const taken = (choice: Parameters<typeof takesLayer>[0]): unknown =>
    annotators.filter((name) => takesLayer(choice, name));
  expect(taken({ kind: 'own' })).toEqual([undefined]);
  expect(taken({ kind: 'gold' })).toEqual(['gold']);
  expect(taken({ kind: 'annotators', names: ['tom'] })).toEqual(['tom']);
  expect(taken({ kind: 'majority' })).toEqual([undefined, 'maria', 'tom']);
  expect(taken({ kind: 'majority', annotators: ['tom', 'gold'] })).toEqual(['gold', 'tom']);
});

test('counts are added up by what and why', () => {
  const tally = tallyLeftOut();
  tally.add([{ what: 'article', why: 'date', count: 2 }]);
  tally.add([
    { what: 'article', why: 'date', count: 1 },
    { what: 'article', why: 'agency', count: 1 },
    { what: 'value', why: 'tie', count: 0 },
  ]);
  expect(tally.counts()).toEqual([
    { what: 'article', why: 'agency', count: 1 },
    { what: 'article', why: 'date', count: 3 },
  ]);
});

const LAYER = {
  status: 'done',
  attributes: {},
  annotations: [
    { id: 'c', label: 'claim', fragments: [{ start: 0, end: 9 }], text: 'Ada left.' },
    { id: 'a', label: 'actor', fragments: [{ start: 0, end: 3 }], text: 'Ada' },
    { id: 's', label: 'actor/state', fragments: [{ start: 4, end: 8 }], text: 'left' },
  ],
  relations: [
    { id: 'r1', type: 'source', from: 'c', to: 'a' },
    { id: 'r2', type: 'target', from: 'a', to: 's' },
  ],
} as const;

describe('labels of a layer', () => {
  const labels = (filter: Parameters<typeof filterLabels>[1]): readonly string[] =>
    filterLabels(LAYER, filter).layer.annotations.map(({ label }) => label);

  test('a label stands for what is under it, and relations follow', () => {
    const { layer, leftOut } = filterLabels(LAYER, { labels: ['actor'] });
    expect(layer.annotations.map(({ id }) => id)).toEqual(['a', 's']);
    expect(layer.relations.map(({ id }) => id)).toEqual(['r2']);
    expect(leftOut).toEqual([
      { what: 'annotation', why: 'label', count: 1 },
      { what: 'relation', why: 'label', count: 1 },
    ]);
    expect(labels({ labels: ['actor/state'] })).toEqual(['actor/state']);
    expect(filterLabels(LAYER, { labels: ['claim'] }).layer.relations).toEqual([]);
  });

  test('several labels may become one, and the nearest new name counts', () => {
    expect(labels({ labelMap: { actor: 'X', claim: 'X' } })).toEqual(['X', 'X', 'X']);
    expect(labels({ labelMap: { actor: 'PER', 'actor/state': 'GPE' } })).toEqual([
      'claim',
      'PER',
      'GPE',
    ]);
    expect(labels({ labelMap: { constructor: 'X' } })).toEqual(['claim', 'actor', 'actor/state']);
  });

  test('labels are chosen by their old names', () => {
    expect(labels({ labels: ['claim'], labelMap: { claim: 'actor', actor: 'PER' } })).toEqual([
      'actor',
    ]);
  });
});

test('property: a map of each label to itself changes nothing', () => {
  fc.assert(
    fc.property(sidecar, (layer) => {
      const labelMap = Object.fromEntries(layer.annotations.map(({ label }) => [label, label]));
      const { layer: same, leftOut } = filterLabels(layer, { labelMap });
      expect(same).toEqual(layer);
      expect(leftOut).toEqual([]);
    }),
  );
});

test('property: what is kept and what is counted are all there was', () => {
  fc.assert(
    fc.property(sidecar, fc.array(fc.constantFrom('actor', 'place', 'claim')), (layer, labels) => {
      const { layer: kept, leftOut } = filterLabels(layer, { labels });
      const gone = (what: string): number =>
        leftOut.reduce((sum, one) => sum + (one.what === what ? one.count : 0), 0);
      expect(kept.annotations.length + gone('annotation')).toBe(layer.annotations.length);
      expect(kept.relations.length + gone('relation')).toBe(layer.relations.length);
    }),
  );
});

describe('the label set of what is exported', () => {
  const SET: LabelSet = {
    ...DEFAULT_LABEL_SET,
    labels: [
      ...DEFAULT_LABEL_SET.labels,
      { key: 'claim/denial', name: 'Denial', description: '', shortcut: 'd' },
    ],
  };

  test('without a choice of labels it is the same', () => {
    expect(filterLabelSet(SET, { labels: undefined, labelMap: undefined } as object)).toBe(SET);
  });

  test('what is for other labels alone is not in it', () => {
    const { labels, attributes, relations } = filterLabelSet(SET, { labels: ['actor', 'place'] });
    expect(labels.map(({ key }) => key)).toEqual(['actor', 'place']);
    expect(attributes?.map(({ name }) => name)).toEqual(['kind']);
    expect(relations).toEqual([]);
  });

  test('new names are in their old ones’ places, with what they were kinds of', () => {
    const labelMap = { actor: 'PER', place: 'PER', 'claim/denial': 'DENY' };
    const { labels, attributes, relations } = filterLabelSet(SET, { labelMap });
    expect(labels).toMatchObject([
      { key: 'PER', name: 'PER', colour: 'blue' },
      { key: 'claim', name: 'Claim' },
      { key: 'DENY', kind: 'statement', colour: 'amber', shortcut: 'd' },
    ]);
    expect(attributes?.map((one) => one.labels)).toEqual([
      ['PER'],
      ['claim', 'DENY'],
      ['claim', 'DENY'],
    ]);
    expect(relations?.[0]).toMatchObject({ from: ['claim', 'DENY'], to: ['PER'] });
  });

  test('a label that becomes another of the set is that one', () => {
    const { labels } = filterLabelSet(SET, { labelMap: { place: 'actor' } });
    expect(labels.map(({ key, name }) => [key, name])).toEqual([
      ['actor', 'Actor'],
      ['claim', 'Claim'],
      ['claim/denial', 'Denial'],
    ]);
  });

  test('keys that it has not are told, but not kinds of those that it has', () => {
    const filter = { labels: ['actr', 'actor/state'], labelMap: { clam: 'x', claim: 'y' } };
    expect(unknownLabels(SET, filter)).toEqual(['actr', 'clam']);
  });
});
