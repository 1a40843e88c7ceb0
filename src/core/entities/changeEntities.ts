// Changes to a list of entities: each gives a new list.

import type { Entity } from './entity';
import { nameFold } from './entityName';

/** A change of a list; it is made again for the list of the moment in which the file is written. */
export type EntitiesChange = (entities: readonly Entity[]) => readonly Entity[];

/** Adds an entity, unless its key is there already. */
export function addEntity(added: Entity): EntitiesChange {
  return (entities) =>
    entities.some(({ key }) => key === added.key) ? entities : [...entities, added];
}

/** Gives an entity another name; the old one stays as an alias. Its key stays. */
export function renameEntity(key: string, name: string): EntitiesChange {
  return changeOne(key, (entity) => {
    const others = [...entity.aliases, entity.name].filter((alias) => alias !== name);
    return { ...entity, name, aliases: [...new Set(others)] };
  });
}

/** Adds an alias, unless the entity has that name in some spelling already. */
export function addAlias(key: string, alias: string): EntitiesChange {
  return changeOne(key, (entity) => {
    const folded = nameFold(alias);
    const isKnown = [entity.name, ...entity.aliases].some((name) => nameFold(name) === folded);
    return isKnown ? entity : { ...entity, aliases: [...entity.aliases, alias] };
  });
}

function changeOne(key: string, change: (entity: Entity) => Entity): EntitiesChange {
  return (entities) => entities.map((entity) => (entity.key === key ? change(entity) : entity));
}
