import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLayer, RULES } from '../../../src/core/check/index';
import { labelIndex } from '../../../src/core/check/labelIndex';
import type { CheckInput, Fix, Flaw, Rule } from '../../../src/core/check/rule';
import { compareAnnotations, quote } from '../../../src/core/model/annotation';
import type { Annotation } from '../../../src/core/model/annotation';
import { applyEdit, invertEdit } from '../../../src/core/model/edit';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import type { LabelSet } from '../../../src/core/model/labelSet';
import { EMPTY_LAYER } from '../../../src/core/model/layer';
import type { Layer } from '../../../src/core/model/layer';
import { sidecarOf } from '../../../src/core/sidecar/sidecar';
import { articleText } from '../../../src/corpus/articles';
import { mention } from '../annotate';
import type { Mention } from '../annotate';
import { runs } from '../core/fuzz';

const LABEL_SET: LabelSet = {
  ...DEFAULT_LABEL_SET,
  attributes: [
    { name: 'sure', type: 'boolean', labels: ['place'], required: true },
    { name: 'mood', type: 'choice', values: ['good', 'bad'] },
  ],
  articleAttributes: [{ name: 'topic', type: 'choice', values: ['war', 'trade'], required: true }],
  spans: { nest: 'forbid' },
};

function inputOf(text: string, layer: Layer, labelSet = DEFAULT_LABEL_SET): CheckInput {
  const article = articleText('a.txt', text);
  const corpus = labelIndex();
  const elsewhere = 'Mosul';
  const other = mention(elsewhere, { id: 'b1', label: 'place', words: [elsewhere] });
  corpus.set('b', [other], labelSet);
  corpus.set('a', layer.annotations, labelSet);
  const sidecar = sidecarOf(layer, article);
  return { article, layer, labelSet, corpus, positions: new Map(), sidecar };
}

function freshIds(layer: Layer): () => string {
  let count = layer.annotations.length;
  return () => `new${(count += 1)}`;
}

interface Case {
  readonly rule: Rule;
  readonly flaw: Flaw;
  readonly fixes: readonly Fix[];
}

function casesOf(input: CheckInput): readonly Case[] {
  return RULES.flatMap((rule) =>
    [...rule.check(input)].map((flaw) => ({
      rule,
      flaw,
      fixes: rule.fixes?.(input, flaw, freshIds(input.layer)) ?? [],
    })),
  );
}

function sameFlaw(a: Flaw, b: Flaw): boolean {
  return (
    a.id === b.id && a.otherId === b.otherId && JSON.stringify(a.spans) === JSON.stringify(b.spans)
  );
}

/** Every fix of every flaw takes its flaw away, and undo brings it back. */
function expectFixed(input: CheckInput): readonly string[] {
  return casesOf(input).flatMap(({ rule, flaw, fixes }) =>
    fixes.map(({ title, edit }) => {
      const layer = applyEdit(input.layer, edit);
      const after = inputOf(input.article?.text ?? '', layer, input.labelSet);
      const left = [...rule.check(after)].filter((other) => sameFlaw(flaw, other));
      expect(left, `${rule.id}: ${title}`).toEqual([]);
      for (const { fragments, text } of layer.annotations) {
        expect(quote(input.article?.text ?? '', fragments)).toBe(text);
      }
      expect(applyEdit(layer, invertEdit(edit))).toEqual(input.layer);
      return `${rule.id}: ${title}`;
    }),
  );
}

function layerOf(text: string, mentions: readonly Mention[], rest: Partial<Layer> = {}): Layer {
  const annotations = mentions.map((words) => mention(text, words)).sort(compareAnnotations);
  return { ...EMPTY_LAYER, status: 'in-progress', ...rest, annotations };
}

const TEXT = 'Mosul fell, Ada Smith said. Mosul rose; Mosul stands in Iraqistan, near Basra.\n';

