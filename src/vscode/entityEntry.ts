// The entry of an entity in the list that is in force.

import { Location, Range, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { readEntities } from '../core/entities/readEntities';
import type { Entities } from './entities';

/**
 * Where the list in force for a file has an entity: its key, else the line that its entry begins
 * in. `undefined` where it is not listed.
 */
export async function entityEntry(
  entities: Entities,
  uri: Uri,
  key: string,
): Promise<Location | undefined> {
  const list = await entities.load(uri);
  if (!list?.entities.some((entity) => entity.key === key)) return undefined;
  const document = await workspace.openTextDocument(list.file);
  const reading = readEntities(document.getText());
  const position = reading.ok ? reading.positions.get(key) : undefined;
  if (!position) return undefined;
  const { text, range } = document.lineAt(position.line - 1);
  const at = text.indexOf(key, position.column - 1);
  const { line } = range.start;
  return new Location(list.file, at === -1 ? range : new Range(line, at, line, at + key.length));
}
