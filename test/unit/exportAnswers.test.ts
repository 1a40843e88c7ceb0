// What a person answered, and the options that it comes to.

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { filterProblem } from '../../src/core/choice/exportFilter';
import { DEFAULT_LABEL_SET } from '../../src/core/model/labelSet';
import { FORMATS } from '../../src/formats';
import { CONLL } from '../../src/formats/columns';
import { HUGGINGFACE } from '../../src/formats/huggingface/huggingface';
import { JSONL } from '../../src/formats/jsonl';
import {
  isAnswer,
  layerAnswer,
  layerAnswers,
  ONE_OF,
  optionsOf,
  readAnswers,
  TEXTS,
} from '../../src/vscode/exporting/exportAnswers';
import type { ExportFacts } from '../../src/vscode/exporting/exportAnswers';
import { runs } from './core/fuzz';

const NOBODY = { hasOwn: true, names: [] };
const facts = (more: Partial<ExportFacts> = {}): ExportFacts => ({
  format: JSONL,
  annotators: NOBODY,
  labelSet: DEFAULT_LABEL_SET,
  ...more,
});

test('nothing answered is what the command line does with nothing given', () => {
  expect(optionsOf({}, facts())).toEqual({
    layer: { kind: 'own' },
    filter: {},
    dropEmpty: false,
    write: {},
  });
});

test('a format is given what it heeds and nothing else', () => {
  const answers = readAnswers({
    tokens: 'spacy',
    tagScheme: 'bilou',
    splitBy: 'date',
    ratios: '70,15,15',
    formulas: 'neutralised',
  });
  expect(optionsOf(answers, facts({ format: CONLL })).write).toEqual({
    tokens: 'spacy',
    tagScheme: 'bilou',
  });
  expect(optionsOf(answers, facts({ format: HUGGINGFACE })).write).toMatchObject({
    tokens: 'spacy',
    split: { by: 'date', ratios: [70, 15, 15] },
  });
  for (const format of FORMATS) {
    const { write = {} } = optionsOf(answers, facts({ format }));
    for (const name of Object.keys(write)) expect(format.heeds).toContain(name);
  }
});

test('filters are those that were written', () => {
  const answers = readAnswers({
    status: 'done',
    labels: ['actor', 'gone'],
    labelMap: 'actor=PER, place = LOC',
    dates: '2024-01-01..',
    agencies: 'Meridian , Tarsia Wire',
  });
  expect(optionsOf(answers, facts()).filter).toEqual({
    statuses: ['done'],
    // The label set has no other.
    labels: ['actor'],
    labelMap: { actor: 'PER', place: 'LOC' },
    from: '2024-01-01',
    agencies: ['Meridian', 'Tarsia Wire'],
  });
});

describe('layers', () => {
  const several = { hasOwn: false, names: ['gold', 'maria', 'tom'] };

  it('are offered where they are there', () => {
    expect(layerAnswers(NOBODY)).toEqual(['own']);
    expect(layerAnswers(several)).toEqual([
      'gold',
      'majority',
      'everyone',
      'annotator/maria',
      'annotator/tom',
    ]);
  });

  it('that are gone are not taken', () => {
    expect(layerAnswer({ layer: 'annotator/maria' }, several)).toBe('annotator/maria');
    expect(layerAnswer({ layer: 'annotator/eve' }, several)).toBe('gold');
    expect(layerAnswer({ layer: 'gold' }, NOBODY)).toBe('own');
  });

  it.each([
    ['gold', { kind: 'gold' }],
    ['majority', { kind: 'majority' }],
    ['everyone', { kind: 'annotators', names: ['maria', 'tom'] }],
    ['annotator/tom', { kind: 'annotators', names: ['tom'] }],
  ])('%s', (layer, choice) => {
    expect(optionsOf({ layer }, facts({ annotators: several })).layer).toEqual(choice);
  });
});

test.each([
  ['dates', '2024-01-01..2024-12-31', true],
  ['dates', '..2024-12-31', true],
  ['dates', '2024-12-31..2024-01-01', false],
  ['dates', '2024-02-31..', false],
  ['dates', '2024', false],
  ['ratios', '80, 10, 10', true],
  ['ratios', '80,10', false],
  ['ratios', '0,0,0', false],
  ['labelMap', 'actor=PER', true],
  ['labelMap', 'actor', false],
  ['labelMap', '=PER', false],
  ['agencies', 'Meridian,,Wire', false],
] as const)('%s %s', (id, text, is) => {
  expect(isAnswer(id, text)).toBe(is);
});

test('whatever was remembered, answers are ones that the questions have', () => {
  const ids = [...Object.keys(ONE_OF), ...TEXTS, 'labels', 'tasks', 'layer', 'junk'];
  const stored = fc.dictionary(fc.constantFrom(...ids), fc.anything());
  fc.assert(
    fc.property(fc.oneof(stored, fc.anything()), (anything) => {
      const answers = readAnswers(anything);
      for (const [id, values] of Object.entries(ONE_OF)) {
        const answer = answers[id as keyof typeof ONE_OF];
        if (answer !== undefined) expect(values).toContain(answer);
      }
      optionsOf(answers, facts({ format: HUGGINGFACE }));
    }),
    runs(200),
  );
});

test('a text that is taken for an answer makes a filter that is right', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9.,= a-z-]{0,24}$/));
  fc.assert(
    fc.property(fc.constantFrom('dates', 'agencies', 'labelMap'), text, (id, answer) => {
      if (!isAnswer(id, answer)) return;
      const { filter = {} } = optionsOf({ [id]: answer }, facts());
      expect(filterProblem(filter)).toBeUndefined();
    }),
    runs(300),
  );
});
