// The list of what an export was made of and what it made, by which a folder can be checked.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { recordOf, textOf } from '../formats/jsonFields';
import { parsedJson } from '../formats/jsonText';
import type { FilePiece } from '../formats/format';
import type { LayerChoice } from '../core/choice/layerChoice';
import { encodeUtf8 } from '../core/text/utf8';
import type { FileSystem } from './fileSystem';

/** Name of the list in a folder that was exported. */
export const MANIFEST = 'manifest.json';

/** SHA-256 as 64 lower-case hexadecimal digits, by path. */
export type Hashes = ReadonlyMap<string, string>;

/** What a manifest says besides the files that were written. */
export interface ManifestFacts {
  readonly format: string;
  /** Name and version of what wrote it. */
  readonly program: string;
  /** All that was chosen: it can be written as JSON. */
  readonly options: Readonly<Record<string, unknown>>;
  /** Every file that was read: articles, sidecars and others; paths in the corpus. */
  readonly inputs: Hashes;
}

/** A manifest as it was read. */
export interface Manifest {
  /** Whose layers were exported. */
  readonly layer: LayerChoice;
  /** True where all layers were read, to tell how far annotators agree. */
  readonly comparesLayers: boolean;
  readonly inputs: Hashes;
  readonly outputs: Hashes;
}

/** The same files, with the hash of each that is read put in `inputs`. */
export function recordingReads(fs: FileSystem, inputs: Map<string, string>): FileSystem {
  return {
    list: (folder) => fs.list(folder),
    write: (path, bytes) => fs.write(path, bytes),
    async read(path) {
      const bytes = await fs.read(path);
      if (bytes) inputs.set(path, bytesToHex(sha256(bytes)));
      return bytes;
    },
  };
}

/**
 * The pieces, and after them the manifest. The same corpus and choices give the same manifest:
 * there is no time in it and no path of a machine.
 * @param factsAtEnd asked when all pieces were taken
 */
export async function* withManifest(
  pieces: AsyncIterable<FilePiece>,
  factsAtEnd: () => ManifestFacts,
): AsyncGenerator<FilePiece, void> {
  const sums = new Map<string, ReturnType<typeof sha256.create>>();
  for await (const piece of pieces) {
    const { path, content } = piece;
    const sum = sums.get(path) ?? sha256.create();
    sum.update(typeof content === 'string' ? encodeUtf8(content) : content);
    sums.set(path, sum);
    yield piece;
  }
  const outputs = new Map([...sums].map(([path, sum]) => [path, bytesToHex(sum.digest())]));
  const { inputs, ...facts } = factsAtEnd();
  const manifest = { manifest: 1, ...facts, inputs: sorted(inputs), outputs: sorted(outputs) };
  yield { path: MANIFEST, content: `${JSON.stringify(manifest, undefined, 2)}\n` };
}

function sorted(hashes: Hashes): Readonly<Record<string, string>> {
  return Object.fromEntries([...hashes].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Reads a manifest; `undefined` where the text is none. */
export function readManifest(text: string): Manifest | undefined {
  const record = recordOf(parsedJson(text));
  const [inputs, outputs] = [hashesOf(record?.['inputs']), hashesOf(record?.['outputs'])];
  const options = recordOf(record?.['options']);
  const layer = layerOf(recordOf(options?.['layer']));
  if (record?.['manifest'] !== 1 || !inputs || !outputs || !layer) return undefined;
  return { inputs, outputs, layer, comparesLayers: options?.['comparesLayers'] === true };
}

function layerOf(record: ReturnType<typeof recordOf>): LayerChoice | undefined {
  const kind = textOf(record?.['kind']);
  const annotators = textsOf(record?.['annotators']);
  const names = textsOf(record?.['names']);
  if (kind === 'annotators') return names && { kind, names };
  if (kind === 'majority') return { kind, ...(annotators && { annotators }) };
  return kind === 'own' || kind === 'gold' ? { kind } : undefined;
}

/** A list of texts; `undefined` for everything else. */
function textsOf(value: unknown): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((one) => typeof one === 'string');
  return texts.length === value.length ? texts : undefined;
}

function hashesOf(value: unknown): Hashes | undefined {
  const entries = Object.entries(recordOf(value) ?? {}).flatMap(([path, hash]) =>
    typeof hash === 'string' && isInFolder(path) ? [[path, hash] as const] : [],
  );
  const record = recordOf(value);
  return record && entries.length === Object.keys(record).length ? new Map(entries) : undefined;
}

/** False for paths that lead out of a folder: a manifest may come from anybody. */
function isInFolder(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** One thing in which a folder and its manifest differ. */
export interface ManifestDifference {
  readonly path: string;
  readonly kind: 'changed' | 'missing' | 'added';
}

/** What is not as the manifest says, by path; nothing where all is. */
export function differences(listed: Hashes, found: Hashes): readonly ManifestDifference[] {
  const paths = [...new Set([...listed.keys(), ...found.keys()])].sort();
  return paths.flatMap((path): readonly ManifestDifference[] => {
    const [wanted, is] = [listed.get(path), found.get(path)];
    if (wanted === is) return [];
    return [
      { path, kind: is === undefined ? 'missing' : wanted === undefined ? 'added' : 'changed' },
    ];
  });
}
