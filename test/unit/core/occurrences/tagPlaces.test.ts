import { expect, test } from 'vitest';
import type { Annotation } from '../../../../src/core/model/annotation';
import { applyEdit } from '../../../../src/core/model/edit';
import { DEFAULT_LABEL_SET } from '../../../../src/core/model/labelSet';
import type { LabelSet } from '../../../../src/core/model/labelSet';
import { EMPTY_LAYER } from '../../../../src/core/model/layer';
import { tagPlaces } from '../../../../src/core/occurrences/tagPlaces';

const TEXT = 'Ada met Ada and Ada.';
const SPANS = [0, 8, 16].map((start) => ({ start, end: start + 3 }));
const MODEL: Annotation = {
  id: 'ada00000',
  label: 'actor',
  fragments: [{ start: 0, end: 3 }],
  text: 'Ada',
  entity: 'ada',
  attributes: { kind: 'person' },
  note: 'Hers alone.',
  origin: 'suggested/dictionary',
};
const LABELS: LabelSet = {
  ...DEFAULT_LABEL_SET,
  attributes: [{ name: 'sure', type: 'boolean', default: true }],
};
const LAYER = { ...EMPTY_LAYER, annotations: [MODEL] };
const INTO = {
  layer: LAYER,
  text: TEXT,
  labelSet: LABELS,
  random: (size: number) => crypto.getRandomValues(new Uint8Array(size)),
};

test('new annotations have the entity and the attributes of the model, not its note or origin', () => {
  const { annotations } = applyEdit(LAYER, tagPlaces(INTO, SPANS, MODEL));
  const like = { label: 'actor', text: 'Ada', entity: 'ada', attributes: { kind: 'person' } };
  const id = expect.stringMatching(/^[0-9a-z]{8}$/) as string;
  expect(annotations).toEqual([
    MODEL,
    { ...like, id, fragments: [{ start: 8, end: 11 }] },
    { ...like, id, fragments: [{ start: 16, end: 19 }] },
  ]);
  expect(new Set(annotations.map((each) => each.id)).size).toBe(3);
});

test('with a label alone they have what its attributes default to', () => {
  const { annotations } = tagPlaces(INTO, SPANS, { label: 'place' });
  expect(annotations.map(({ after }) => [after?.label, after?.attributes, after?.entity])).toEqual([
    ['place', { sure: true }, undefined],
    ['place', { sure: true }, undefined],
  ]);
});
