import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editLabelSet, renamedKey } from '../../../../src/core/labelSet/edit';
import type { LabelSetEdit } from '../../../../src/core/labelSet/edit';
import { readLabelSet } from '../../../../src/core/labelSet/read';
import { labelSetTemplate, writeLabelSet } from '../../../../src/core/labelSet/write';
import { lineage } from '../../../../src/core/model/labelSet';
import type { LabelSet } from '../../../../src/core/model/labelSet';
import { COLOUR_NAMES } from '../../../../src/core/model/palette';
import { runs } from '../fuzz';
import { unicodeText } from '../arbitraries';

const part = fc.stringMatching(/^[a-zé][a-zé0-9_.-]{0,5}$/u);
const key = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
// What YAML forbids in plain sight is refused where the YAML package writes it: no label set has it.
const text = unicodeText.filter((each) => !/[\p{C}\u2028\u2029]|<{7}|>{7}|={7}|\|{7}/u.test(each));
const name = text.filter((each) => each !== '' && each !== '__proto__');

/** A record without the fields whose value is undefined. */
function given<T extends object>(record: T): T {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
}

const optional = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

function attribute(labels: fc.Arbitrary<readonly string[] | undefined>) {
  const plain = fc.oneof(
    fc.record({ type: fc.constant('text' as const), default: optional(text) }),
    fc.record({ type: fc.constant('number' as const), default: optional(fc.integer()) }),
    fc.record({ type: fc.constant('boolean' as const), default: optional(fc.boolean()) }),
  );
  const choice = fc.array(text, { minLength: 1, maxLength: 3 }).chain((values) =>
    fc.oneof(
      fc.record({
        type: fc.constant('choice' as const),
        values: fc.constant(values),
        default: optional(fc.constantFrom(...values)),
      }),
      fc.record({
        type: fc.constant('choices' as const),
        values: fc.constant(values),
        default: optional(fc.subarray(values)),
      }),
    ),
  );
  return fc
    .tuple(
      fc.record({ name, description: optional(text), required: optional(fc.boolean()), labels }),
      fc.oneof(plain, choice),
    )
    .map(([common, typed]) => given({ ...common, ...typed }));
}

const unique = <T extends object>(items: fc.Arbitrary<T>, by: (item: T) => string) =>
  fc.uniqueArray(items, { selector: by, maxLength: 4 });

const labelSets: fc.Arbitrary<LabelSet> = unique(
  fc
    .record({
      key,
      name: text,
      description: text,
      kind: optional(fc.constantFrom('mention' as const, 'statement' as const)),
      colour: optional(fc.constantFrom(...COLOUR_NAMES, '#12aB9f')),
      examples: optional(fc.array(text, { maxLength: 2 })),
    })
    .map(given),
  (label) => label.key,
).chain((labels) => {
  const keys = labels.map((label) => label.key);
  const some = fc.subarray(keys);
  const relation = fc
    .record({
      type: name,
      from: some,
      to: some,
      required: optional(fc.boolean()),
      description: optional(text),
    })
    .map(given);
  return fc
    .record({
      labels: fc.constant(
        labels.map((label, i) => (i % 2 === 0 ? { ...label, shortcut: 'abcd'.charAt(i) } : label)),
      ),
      attributes: optional(unique(attribute(optional(some)), (item) => item.name)),
      articleAttributes: optional(unique(attribute(fc.constant(undefined)), (item) => item.name)),
      relations: optional(unique(relation, ({ type }) => type)),
      spans: optional(fc.constantFrom({}, { nest: 'forbid' as const, cross: 'allow' as const })),
      guidelines: optional(fc.constantFrom('a b.md', 'https://example.org/#x')),
      check: optional(fc.constantFrom({}, { 'mid-word': 'off' as const })),
      title: optional(text),
      licence: optional(text),
      source: optional(text),
      language: optional(fc.constantFrom('en', 'no')),
    })
    .map((made) => given(made) as unknown as LabelSet);
});

function read(file: string): LabelSet {
  const reading = readLabelSet(file);
  if (!reading.ok) throw new Error(`${JSON.stringify(reading.problems)}\n${file}`);
  return reading.labelSet;
}

