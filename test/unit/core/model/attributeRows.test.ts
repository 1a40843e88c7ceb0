import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  setArticleAttributes,
  setAttributes,
  setEntity,
  setNote,
  setStatus,
} from '../../../../src/core/model/annotationFields';
import {
  attributeRows,
  typedNumber,
  withAttribute,
} from '../../../../src/core/model/attributeRows';
import { applyEdit, invertEdit, isEmptyEdit } from '../../../../src/core/model/edit';
import type { AttributeDefinition } from '../../../../src/core/model/labelSet';
import { EMPTY_LAYER } from '../../../../src/core/model/layer';
import { attributes } from '../arbitraries';

const DEFINITIONS: readonly AttributeDefinition[] = [
  { name: 'modality', type: 'choice', values: ['asserted', 'denied'], required: true },
  { name: 'sure', type: 'boolean' },
];

test('rows are the defined attributes, then the others by name', () => {
  expect(attributeRows(DEFINITIONS, { zeal: 'x', sure: false, mood: 'y' })).toEqual([
    { name: 'modality', definition: DEFINITIONS[0], isMissing: true },
    { name: 'sure', definition: DEFINITIONS[1], isMissing: false, value: false },
    { name: 'mood', isMissing: false, value: 'y' },
    { name: 'zeal', isMissing: false, value: 'x' },
  ]);
  // What every object inherits is no value.
  expect(attributeRows([{ name: 'constructor', type: 'text' }], {})).toEqual([
    { name: 'constructor', definition: { name: 'constructor', type: 'text' }, isMissing: false },
  ]);
});

test('setting and taking away an attribute leaves the others', () => {
  fc.assert(
    fc.property(attributes, fc.string(), (before, name) => {
      fc.pre(name !== '__proto__');
      const set = withAttribute(before, name, 'x');
      expect(set).toEqual({ ...before, [name]: 'x' });
      const rest = Object.entries(before).filter(([key]) => key !== name);
      expect(withAttribute(set, name, undefined)).toEqual(Object.fromEntries(rest));
      expect(Object.keys(withAttribute(before, name, 'x')).length).toBe(
        Object.keys(before).length + (Object.hasOwn(before, name) ? 0 : 1),
      );
    }),
  );
});

test.each([
  ['12', 12],
  [' -3.5 ', -3.5],
  ['−2', -2],
  ['.5', 0.5],
  ['1e3', 1000],
  ['0', 0],
  ['', undefined],
  ['3,5', undefined],
  ['0x10', undefined],
  ['1e999', undefined],
  ['Infinity', undefined],
  ['12 men', undefined],
])('%j is the number %s', (text, number) => {
  expect(typedNumber(text)).toBe(number);
});

const ANNOTATION = {
  id: 'a1',
  label: 'actor',
  fragments: [{ start: 0, end: 2 }],
  text: 'UN',
} as const;
const LAYER = { ...EMPTY_LAYER, annotations: [ANNOTATION] };

test('fields are set, taken away, and undone', () => {
  const note = setNote(LAYER, 'a1', 'see p. 3');
  const noted = applyEdit(LAYER, note);
  expect(noted.annotations).toEqual([{ ...ANNOTATION, note: 'see p. 3' }]);
  expect(applyEdit(noted, setNote(noted, 'a1', ''))).toEqual(LAYER);
  expect(applyEdit(noted, invertEdit(note))).toEqual(LAYER);
  const linked = applyEdit(LAYER, setEntity(LAYER, new Set(['a1', 'zz']), 'un'));
  expect(linked.annotations).toEqual([{ ...ANNOTATION, entity: 'un' }]);
  expect(applyEdit(linked, setEntity(linked, new Set(['a1']), undefined))).toEqual(LAYER);
  const kind = applyEdit(LAYER, setAttributes(LAYER, 'a1', { kind: 'group' }));
  expect(kind.annotations).toEqual([{ ...ANNOTATION, attributes: { kind: 'group' } }]);
  expect(applyEdit(kind, setAttributes(kind, 'a1', {}))).toEqual(LAYER);
});

test('what is so already is no edit', () => {
  const edits = [
    setNote(LAYER, 'a1', ''),
    setEntity(LAYER, new Set(['a1']), undefined),
    setAttributes(LAYER, 'a1', {}),
    setStatus(LAYER, 'todo'),
    setArticleAttributes(LAYER, {}),
  ];
  expect(edits.map(isEmptyEdit)).toEqual(edits.map(() => true));
  expect(applyEdit(LAYER, setStatus(LAYER, 'done')).status).toBe('done');
});
