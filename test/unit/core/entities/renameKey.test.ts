import { describe, expect, it } from 'vitest';
import { readEntities } from '../../../../src/core/entities/readEntities';
import { renameKey } from '../../../../src/core/entities/renameKey';

const LIST = `# who is who
format: article-entities/1
entities:
  - key: aven # a town
    name: Aven
    aliases: ["the town"]
    ours: kept
  - name: Orla
    key: "orla"
    note: a writer
`;

describe('renaming an entity in the list', () => {
  it('changes its key and nothing else', () => {
    expect(renameKey(LIST, 'aven', 'aven-town')).toBe(LIST.replace('key: aven', 'key: aven-town'));
    expect(renameKey(LIST, 'orla', 'yes')).toBe(LIST.replace('"orla"', '"yes"'));
  });

  it('keeps a BOM and CRLF', () => {
    const windows = `\uFEFF${LIST.replaceAll('\n', '\r\n')}`;
    const renamed = renameKey(windows, 'aven', 'x1');
    expect(renamed).toBe(windows.replace('key: aven', 'key: x1'));
  });

  it('leaves a list alone that does not have it, or that can’t be read', () => {
    expect(renameKey(LIST, 'nobody', 'somebody')).toBe(LIST);
    expect(renameKey(LIST, 'aven', 'aven')).toBe(LIST);
    expect(renameKey('format: [', 'aven', 'x')).toBeUndefined();
  });

  it('makes one of two where the key is there already, and loses no name', () => {
    const merged = renameKey(LIST, 'aven', 'orla') ?? '';
    const reading = readEntities(merged);
    expect(reading.ok && reading.entities).toEqual([
      { key: 'orla', name: 'Orla', aliases: ['Aven', 'the town'], note: 'a writer' },
    ]);
    expect(merged).toContain('# who is who');
  });

  it('comes back by renaming it back', () => {
    const there = renameKey(LIST, 'aven', 'b') ?? '';
    expect(renameKey(there, 'b', 'aven')).toBe(LIST);
  });
});
