// Nothing needs a mouse: every command is in the palette or has a key, and what a view shows as a
// button is in its context menu, too.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string; title: string }[];
    readonly keybindings: readonly { command: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly walkthroughs: readonly { steps: readonly { description: string }[] }[];
    readonly viewsWelcome: readonly { contents: string }[];
  };
}

const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const strings = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const { commands, keybindings, menus } = contributes;

const hasKey = new Set(keybindings.map(({ command }) => command));
const neverInPalette = new Set(
  menus['commandPalette']?.filter(({ when }) => when === 'false').map(({ command }) => command),
);

describe('by keyboard', () => {
  it.each(commands.map(({ command }) => command))('one reaches %s', (command) => {
    expect(hasKey.has(command) || !neverInPalette.has(command)).toBe(true);
  });

  it('one reaches in the context menu of a row what its buttons do', () => {
    const items = menus['view/item/context'] ?? [];
    const inMenu = items.filter(({ group }) => !group?.startsWith('inline'));
    const buttons = items.filter(({ group }) => group?.startsWith('inline'));
    expect(buttons.length).toBeGreaterThan(0);
    for (const button of buttons) {
      expect(inMenu.map(({ command }) => command)).toContain(button.command);
    }
  });

  it('one reaches in the palette or by a key what the titles of editors and views have', () => {
    const titles = [...(menus['editor/title'] ?? []), ...(menus['view/title'] ?? [])];
    for (const { command } of titles) {
      expect(hasKey.has(command) || !neverInPalette.has(command), command).toBe(true);
    }
  });
});

describe('links to commands', () => {
  const texts = [
    ...contributes.viewsWelcome.map(({ contents }) => contents),
    ...contributes.walkthroughs.flatMap(({ steps }) => steps.map((step) => step.description)),
  ].map((name) => strings[name.replaceAll('%', '')] ?? '');

  it('lead to commands that are there', () => {
    const known = new Set(commands.map(({ command }) => command));
    const ours = texts.flatMap((text) =>
      [...text.matchAll(/\(command:(articleAnnotator\.[\w.]+)/g)].map(([, command]) => command),
    );
    expect(ours.length).toBeGreaterThan(8);
    // A view has a command of its own that shows it.
    for (const command of ours) {
      if (!command?.endsWith('.focus')) expect(known).toContain(command);
    }
  });

  it('are in every step of the walkthrough and in every empty view', () => {
    for (const text of texts) expect(text).toMatch(/^\[[^\]]+\]\(command:[^)]+\)$/m);
  });
});
