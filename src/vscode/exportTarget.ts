// Puts the files of an export where a person chose.

import { FileSystemError, Uri, workspace } from 'vscode';
import type { FileType } from 'vscode';
import { joinBytes } from '../core/text/joinBytes';
import { encodeUtf8 } from '../core/text/utf8';
import type { ExportTarget } from '../corpus/exportCorpus';
import { nameOf } from '../corpus/fileSystem';
import { parentOf } from './articleDocument';
import type { HostServices } from './hostServices';

/** Puts an export in one file, which has its old bytes until all new ones are there. */
export function fileTarget(host: HostServices, file: Uri): ExportTarget {
  return async (pieces) => {
    const parts: Uint8Array[] = [];
    for await (const { content } of pieces) parts.push(bytesOf(content));
    await host.openFolder(parentOf(file)).write(nameOf(file.path), joinBytes(parts));
  };
}

/**
 * Puts an export in a new folder, which gets its name when all files are in it. Rejects where a
 * folder of that name holds something.
 * @param name a hidden name beside it that nothing has, for the time until then
 */
export function folderTarget(folder: Uri, name: string): ExportTarget {
  return async (pieces) => {
    const files = new Map<string, Uint8Array[]>();
    for await (const { path, content } of pieces) {
      const parts = files.get(path);
      if (parts) parts.push(bytesOf(content));
      else files.set(path, [bytesOf(content)]);
    }
    const temporary = Uri.joinPath(parentOf(folder), name);
    await workspace.fs.createDirectory(temporary);
    try {
      for (const [path, parts] of files) {
        const file = Uri.joinPath(temporary, path);
        await workspace.fs.createDirectory(parentOf(file));
        await workspace.fs.writeFile(file, joinBytes(parts));
      }
      await workspace.fs.rename(temporary, folder, { overwrite: false });
    } catch (error) {
      await workspace.fs.delete(temporary, { recursive: true, useTrash: false });
      throw error;
    }
  };
}

/** A folder's address that nothing has yet: with a number where the name is taken. */
export async function freeFolder(parent: Uri, name: string): Promise<Uri> {
  for (let count = 1; ; count += 1) {
    const folder = Uri.joinPath(parent, count === 1 ? name : `${name}-${count}`);
    if ((await kindOf(folder)) === undefined) return folder;
  }
}

async function kindOf(uri: Uri): Promise<FileType | undefined> {
  try {
    return (await workspace.fs.stat(uri)).type;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? encodeUtf8(content) : content;
}
