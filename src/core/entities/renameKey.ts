// Gives an entity another key in `entities.yaml`, or makes one of two entities.

import { isMap, isScalar, isSeq } from 'yaml';
import { bodyOf, parseSidecarDocument } from '../sidecar/yamlFile';
import { textScalar } from '../sidecar/scalar';
import type { Entity } from './entity';
import { readEntities } from './readEntities';
import { inFormOf, updateEntities } from './writeEntities';

/**
 * The text of a list in which an entity has another key. Where the new key is there already, the
 * names of both become those of the one that had it, and nothing that it says is lost. All else in
 * the file stays as it is.
 * @returns the same text where the entity is not listed; `undefined` where the list can't be read
 *   whole, and nothing may be written to it
 */
export function renameKey(text: string, from: string, to: string): string | undefined {
  const reading = readEntities(text);
  if (!reading.ok) return undefined;
  const { entities } = reading;
  const old = entities.find(({ key }) => key === from);
  if (!old || from === to) return text;
  const known = entities.find(({ key }) => key === to);
  if (!known) return withKey(text, from, to);
  const next = entities
    .filter(({ key }) => key !== from)
    .map((entity) => (entity === known ? merged(known, old) : entity));
  return updateEntities(text, entities, next);
}

/** One entity that goes by the names of both; where they differ, `kept` is right. */
function merged(kept: Entity, gone: Entity): Entity {
  const names = [...kept.aliases, gone.name, ...gone.aliases].filter((name) => name !== kept.name);
  const notes = [kept.note, gone.note].filter((note) => note !== undefined);
  return { ...gone, ...kept, aliases: [...new Set(names)], ...(notes.length > 0 && noteOf(notes)) };
}

function noteOf(notes: readonly string[]): Pick<Entity, 'note'> {
  return { note: [...new Set(notes)].join('\n') };
}

/** Only the key’s own characters change, so that a comment behind it stays too. */
function withKey(text: string, from: string, to: string): string {
  const body = bodyOf(text);
  const root = parseSidecarDocument(body).contents;
  const list = isMap(root) ? root.get('entities', true) : undefined;
  for (const item of isSeq(list) ? list.items : []) {
    const key = isMap(item) ? item.get('key', true) : undefined;
    if (!isScalar(key) || key.value !== from || !key.range) continue;
    const [start, end] = key.range;
    return inFormOf(text, body.slice(0, start) + textScalar(to) + body.slice(end));
  }
  return text;
}
