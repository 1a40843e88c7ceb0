// Each setting says in plain words what it does, and can differ from folder to folder.

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Setting {
  readonly markdownDescription?: string;
  readonly default?: unknown;
  readonly scope?: string;
  readonly order?: number;
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  contributes: { configuration: { properties: Record<string, Setting> } };
};
const strings = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
const settings = Object.entries(manifest.contributes.configuration.properties);

it.each(settings)('%s is described, ordered and scoped', (id, setting) => {
  expect(setting.markdownDescription).toBe(`%${id.replace('articleAnnotator.', 'setting.')}%`);
  const text = strings[setting.markdownDescription?.replaceAll('%', '') ?? ''] ?? '';
  expect(text).toMatch(/^[A-Z].+\.$/);
  expect(setting.scope).toBe('resource');
  expect(setting.default).toBeDefined();
});

it('the settings are shown in one order', () => {
  const orders = settings.map(([, { order }]) => order);
  expect(orders).toEqual([...orders.keys()]);
});
