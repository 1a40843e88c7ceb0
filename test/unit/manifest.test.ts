// The manifest: what it names must exist, and the promises that it makes to a person's keys.

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMAND, CONTEXT, tagCommand } from '../../src/vscode/commands';
import { DEFAULT_LABEL_SET } from '../../src/core/model/labelSet';

interface Keybinding {
  readonly key: string;
  readonly command: string;
  readonly when: string;
}

interface MenuItem {
  readonly command?: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: unknown;
  readonly main: string;
  readonly browser: string;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string }[];
    readonly keybindings: readonly Keybinding[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly colors: readonly { id: string; description: string; defaults: object }[];
  };
}

const root = path.join(import.meta.dirname, '../..');
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const manifest = readJson('package.json') as Manifest;
const strings = readJson('package.nls.json') as Record<string, string>;
const { commands, keybindings, menus, colors } = manifest.contributes;
/** Those that work in the text, not in a view beside it or a list over it. */
const inText = keybindings.filter(
  ({ when }) => !when.includes('focusedView') && !when.includes(CONTEXT.pickingOccurrences),
);
const known = new Set(commands.map(({ command }) => command));

describe('the manifest', () => {
  it('contributes the commands of the code and no others but those of the view', () => {
    const tags = DEFAULT_LABEL_SET.labels.map(({ key }) => tagCommand(key));
    const inCode = new Set<string>([...Object.values(COMMAND), ...tags]);
    for (const command of known) expect(inCode).toContain(command);
  });

  it('has a text for each name', () => {
    const used = readFileSync(path.join(root, 'package.json'), 'utf8').matchAll(/"%([^%"]+)%"/g);
    const names = [...used].map(([, name]) => name ?? '');
    for (const name of names) expect(strings[name], name).toBeTruthy();
    expect(Object.keys(strings).sort()).toEqual([...new Set(names)].sort());
  });

  it('binds and lists only commands that it contributes', () => {
    for (const { command } of keybindings) expect(known).toContain(command);
    for (const { command } of Object.values(menus).flat()) {
      if (command !== undefined) expect(known).toContain(command);
    }
  });

  it('has single keys only in annotating mode or while hints show, and only in the text', () => {
    const annotatingOrHints = new RegExp(`&& (${CONTEXT.annotating}|${CONTEXT.hints}) &&`);
    const single = inText.filter(({ key }) => !key.startsWith('alt+a'));
    expect(single.length).toBeGreaterThan(10);
    for (const { when } of single) {
      expect(when).toContain('editorTextFocus');
      expect(when).toMatch(annotatingOrHints);
      expect(when).toContain('!findWidgetVisible');
      expect(when).toContain('!suggestWidgetVisible');
      expect(when).toContain('!renameInputVisible');
    }
  });

  it('gives every letter to the hints while they show, whatever else it is for', () => {
    const ofHints = keybindings.filter(({ when }) => when.includes(CONTEXT.hints));
    const letters = ofHints.filter(({ command }) => command === COMMAND.hintLetter);
    expect(letters.map(({ key }) => key).join('')).toBe('abcdefghijklmnopqrstuvwxyz');
    // Of two bindings that hold, the later one wins.
    const first = keybindings.findIndex(({ when }) => when.includes(CONTEXT.hints));
    const later = keybindings.slice(first).filter((one) => !ofHints.includes(one));
    const others = later.filter((one) => inText.includes(one));
    for (const { key } of others) expect(key).toMatch(/^(ctrl\+)?alt\+a /);
  });

  it('never takes the editor’s own typing', () => {
    const sources = ['src/vscode/features/tagging.ts', 'src/vscode/features/annotatingMode.ts'];
    for (const file of sources) {
      expect(readFileSync(path.join(root, file), 'utf8')).not.toMatch(/registerCommand\(\s*'type'/);
    }
    expect(known).not.toContain('type');
  });

  it('wakes up only in a folder with sidecars or a label set, or to bring its view back', () => {
    expect(manifest.activationEvents).toEqual([
      'workspaceContains:**/*.ann.yaml',
      'workspaceContains:**/labels.yaml',
      'onWebviewPanel:articleAnnotator.reading',
    ]);
  });

  it('gives each colour for the four kinds of theme', () => {
    for (const { defaults } of colors) {
      expect(Object.keys(defaults).sort()).toEqual([
        'dark',
        'highContrast',
        'highContrastLight',
        'light',
      ]);
    }
  });

  it('names files that are there', () => {
    const named = readFileSync(path.join(root, 'package.json'), 'utf8').matchAll(
      /"(\.\/[^"]+|media\/[^"]+|icon\.png)"/g,
    );
    for (const [, file] of named) {
      // Bundles are made by the build.
      if (file?.startsWith('./dist/')) continue;
      expect(existsSync(path.join(root, file ?? '')), file).toBe(true);
    }
  });
});