test('what is written is read as it was', () => {
  fc.assert(
    fc.property(labelSets, (labelSet) => {
      expect(read(writeLabelSet(labelSet))).toEqual(labelSet);
    }),
    runs(200),
  );
});

test('setting, adding, deleting and renaming do to the file what they do to the label set', () => {
  fc.assert(
    fc.property(labelSets, text, key, (labelSet, description, to) => {
      const file = writeLabelSet(labelSet);
      const change = (edit: LabelSetEdit): LabelSet | undefined => {
        const changed = editLabelSet(file, edit);
        return changed.ok ? read(changed.text) : undefined;
      };
      const [first] = labelSet.labels;
      const isFree = !labelSet.labels.some((label) => lineage(label.key).includes(to));
      if (isFree) {
        const item = { key: to, name: 'N', description };
        expect(change({ kind: 'add', list: 'labels', item })).toEqual({
          ...labelSet,
          labels: [...labelSet.labels, item],
        });
      }
      if (!first) return;
      const field = { kind: 'set', list: 'labels', name: first.key, field: 'description' } as const;
      expect(change({ ...field, value: description })).toEqual({
        ...labelSet,
        labels: [{ ...first, description }, ...labelSet.labels.slice(1)],
      });
      const rest = change({ kind: 'delete', list: 'labels', name: first.key });
      expect(rest?.labels).toEqual(labelSet.labels.slice(1));
      const isClear = isFree && !lineage(to).includes(first.key);
      if (!isClear) return;
      const renamed = (each: string): string => renamedKey(each, first.key, to);
      expect(change({ kind: 'rename', from: first.key, to })).toEqual({
        ...labelSet,
        labels: labelSet.labels.map((label) => ({ ...label, key: renamed(label.key) })),
        ...(labelSet.attributes && {
          attributes: labelSet.attributes.map((item) => ({
            ...item,
            ...(item.labels && { labels: item.labels.map(renamed) }),
          })),
        }),
        ...(labelSet.relations && {
          relations: labelSet.relations.map((item) => ({
            ...item,
            from: item.from.map(renamed),
            to: item.to.map(renamed),
          })),
        }),
      });
    }),
    runs(60),
  );
});

test('comments, order, quotes, line ends and a BOM stay', () => {
  const file =
    '\uFEFF# top\nlabels:\n- name: "A"\n  # inside\n  key: a # k\n\n- key: b\nformat: article-labels/1 # end\n'.replaceAll(
      '\n',
      '\r\n',
    );
  const changed = editLabelSet(file, {
    kind: 'set',
    list: 'labels',
    name: 'a',
    field: 'colour',
    value: '#112233',
  });
  expect(changed).toEqual({
    ok: true,
    text: file.replace('key: a # k\r\n', 'key: a # k\r\n  colour: "#112233"\r\n'),
  });
  const renamed = editLabelSet(file, { kind: 'rename', from: 'a', to: 'x' });
  expect(renamed).toEqual({ ok: true, text: file.replace('key: a #', 'key: x #') });
});

test('changes that can’t be made are refused with a reason', () => {
  const file = labelSetTemplate();
  const message = (edit: LabelSetEdit): string => {
    const changed = editLabelSet(file, edit);
    return changed.ok ? '' : changed.message;
  };
  expect(message({ kind: 'rename', from: 'actor', to: 'place' })).toContain('place already');
  expect(message({ kind: 'rename', from: 'actor', to: 'a b' })).toContain('can’t be a key');
  expect(message({ kind: 'add', list: 'labels', item: { key: 'actor' } })).toContain('twice');
  const colour = { kind: 'set', list: 'labels', name: 'actor', field: 'colour' } as const;
  expect(message({ ...colour, value: 'crimson' })).toContain('no colour');
  expect(editLabelSet('][', { kind: 'rename', from: 'a', to: 'b' }).ok).toBe(false);
});

test('a label that is deleted goes out of attributes and relations too', () => {
  const changed = editLabelSet(labelSetTemplate(), {
    kind: 'delete',
    list: 'labels',
    name: 'claim',
  });
  const labelSet = read(changed.ok ? changed.text : '');
  expect(labelSet.labels.map((label) => label.key)).toEqual(['actor', 'place']);
  expect(labelSet.attributes?.map((item) => item.name)).toEqual(['kind']);
  expect(labelSet.relations).toEqual([]);
});
