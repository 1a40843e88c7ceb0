// Reading spaCy's binary file of documents, of our own writing and of spaCy's.

import { decode } from '@msgpack/msgpack';
import { unzlibSync } from 'fflate';
import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  InputFile,
  InputPlace,
} from './imported';
import { importedArticle } from './importedArticle';
import { problem } from './inputText';
import { listOf, recordOf, statusOf, textOf } from './jsonFields';
import type { JsonRecord } from './jsonFields';
import { ATTRIBUTE, ENTITY_IOB, spacyNames, spacyNumbers } from './spacyNumbers';

/** The articles of DocBin files: the spans of all groups, and the entities that are in none. */
export async function* readDocBin(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  for (const file of files) {
    const documents = documentsOf(await file.bytes());
    if (!documents) {
      const message = 'The file is no DocBin of spaCy; write it by DocBin.to_disk.';
      yield problem(file.path, undefined, message);
      continue;
    }
    for (const document of documents) yield articleOf(document, { file: file.path });
  }
}

/** A document as the file has it. */
interface Document {
  readonly words: readonly string[];
  readonly spaces: readonly boolean[];
  /** By token. */
  readonly entities: readonly { readonly iob: bigint; readonly label: string }[];
  readonly spans: readonly GroupSpan[];
  readonly data: JsonRecord;
}

interface GroupSpan {
  readonly id: string;
  readonly entity: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
}

function documentsOf(bytes: Uint8Array): readonly Document[] | undefined {
  try {
    const file = recordOf(decode(unzlibSync(bytes)));
    return file && documentsIn(file);
  } catch {
    // Both libraries throw at what is not theirs, and a view where the file ends too early.
    return undefined;
  }
}

function documentsIn(file: JsonRecord): readonly Document[] | undefined {
  const [tokens, spaces, lengths] = [
    viewOf(file['tokens']),
    viewOf(file['spaces']),
    viewOf(file['lengths']),
  ];
  const columns = listOf(file['attrs']);
  const orth = columns.indexOf(ATTRIBUTE.orth);
  if (!tokens || !spaces || !lengths || orth === -1) return undefined;
  const numberOf = spacyNumbers();
  const texts = new Map<bigint, string>();
  for (const name of spacyNames()) texts.set(numberOf(name), name);
  for (const string of listOf(file['strings'])) {
    if (typeof string === 'string') texts.set(numberOf(string), string);
  }
  const textOfNumber = (number: bigint): string => texts.get(number) ?? '';
  const [iob, type] = [ATTRIBUTE.entityIob, ATTRIBUTE.entityType].map((attribute) =>
    columns.indexOf(attribute),
  );
  let first = 0;
  return Array.from({ length: lengths.byteLength / 4 }, (_, i) => {
    const length = lengths.getInt32(4 * i, true);
    const indexes = Array.from({ length }, (_, k) => first + k);
    first += length;
    const value = (index: number, column = -1): bigint =>
      column === -1 ? 0n : tokens.getBigUint64((index * columns.length + column) * 8, true);
    return {
      words: indexes.map((index) => textOfNumber(value(index, orth))),
      spaces: indexes.map((index) => spaces.getUint8(index) !== 0),
      entities: indexes.map((index) => ({
        iob: value(index, iob),
        label: textOfNumber(value(index, type)),
      })),
      spans: groupSpans(listOf(file['span_groups'])[i], textOfNumber),
      data: dataOf(listOf(file['user_data'])[i]),
    };
  });
}

/** The spans of all groups. A newer file has a map from groups to their names, an older a list. */
function groupSpans(
  value: unknown,
  textOfNumber: (number: bigint) => string,
): readonly GroupSpan[] {
  if (!(value instanceof Uint8Array) || value.length === 0) return [];
  const groups: unknown[] = [];
  const decoded = decode(value, {
    mapKeyConverter: (key) => {
      if (!(key instanceof Uint8Array)) return String(key);
      groups.push(key);
      return `group ${groups.length}`;
    },
  });
  groups.push(...listOf(decoded));
  return groups.flatMap((group) => {
    const { spans } = recordOf(group instanceof Uint8Array ? decode(group) : undefined) ?? {};
    return listOf(spans).flatMap((span) => {
      const view = viewOf(span);
      if (!view) return [];
      const [id = '', entity = '', label = ''] = [0, 8, 16].map((at) =>
        textOfNumber(view.getBigUint64(at)),
      );
      return [{ id, entity, label, start: view.getInt32(32), end: view.getInt32(36) }];
    });
  });
}

function dataOf(value: unknown): JsonRecord {
  if (!(value instanceof Uint8Array)) return {};
  // spaCy's own keys are lists.
  return recordOf(decode(value, { mapKeyConverter: (key) => JSON.stringify(key) })) ?? {};
}

function viewOf(value: unknown): DataView | undefined {
  return value instanceof Uint8Array
    ? new DataView(value.buffer, value.byteOffset, value.byteLength)
    : undefined;
}

function articleOf(document: Document, place: InputPlace): ImportedArticle {
  const { words, spaces, data } = document;
  const edges: { readonly start: number; readonly end: number }[] = [];
  let [text, at] = ['', 0];
  for (const [index, word] of words.entries()) {
    const length = Array.from(word).length;
    edges.push({ start: at, end: at + length });
    text += word + (spaces[index] === true ? ' ' : '');
    at += length + (spaces[index] === true ? 1 : 0);
  }
  const annotations: ImportedAnnotation[] = [];
  const known = new Set<string>();
  const add = ({ id, entity, label, start, end }: GroupSpan, isGroup: boolean): void => {
    const key = JSON.stringify([start, end, label]);
    if (!isGroup && known.has(key)) return;
    known.add(key);
    const isTaken = id === '' || annotations.some((one) => one.id === id);
    annotations.push({
      id: isTaken ? `span ${annotations.length + 1}` : id,
      label,
      fragments: [{ start, end }],
      ...(entity !== '' && { entity }),
      place,
    });
  };
  for (const span of document.spans) add(span, true);
  for (const span of entitiesOf(document, edges)) add(span, false);
  return importedArticle({
    place,
    id: textOf(data['"article_id"']),
    text,
    unit: 'codePoint',
    status: statusOf(data['"status"']),
    annotations,
    relations: [],
  });
}

function entitiesOf(
  { entities }: Document,
  edges: readonly { readonly start: number; readonly end: number }[],
): readonly GroupSpan[] {
  const found: GroupSpan[] = [];
  for (const [index, { iob, label }] of entities.entries()) {
    const edge = edges[index];
    const last = found.at(-1);
    if (!edge) continue;
    if (iob === ENTITY_IOB.begin) found.push({ id: '', entity: '', label, ...edge });
    else if (iob === ENTITY_IOB.inside && last) found.splice(-1, 1, { ...last, end: edge.end });
  }
  return found;
}
