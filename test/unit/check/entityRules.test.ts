import { expect, test } from 'vitest';
import type { Entity } from '../../../src/core/entities/entity';
import { checkLayer, RULES } from '../../../src/core/check/index';
import { applyEdit } from '../../../src/core/model/edit';
import type { Mention } from '../annotate';
import { sidecarFor } from '../annotate';
import { inputOf } from './check';

const TEXT = 'The U.N. met. UN envoys left. The UN stayed in Aven.\n';
const MENTIONS: readonly Mention[] = [
  { id: 'a1', words: ['U.N.'], entity: 'un' },
  { id: 'a2', words: ['UN'], entity: 'united-news' },
  { id: 'a3', words: ['The UN'], entity: 'un' },
  { id: 'a4', label: 'place', words: ['Aven'], entity: 'avn' },
];
const ENTITIES: readonly Entity[] = [
  { key: 'un', name: 'United Nations', aliases: [] },
  { key: 'united-news', name: 'United News', aliases: [] },
  { key: 'aven', name: 'Aven', aliases: [] },
];

function inputWith(mentions: readonly Mention[], entities?: readonly Entity[]) {
  const input = inputOf(sidecarFor('a.txt', TEXT, mentions), TEXT);
  return { ...input, ...(entities && { entities }) };
}

function found(rule: string, mentions = MENTIONS, entities?: readonly Entity[]) {
  const rules = RULES.filter(({ id }) => id === rule);
  return checkLayer(inputWith(mentions, entities), { rules });
}

/** Entities by id after each fix of the first finding. */
function fixed(rule: string, mentions = MENTIONS) {
  const input = inputWith(mentions, ENTITIES);
  const [flaw] = found(rule, mentions, ENTITIES);
  const fixes = RULES.find(({ id }) => id === rule)?.fixes?.(
    input,
    flaw ?? { message: '' },
    () => '',
  );
  return (fixes ?? []).map(({ title, edit, isPreferred = false }) => [
    title,
    applyEdit(input.layer, edit).annotations.map(({ entity }) => entity),
    isPreferred,
  ]);
}

test('unknown-entity: only where the corpus has a list', () => {
  expect(found('unknown-entity')).toEqual([]);
  expect(found('unknown-entity', MENTIONS, ENTITIES)).toMatchObject([
    {
      id: 'a4',
      severity: 'info',
      message:
        '“Aven” is linked to the entity “avn”, which entities.yaml does not have; add it there, or link another.',
    },
  ]);
  expect(found('unknown-entity', MENTIONS, [])).toHaveLength(4);
  expect(fixed('unknown-entity').map(([title, , isPreferred]) => [title, isPreferred])).toEqual([
    ['Link it to aven', true],
    ['Link it to un', false],
    ['Link it to united-news', false],
    ['Link it to no entity', false],
  ]);
  expect(fixed('unknown-entity')[0]?.[1]).toEqual(['un', 'united-news', 'un', 'aven']);
  expect(fixed('unknown-entity').at(-1)?.[1]).toEqual(['un', 'united-news', 'un', undefined]);
});

test('entity-differs: said of the rarer one, whatever the spelling', () => {
  expect(found('entity-differs')).toMatchObject([
    {
      id: 'a2',
      otherId: 'a1',
      severity: 'info',
      message:
        '“UN” is linked to united-news here, but to un 2 times in this article; use one if it means the same.',
    },
  ]);
  expect(fixed('entity-differs')).toEqual([
    ['Link it to un', ['un', 'un', 'un', 'avn'], false],
    ['Link the others to united-news', ['united-news', 'united-news', 'united-news', 'avn'], false],
  ]);
});

test('entity-differs: not of one link, of none, or of other texts', () => {
  const without = MENTIONS.map(({ entity, ...mention }, i) => ({
    ...mention,
    ...(i === 1 && entity !== undefined && { entity }),
  }));
  expect(found('entity-differs', without)).toEqual([]);
  const same = MENTIONS.map((mention) => ({ ...mention, entity: 'un' }));
  expect(found('entity-differs', same)).toEqual([]);
});