test.each<[string, readonly Mention[], Partial<Layer>, readonly string[]]>([
  [
    'duplicate-annotation',
    [
      { id: 'a1', words: ['Ada Smith'] },
      { id: 'a2', words: ['Ada Smith'] },
      { id: 'a3', label: 'claim', words: ['rose'] },
    ],
    { relations: [{ id: 'r1', type: 'source', from: 'a3', to: 'a2' }] },
    ['Delete the duplicate'],
  ],
  [
    'crossing-spans',
    [
      { id: 'a1', words: ['fell, Ada'] },
      { id: 'a2', words: ['Ada Smith said'] },
    ],
    {},
    [
      'Widen “Ada Smith said” to hold “fell, Ada”',
      'Shorten “fell, Ada” to “fell”',
      'Shorten “Ada Smith said” to “Smith said”',
    ],
  ],
  [
    'unknown-label',
    [{ id: 'a1', label: 'Plase', words: ['Basra'] }],
    {},
    ['Change the label to place', 'Change the label to actor', 'Change the label to claim'],
  ],
  [
    'dangling-relation',
    [],
    { relations: [{ id: 'r1', type: 'source', from: 'x', to: 'y' }] },
    ['Delete the relation'],
  ],
  [
    'unknown-relation',
    [{ id: 'a1', words: ['Ada'] }],
    { relations: [{ id: 'r1', type: 'sorce', from: 'a1', to: 'a1' }] },
    [
      'Change the type to source',
      'Change the type to location',
      'Change the type to target',
      'Delete the relation',
    ],
  ],
  [
    'relation-ends',
    [
      { id: 'a1', words: ['Ada'] },
      { id: 'a2', label: 'claim', words: ['rose'] },
    ],
    { relations: [{ id: 'r1', type: 'source', from: 'a1', to: 'a2' }] },
    ['Turn the relation round', 'Delete the relation'],
  ],
  [
    'relation-ends',
    [
      { id: 'a1', label: 'place', words: ['Basra'] },
      { id: 'a2', label: 'claim', words: ['rose'] },
    ],
    { relations: [{ id: 'r1', type: 'source', from: 'a2', to: 'a1' }] },
    ['Change the type to location', 'Delete the relation'],
  ],
  [
    'duplicate-relation',
    [
      { id: 'a1', words: ['Ada'] },
      { id: 'a2', label: 'claim', words: ['rose'] },
    ],
    {
      relations: ['r1', 'r2'].map((id) => ({ id, type: 'source', from: 'a2', to: 'a1' })),
    },
    ['Delete the duplicate'],
  ],
  [
    'missing-relation',
    [
      { id: 'a1', words: ['Ada Smith'] },
      { id: 'a2', words: ['Basra'] },
      { id: 'a3', label: 'claim', words: ['Mosul fell'] },
    ],
    {},
    ['Set source to “Ada Smith”', 'Set source to “Basra”'],
  ],
  ['edge-space', [{ id: 'a1', words: ['Ada Smith '] }], {}, ['Cut the white space off']],
  ['edge-space', [{ id: 'a1', words: [' '] }], {}, ['Delete the empty annotation']],
  ['edge-punctuation', [{ id: 'a1', words: ['fell,'] }], {}, ['Cut the punctuation off']],
  [
    'mid-word',
    [{ id: 'a1', words: ['in Iraq'] }],
    {},
    ['Widen to whole words', 'Shorten to whole words'],
  ],
  ['mid-word', [{ id: 'a1', words: ['Iraq'] }], {}, ['Widen to whole words']],
  [
    'unlabelled-repeat',
    [{ id: 'a1', label: 'place', words: ['Mosul'] }],
    {},
    ['Label this “Mosul” as place', 'Label all 2 of “Mosul” as place'],
  ],
  [
    'label-differs',
    [{ id: 'a1', label: 'actor', words: ['Mosul'] }],
    {},
    ['Change the label to place'],
  ],
])('%s: fixes', (id, mentions, rest, titles) => {
  const input = inputOf(TEXT, layerOf(TEXT, mentions, rest));
  const fixed = expectFixed(input);
  expect(fixed.filter((title) => title.startsWith(`${id}: `))).toEqual(
    titles.map((title) => `${id}: ${title}`),
  );
});

test('fixes of attributes', () => {
  const attributes = { mood: 'god', colour: 'red' };
  const layer = layerOf(TEXT, [{ id: 'a1', label: 'place', words: ['Basra'], attributes }]);
  expect(expectFixed(inputOf(TEXT, layer, LABEL_SET))).toEqual([
    'unknown-attribute: Delete “colour”',
    'attribute-value: Set mood to good',
    'attribute-value: Set mood to bad',
    'attribute-value: Delete “mood”',
    'missing-attribute: Set sure to true',
    'missing-attribute: Set sure to false',
    'missing-article-attribute: Set topic to war',
    'missing-article-attribute: Set topic to trade',
  ]);
});

