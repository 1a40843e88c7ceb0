import { expect, test } from 'vitest';
import { keyAt, proposalsAt } from '../../../../src/core/labelSet/context';
import { labelSetTemplate } from '../../../../src/core/labelSet/write';

/** What is offered at the mark `|` in a text. */
function offered(text: string): readonly string[] {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  const found = proposalsAt(text.replace('|', ''), before.length - 1, before.at(-1)?.length ?? 0);
  return found.proposals.map((proposal) => proposal.text);
}

const LABELS = 'labels:\n  - key: actor\n    name: A\n  - key: actor/state\n';

test.each([
  ['|', ['format: ', 'guidelines: ', 'labels: ']],
  [`format: x\n${LABELS}|`, ['guidelines: ', 'attributes: ']],
  ['labels:\n  - |', ['key: ', 'name: ', 'description: ']],
  ['labels:\n- |', ['key: ', 'name: ']],
  [`${LABELS}    |`, ['name: ', 'description: ']],
  ['labels:\n  - key: a\n    c|\n    colour: red\n', ['name: ', 'description: ', 'shortcut: ']],
  ['labels:\n  - key: a\n    colour: |', ['blue', 'green']],
  ['labels:\n  - key: a\n    kind: st|', ['mention', 'statement']],
  [`${LABELS}attributes:\n  - name: x\n    labels: [|`, ['actor', 'actor/state']],
  [`${LABELS}attributes:\n  - name: x\n    labels: [actor, |]`, ['actor', 'actor/state']],
  [`${LABELS}relations:\n  - type: x\n    from:\n      - |`, ['actor', 'actor/state']],
  [`${LABELS}relations:\n  - type: x\n    from:\n    - actor\n    - |`, ['actor', 'actor/state']],
  ['spans:\n  |', ['overlap: ', 'nest: ', 'cross: ']],
  ['spans:\n  nest: |', ['allow', 'forbid']],
  ['check:\n  |', ['merge-conflict: ', 'article-missing: ']],
  ['check:\n  mid-word: |', ['off', 'info', 'warning', 'error']],
])('%j', (text, expected) => {
  const found = offered(text);
  expect(found.filter((each) => expected.includes(each))).toEqual(expected);
});

test.each(['# |', 'labels:\n  - key: actor # |', 'labels:\n  - key: |', 'more:\n  x: |'])(
  'nothing is offered at %j',
  (text) => {
    expect(offered(text)).toEqual([]);
  },
);

test('what is there already is not offered again, but in the next item', () => {
  expect(offered(`${LABELS}    |`)).not.toContain('key: ');
  expect(offered('labels:\n  - key: a\n    |\n  - name: b\n')).toContain('name: ');
  expect(offered('spans:\n  nest: allow\n  |')).not.toContain('nest: ');
});

test('every key of a new file is known at its place', () => {
  const text = labelSetTemplate();
  for (const [i, line] of text.split('\n').entries()) {
    const column = line.search(/[a-zA-Z]/);
    if (column < 0 || line.startsWith('#')) continue;
    expect([line, keyAt(text, i, column)?.isKey]).toEqual([line, true]);
  }
});
