// Paths of files that every operating system takes.

import { encodeUtf8 } from '../core/text/utf8';

// Windows has these names for devices, with any ending.
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;
// What Windows forbids in names, and what terminals and web servers trip over.
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\\/:*?"<>|]/gu;
// Bytes of UTF-8 of one part; file systems take 255, and endings come after it.
const LONGEST_PART = 200;

/**
 * Why a path can't be written; `undefined` where it can. It must be relative, with `/`, of names
 * that Windows, macOS and Linux all take.
 */
export function pathProblem(path: string): string | undefined {
  const bad = path.split('/').find((part) => safePart(part, 255) !== part);
  return bad === undefined ? undefined : `${JSON.stringify(path)} is not a safe path for a file.`;
}

/** What tells two paths apart on a disk that passes over case and on one that composes accents. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/**
 * Makes safe paths of articles' ids, each another one: what is not allowed becomes `_`, and a path
 * that was given away already gets `~2`. The same ids in the same order give the same paths.
 */
export function safePaths(): (id: string) => string {
  const taken = new Set<string>();
  return (id) => {
    const safe = id
      .split('/')
      .map((part) => safePart(part, LONGEST_PART))
      .join('/');
    let path = safe;
    for (let count = 2; taken.has(foldedPath(path)); count += 1) path = `${safe}~${count}`;
    taken.add(foldedPath(path));
    return path;
  };
}

function safePart(part: string, longest: number): string {
  const allowed = part
    .replace(FORBIDDEN, '_')
    .replace(/(?<![. ])[. ]+$/u, (end) => '_'.repeat(end.length));
  const named = DEVICE.test(allowed) ? `_${allowed}` : allowed === '' ? '_' : allowed;
  if (encodeUtf8(named).length <= longest) return named;
  let [short, bytes] = ['', 0];
  for (const character of named) {
    bytes += encodeUtf8(character).length;
    if (bytes > longest) break;
    short += character;
  }
  return short.replace(/(?<![. ])[. ]+$/u, (end) => '_'.repeat(end.length));
}
