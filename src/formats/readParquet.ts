// Reading back tables of Parquet: the three of a folder, and the spans of a Hugging Face dataset.

import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetReadAsync } from 'hyparquet/src/read.js';
import type { Attributes } from '../core/model/annotation';
import { decodeUtf8 } from '../core/text/utf8';
import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  ImportedRelation,
  InputFile,
  InputPlace,
} from './imported';
import { importedAnnotation } from './importedAnnotation';
import { importedArticle } from './importedArticle';
import { fileNamed, problem } from './inputText';
import { attributesOf, listOf, recordOf, spanOf, statusOf, textOf } from './jsonFields';
import type { JsonRecord } from './jsonFields';
import { parsedJson } from './jsonText';

/** The tables of articles, spans and relations. */
export async function* readParquet(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const tables = { articles: byArticle(), spans: byArticle(), relations: byArticle() };
  for (const [name, table] of Object.entries(tables)) {
    const file = fileNamed(files, `${name}.parquet`);
    const rows = file
      ? await rowsOf(file)
      : problem(
          files[0]?.path ?? '',
          undefined,
          `There is no ${name}.parquet; give the folder that has it.`,
        );
    if ('kind' in rows) {
      yield rows;
      continue;
    }
    for (const row of rows) {
      const id = textOf(row['article_id']) ?? '';
      const known = table.get(id);
      if (known) known.push(row);
      else table.set(id, [row]);
    }
  }
  const { articles, spans, relations } = tables;
  const ids = new Set([...articles.keys(), ...spans.keys(), ...relations.keys()]);
  const file = fileNamed(files, 'spans.parquet')?.path ?? '';
  for (const id of ids) {
    // The last row of an article is its own.
    const row = articles.get(id)?.at(-1) ?? {};
    yield* articleOf({ id, row, spans: spans.get(id), relations: relations.get(id) }, { file });
  }
}

/** The table `spans` of a dataset, in all its parts: it has all that the others have. */
export async function* readHuggingface(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const parts = files.filter(({ path }) => /(?:^|\/)spans\/[^/]+\.parquet$/u.test(path));
  if (parts.length === 0) {
    const message = 'There is no folder `spans`; give the folder of the dataset that has it.';
    yield problem(files[0]?.path ?? '', undefined, message);
  }
  for (const file of parts) {
    const rows = await rowsOf(file);
    if ('kind' in rows) {
      yield rows;
      continue;
    }
    for (const row of rows) {
      const id = textOf(row['id']) ?? '';
      const [spans, relations] = [listOf(row['spans']), listOf(row['relations'])];
      yield* articleOf({ id, row, spans, relations }, { file: file.path });
    }
  }
}

/** Rows by the ids of their articles. */
function byArticle(): Map<string, JsonRecord[]> {
  return new Map();
}

async function rowsOf(file: InputFile): Promise<readonly JsonRecord[] | ImportProblem> {
  const bytes = new Uint8Array(await file.bytes()).buffer;
  try {
    const options = {
      file: bytes,
      metadata: parquetMetadata(bytes),
      // The reader's own way drops a BOM at the start of a text.
      parsers: { stringFromBytes: (text: Uint8Array) => decodeUtf8(text) },
    };
    await allColumns(options);
    return await parquetReadObjects(options);
  } catch {
    return problem(file.path, undefined, 'The file is no Parquet that can be read; write it anew.');
  }
}

/**
 * Rejects where a column can't be read. The reader begins with all of them at once and waits for
 * some: in a damaged file the others would reject with nobody to hear it, which ends a program.
 */
async function allColumns(options: Parameters<typeof parquetReadAsync>[0]): Promise<void> {
  // What is wrong with the table as a whole is thrown here, where no column is read yet.
  const never = (): Promise<ArrayBuffer> => new Promise(() => undefined);
  const { byteLength } = options.file;
  parquetReadAsync({ ...options, file: { byteLength, slice: never } });
  const columns = parquetReadAsync(options).flatMap(({ asyncColumns }) =>
    asyncColumns.map(({ data }) => data),
  );
  const read = await Promise.allSettled(columns);
  if (read.some(({ status }) => status === 'rejected')) throw new Error('A column is damaged.');
}

interface ArticleRows {
  readonly id: string;
  readonly row: JsonRecord;
  readonly spans?: readonly unknown[] | undefined;
  readonly relations?: readonly unknown[] | undefined;
}

function* articleOf(
  { id, row, spans = [], relations = [] }: ArticleRows,
  place: InputPlace,
): Generator<ImportedArticle | ImportProblem, void> {
  const annotations: ImportedAnnotation[] = [];
  for (const span of spans) {
    const annotation = annotationOf(recordOf(span) ?? {}, place);
    if (annotation) annotations.push(annotation);
    else yield problem(place.file, undefined, `A span of ${id} has no label or offsets; add them.`);
  }
  yield importedArticle({
    place,
    id,
    text: textOf(row['text']),
    sha256: textOf(row['sha256']),
    status: statusOf(row['status']),
    attributes: attributesCellOf(row),
    unit: 'codePoint',
    annotations,
    relations: relations.flatMap((relation) => relationOf(recordOf(relation) ?? {}, place)),
  });
}

function annotationOf(row: JsonRecord, place: InputPlace): ImportedAnnotation | undefined {
  const [id, label] = [textOf(row['span_id'] ?? row['id']), textOf(row['label'])];
  const given = listOf(row['fragments']).map((part) => {
    const { start, end } = recordOf(part) ?? {};
    return spanOf(start, end);
  });
  const [first, ...rest] = given.length > 0 ? given : [spanOf(row['start'], row['end'])];
  if (id === undefined || label === undefined || !first) return undefined;
  const fields = {
    id,
    label,
    fragments: [first, ...rest.filter((part) => part !== undefined)] as const,
    text: textOf(row['text']),
    entity: textOf(row['entity']),
    attributes: attributesCellOf(row),
    note: textOf(row['note']),
    origin: textOf(row['origin']),
  };
  return importedAnnotation(fields, place);
}

function relationOf(row: JsonRecord, place: InputPlace): readonly ImportedRelation[] {
  const id = textOf(row['relation_id'] ?? row['id']);
  const type = textOf(row['type']);
  const from = textOf(row['from_id'] ?? row['from']);
  const to = textOf(row['to_id'] ?? row['to']);
  if (id === undefined || type === undefined || from === undefined || to === undefined) return [];
  return [{ id, type, from, to, place }];
}

/** The attributes of a row, which are JSON in one cell. */
function attributesCellOf(row: JsonRecord): Attributes | undefined {
  return attributesOf(parsedJson(textOf(row['attributes'])));
}
