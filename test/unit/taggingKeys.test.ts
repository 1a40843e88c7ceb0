// Which keys tag with which label, and that package.json binds them so.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LABEL_SET } from '../../src/core/model/labelSet';
import type { Label } from '../../src/core/model/labelSet';
import { contrast, PALETTE } from '../../src/core/model/palette';
import { COMMAND_LETTERS, keysLine, labelOfKey, taggingKeys } from '../../src/vscode/taggingKeys';

const TAG_BY_KEY = 'articleAnnotator.tagByKey';

interface Keybinding {
  readonly key: string;
  readonly command: string;
  readonly when: string;
  readonly args?: string;
}

interface Manifest {
  readonly contributes: {
    readonly keybindings: readonly Keybinding[];
    readonly colors: readonly { id: string; defaults: Readonly<Record<string, string>> }[];
  };
}

const { keybindings: bindings, colors } = (
  JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
).contributes;

// Jump hints take letters while they are shown, and then they go before all else.
const keybindings = bindings.filter(({ command }) => !command.includes('.hint'));

function keysOf(...labels: readonly Partial<Label>[]): readonly string[] {
  const made = labels.map((label, i) => ({ key: `l${i}`, name: '', description: '', ...label }));
  return taggingKeys({ labels: made }).map(({ keys }) => keys.join(' '));
}

describe('the keys of labels', () => {
  it('are the first letters of the built-in ones, and digits', () => {
    expect(taggingKeys(DEFAULT_LABEL_SET).map(({ keys }) => keys)).toEqual([
      ['a', '1'],
      ['p', '2'],
      ['c', '3'],
    ]);
    expect(keysLine(DEFAULT_LABEL_SET, 2)).toBe('A actor, P place, …');
  });

  it('are never those of a command or of another label, unless the file says so', () => {
    expect(keysOf({ name: 'Person' }, { name: 'Place' }, { name: 'Lens' })).toEqual([
      'p 1',
      'a 2',
      '3',
    ]);
    expect(keysOf({ name: 'Person' }, { name: 'Note', shortcut: 'p' })).toEqual(['1', 'p 2']);
    expect(keysOf({ name: 'Note', shortcut: 'n' })).toEqual(['n 1']);
    expect(keysOf({ name: 'A' }, { name: 'B', shortcut: '1' })).toEqual(['a', '1 2']);
  });

  it('are digits for nine labels, whatever their names', () => {
    const labels = Array.from({ length: 10 }, () => ({ name: 'ÄÖ' }));
    expect(keysOf(...labels)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '']);
  });

  it('lead back to the label', () => {
    expect(labelOfKey(DEFAULT_LABEL_SET, 'p')).toBe('place');
    expect(labelOfKey(DEFAULT_LABEL_SET, '3')).toBe('claim');
    expect(labelOfKey(DEFAULT_LABEL_SET, 'q')).toBeUndefined();
  });
});

describe('the manifest', () => {
  const places = (key: string): readonly number[] =>
    keybindings.flatMap((each, i) => (each.key === key ? [i] : []));

  it.each('abcdefghijklmnopqrstuvwxyz1234567890'.split(''))(
    'binds %s for labels, last of all',
    (key) => {
      for (const pressed of [key, `alt+a ${key}`]) {
        const last = keybindings[places(pressed).at(-1) ?? -1];
        expect(last).toMatchObject({ command: TAG_BY_KEY, args: key });
        expect(last?.when).toContain(`articleAnnotator.shortcuts =~ /${key}/`);
      }
    },
  );

  it('has no letter of a command that labels could take by themselves', () => {
    const letters = keybindings
      .filter(({ key, command }) => /^[a-z]$/.test(key) && command !== TAG_BY_KEY)
      .filter(({ command }) => !/\.tag\.(?:actor|place|claim)$/.test(command))
      .map(({ key }) => key);
    for (const letter of letters) expect(COMMAND_LETTERS).toContain(letter);
  });

  it('has the colours of the palette, each to be read on its ground', () => {
    const defaults = (id: string) => colors.find((each) => each.id === id)?.defaults;
    for (const [name, { light, dark }] of Object.entries(PALETTE)) {
      const line = defaults(`articleAnnotator.${name}Line`);
      expect(line).toMatchObject({ light, dark });
      expect(contrast(line?.['light'] ?? '', '#ffffff')).toBeGreaterThan(4.5);
      expect(contrast(line?.['dark'] ?? '', '#1f1f1f')).toBeGreaterThan(4.5);
      expect(contrast(line?.['highContrast'] ?? '', '#000000')).toBeGreaterThan(7);
      expect(contrast(line?.['highContrastLight'] ?? '', '#ffffff')).toBeGreaterThan(7);
      expect(defaults(`articleAnnotator.${name}Background`)?.['light']).toMatch(`${light}1`);
    }
  });
});