test('a duplicate hands its relations over', () => {
  const layer = layerOf(
    TEXT,
    [
      { id: 'a1', words: ['Ada'] },
      { id: 'a2', words: ['Ada'] },
      { id: 'a3', label: 'claim', words: ['rose'] },
    ],
    { relations: [{ id: 'r1', type: 'source', from: 'a3', to: 'a2' }] },
  );
  const input = inputOf(TEXT, layer);
  const found = casesOf(input).find(({ rule }) => rule.id === 'duplicate-annotation');
  const [fix] = found?.fixes ?? [];
  if (!fix) throw new Error('There is a fix.');
  expect(applyEdit(layer, fix.edit).relations).toEqual([
    { id: 'r1', type: 'source', from: 'a3', to: 'a1' },
  ]);
});

test('a repeat is labelled with the entity of the name, and its id is new', () => {
  const layer = layerOf(TEXT, [{ id: 'a1', label: 'place', words: ['Mosul'], entity: 'mosul' }]);
  const found = casesOf(inputOf(TEXT, layer)).find(({ rule }) => rule.id === 'unlabelled-repeat');
  const all = found?.fixes[1];
  if (!all) throw new Error('There is a fix.');
  const { annotations } = applyEdit(layer, all.edit);
  expect(annotations.map(({ text, entity }) => [text, entity])).toEqual([
    ['Mosul', 'mosul'],
    ['Mosul', 'mosul'],
    ['Mosul', 'mosul'],
  ]);
  expect(new Set(annotations.map(({ id }) => id)).size).toBe(3);
});

const WORDS = [
  'Mosul',
  'Ada',
  'Smith',
  'al-Nadiri',
  'U.S.',
  'Tarsia’s',
  '“',
  '”',
  ',',
  '.',
  '(',
  ')',
];
const textOf = fc
  .array(fc.constantFrom(...WORDS, ' ', ' ', ' ', '\n', '🚀', '-', 'e\u0301'), { maxLength: 30 })
  .map((words) => words.join(''));

/** A layer with spans anywhere in the text. */
const anyInput = textOf
  .filter((text) => text.length > 3)
  .chain((text) =>
    fc
      .array(
        fc.record({
          ends: fc.uniqueArray(fc.nat(text.length), { minLength: 2, maxLength: 4 }),
          label: fc.constantFrom('actor', 'place', 'claim', 'plac'),
          attributes: fc.constantFrom({}, { mood: 'x' }, { sure: 1, x: 'y' }),
        }),
        { maxLength: 6 },
      )
      .chain((items) =>
        fc.record({
          text: fc.constant(text),
          items: fc.constant(items),
          relations: fc.array(
            fc.record({
              type: fc.constantFrom('source', 'location', 'sorce'),
              from: fc.nat(items.length).map((i) => `a${i}`),
              to: fc.nat(items.length).map((i) => `a${i}`),
            }),
            { maxLength: 3 },
          ),
        }),
      ),
  );

test('every fix of anything found takes it away, keeps texts true and can be undone', () => {
  let fixed = 0;
  fc.assert(
    fc.property(anyInput, ({ text, items, relations }) => {
      const annotations = items.map(({ ends, label, attributes }, i): Annotation => {
        const [a = 0, b = 1, c, d] = [...ends].sort((x, y) => x - y);
        const second = c !== undefined && d !== undefined ? [{ start: c, end: d }] : [];
        const fragments = [{ start: a, end: b }, ...second] as const;
        const has = Object.keys(attributes).length > 0;
        const base = { id: `a${i}`, label, fragments, text: quote(text, fragments) };
        return has ? { ...base, attributes } : base;
      });
      const layer: Layer = {
        ...EMPTY_LAYER,
        status: 'in-progress',
        annotations: annotations.sort(compareAnnotations),
        relations: relations.map((relation, i) => ({ id: `r${i}`, ...relation })),
      };
      fixed += expectFixed(inputOf(text, layer, LABEL_SET)).length;
    }),
    runs(400),
  );
  expect(fixed).toBeGreaterThan(100);
});

test('what was found has an order: that of the file', () => {
  const layer = layerOf(TEXT, [{ id: 'a1', words: ['Mosul '] }]);
  const input = { ...inputOf(TEXT, layer), positions: new Map([['a1', { line: 9, column: 5 }]]) };
  const lines = checkLayer(input).map(({ position }) => position.line);
  expect(lines).toEqual([...lines].sort((a, b) => a - b));
});
