// The JSON schema of label sets, which other editors check by, and our reader are of one mind.

import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readLabelSet } from '../../../../src/core/labelSet/read';
import { LABEL_SET_KEYS } from '../../../../src/core/labelSet/shape';
import type { KeyShape } from '../../../../src/core/labelSet/shape';
import { labelSetTemplate } from '../../../../src/core/labelSet/write';

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly $ref?: string;
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const schema = JSON.parse(readFileSync('schemas/labels.schema.json', 'utf8')) as Schema;
const validate = new Ajv({ strict: false }).compile(schema);

const HEAD = 'format: article-labels/1\n';
const LABELS = `${HEAD}labels:\n  - key: actor\n  - key: place\n`;

const GOOD = [
  labelSetTemplate(),
  LABELS,
  `${HEAD}labels: []\n`,
  `${HEAD}labels:\n`,
  `${LABELS}attributes:\n`,
  `${LABELS}guidelines: docs/coding rules.md\n`,
  `${LABELS}guidelines: https://example.org/a:b\n`,
  `${HEAD}labels: [{key: été/x_1, name: "", colour: "#ABCDEF", shortcut: 7, kind: mention}]\n`,
  `${HEAD}labels: [{key: a, shortcut: "0", examples: []}]\n`,
  `${LABELS}attributes: [{name: a, type: choice, values: [x], default: x, required: false}]\n`,
  `${LABELS}attributes: [{name: a, type: choices, values: [x], default: [], labels: [actor]}]\n`,
  `${LABELS}attributes: [{name: a, type: boolean, default: true}]\n`,
  `${LABELS}relations: [{type: t, from: [actor], to: [place], required: true}]\n`,
  `${LABELS}title: T\nlicence: cc-by-4.0\nsource: a b\nlanguage: en\n`,
  `${LABELS}spans: {}\ncheck: {mid-word: "off", crossing-spans: error}\n`,
];

const BAD = [
  '[]',
  'labels: []\n',
  HEAD,
  `format: article-labels/2\nlabels: []\n`,
  `${HEAD}labels: x\n`,
  `${HEAD}labels: [x]\n`,
  `${HEAD}labels: [{name: x}]\n`,
  `${HEAD}labels: [{key: ""}]\n`,
  `${HEAD}labels: [{key: "a b"}]\n`,
  `${HEAD}labels: [{key: a//b}]\n`,
  `${HEAD}labels: [{key: a/__proto__}]\n`,
  `${HEAD}labels: [{key: a, color: red}]\n`,
  `${HEAD}labels: [{key: a, colour: crimson}]\n`,
  `${HEAD}labels: [{key: a, colour: "#fff"}]\n`,
  `${HEAD}labels: [{key: a, shortcut: AB}]\n`,
  `${HEAD}labels: [{key: a, shortcut: 10}]\n`,
  `${HEAD}labels: [{key: a, kind: thing}]\n`,
  `${HEAD}labels: [{key: a, examples: x}]\n`,
  `${HEAD}labels: [{key: a, examples: [1]}]\n`,
  `${LABELS}attributes: [{name: a}]\n`,
  `${LABELS}attributes: [{name: "", type: text}]\n`,
  `${LABELS}attributes: [{name: a, type: txt}]\n`,
  `${LABELS}attributes: [{name: a, type: choice}]\n`,
  `${LABELS}attributes: [{name: a, type: choice, values: []}]\n`,
  `${LABELS}attributes: [{name: a, type: text, values: [x]}]\n`,
  `${LABELS}attributes: [{name: a, type: text, default: 1}]\n`,
  `${LABELS}attributes: [{name: a, type: choices, values: [x], default: x}]\n`,
  `${LABELS}attributes: [{name: a, type: text, required: "yes"}]\n`,
  `${LABELS}articleAttributes: [{name: a, type: text, labels: [actor]}]\n`,
  `${LABELS}relations: [{type: t, from: [actor]}]\n`,
  `${LABELS}relations: [{type: t, from: actor, to: [place]}]\n`,
  `${LABELS}relations: [{type: "", from: [actor], to: [place]}]\n`,
  `${LABELS}spans: {nest: maybe}\n`,
  `${LABELS}spans: [nest]\n`,
  `${LABELS}check: {no-such-rule: error}\n`,
  `${LABELS}check: {mid-word: fatal}\n`,
  `${LABELS}guidelines: /etc/passwd\n`,
  `${LABELS}guidelines: a/../../b\n`,
  `${LABELS}guidelines: command:x\n`,
  `${LABELS}guidelines: http://example.org\n`,
  `${LABELS}more: 1\n`,
];

describe('the schema and the reader', () => {
  test.each(GOOD)('take %j', (text) => {
    expect([readLabelSet(text).ok, validate(parse(text))]).toEqual([true, true]);
  });

  test.each(BAD)('refuse %j', (text) => {
    expect([readLabelSet(text).ok, validate(parse(text))]).toEqual([false, false]);
  });

  test('have the same keys with the same descriptions', () => {
    const resolved = ({ $ref, ...own }: Schema): Schema =>
      $ref === undefined ? own : (schema.definitions?.[$ref.split('/').at(-1) ?? ''] ?? own);
    const compare = (keys: readonly KeyShape[], { properties = {} }: Schema): void => {
      expect(keys.map(({ name }) => name).sort()).toEqual(Object.keys(properties).sort());
      for (const { name, description, keys: inner, isList } of keys) {
        const found = properties[name];
        expect([name, found?.description]).toEqual([name, description]);
        if (inner && found) compare(inner, resolved(isList ? (found.items ?? {}) : found));
      }
    };
    compare(LABEL_SET_KEYS, schema);
  });
});
