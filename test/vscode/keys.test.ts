import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DEFAULT_LABEL_SET } from '../../src/core/model/labelSet';
import { annotatingKeys } from '../../src/vscode/annotatingKeys';
import { COMMAND, CONTEXT } from '../../src/vscode/commands';
import { EXTENSION_ID } from './article';

interface Keybinding {
  readonly key: string;
  readonly command: string;
  readonly when: string;
}

// On a German keyboard the key of `-` gives `?` with Shift.
const OTHER_KEYBOARDS = new Set(['shift+[Minus]']);

// Those that leave the mode or go by another way outside it.
const WITHOUT_CHORD = ['F2', 'Esc', 'Delete', '?'];

function keybindings(): readonly Keybinding[] {
  const manifest: unknown = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON;
  return (manifest as { contributes: { keybindings: readonly Keybinding[] } }).contributes
    .keybindings;
}

/** Keys as package.json writes them: `shift+n` for `N`, `shift+alt+w` for `Alt+Shift+W`. */
function written(key: string): string {
  if (key === '?') return 'shift+/';
  if (key === 'Esc') return 'escape';
  if (/^[A-Z]$/.test(key)) return `shift+${key.toLowerCase()}`;
  return key.toLowerCase().replace('alt+shift+', 'shift+alt+');
}

/** Each key of the sheet, with the command that it runs. */
function onTheSheet(): readonly (readonly [key: string, command: string])[] {
  return annotatingKeys(DEFAULT_LABEL_SET)
    .flatMap(({ keys }) => keys)
    .filter(({ argument }) => argument === undefined)
    .flatMap(({ keys, command }) => keys.split(', ').map((key) => [key, command] as const));
}

describe('the sheet of keys', () => {
  it('has only keys that do in annotating mode what it says', () => {
    const bound = keybindings().filter(({ when }) => when.includes(CONTEXT.annotating));
    const pairs = new Set(bound.map(({ key, command }) => `${key} ${command}`));
    for (const [key, command] of onTheSheet()) {
      assert.ok(pairs.has(`${written(key)} ${command}`), `${key} must run ${command}`);
    }
  });

  it('has every key of annotating mode', () => {
    const sheet = new Set(onTheSheet().map(([key, command]) => `${written(key)} ${command}`));
    const bound = keybindings().filter(
      ({ key, command, when }) =>
        when.includes(CONTEXT.annotating) &&
        !OTHER_KEYBOARDS.has(key) &&
        !command.startsWith(COMMAND.tag),
    );
    assert.ok(bound.length > 40);
    for (const { key, command } of bound) {
      assert.ok(sheet.has(`${key} ${command}`), `${key} (${command}) must be on the sheet`);
    }
  });

  it('has keys that do the same as chords outside the mode', () => {
    const chords = new Set(keybindings().map(({ key, command }) => `${key} ${command}`));
    for (const [key, command] of onTheSheet()) {
      if (WITHOUT_CHORD.includes(key) || key.startsWith('Ctrl+')) continue;
      assert.ok(chords.has(`alt+a ${written(key)} ${command}`), `alt+a ${key} runs ${command}`);
    }
  });

  it('gives a key to the label that claims it, and to nothing else', () => {
    const [first] = DEFAULT_LABEL_SET.labels;
    assert.ok(first);
    const labelSet = { ...DEFAULT_LABEL_SET, labels: [{ ...first, shortcut: 'x' }] };
    const keys = annotatingKeys(labelSet).flatMap((group) => group.keys);
    const withX = keys.filter((key) => key.keys.split(', ').includes('x'));
    assert.deepEqual(
      withX.map(({ command, argument }) => [command, argument]),
      [[COMMAND.tag, { label: first.key }]],
    );
    // Deleting still has its other key.
    assert.equal(keys.find(({ command }) => command === COMMAND.delete)?.keys, 'Delete');
  });

  it('is in groups, none of them empty', () => {
    const groups = annotatingKeys(DEFAULT_LABEL_SET);
    assert.ok(groups.length > 5);
    for (const { task, keys } of groups) assert.ok(keys.length > 0, task);
  });
});
