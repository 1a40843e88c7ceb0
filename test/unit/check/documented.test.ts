import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { RULES } from '../../../src/core/check/index';
import { RULE_TABLE } from '../../../src/core/check/ruleTable';

const read = (path: string): Promise<string> => readFile(path, 'utf8');

/** Sections of the page by their heading. */
async function sections(): Promise<ReadonlyMap<string, string>> {
  const page = await read('docs/rules.md');
  return new Map(
    page
      .split(/^## /mu)
      .slice(1)
      .map((section) => [section.split('\n')[0] ?? '', section]),
  );
}

test.each(RULE_TABLE.map((rule) => [rule.id, rule] as const))(
  '%s is documented, with a good and a bad example',
  async (id, { severity, docs }) => {
    const found = await sections();
    const section = found.get(`\`${id}\``) ?? found.get('`sidecar/…`') ?? '';
    expect(section.toLowerCase()).toContain(`**${severity}.**`);
    expect(section).toContain(docs);
    expect(section).toMatch(/^- Good: \S/mu);
    expect(section).toMatch(/^- Bad: \S/mu);
    expect(id.startsWith('sidecar/') || found.has(`\`${id}\``)).toBe(true);
  },
);

test('the page has no rule that is gone, and names a quick fix where there is one', async () => {
  const found = await sections();
  const known = new Set(RULE_TABLE.map(({ id }) => `\`${id}\``));
  expect([...found.keys()].filter((heading) => !known.has(heading))).toEqual(['`sidecar/…`']);
  for (const rule of RULES) {
    const hasFix = found.get(`\`${rule.id}\``)?.includes('Quick fix: ');
    expect([rule.id, hasFix]).toEqual([rule.id, 'fixes' in rule]);
  }
});

test('the settings have every rule that can be set, with its level and its docs', async () => {
  const manifest = JSON.parse(await read('package.json')) as {
    contributes: { configuration: { properties: Record<string, { properties?: unknown }> } };
  };
  const texts = JSON.parse(await read('package.nls.json')) as Record<string, string>;
  const settable = RULE_TABLE.filter(({ canBeSet }) => canBeSet);
  const { properties } = manifest.contributes.configuration;
  expect(properties['articleAnnotator.check.severity']?.properties).toEqual(
    Object.fromEntries(
      settable.map(({ id, severity }) => [
        id,
        {
          description: `%rule.${id}%`,
          enum: ['off', 'info', 'warning', 'error'],
          default: severity,
        },
      ]),
    ),
  );
  for (const { id, docs } of settable) expect(texts[`rule.${id}`]).toBe(docs);
});
