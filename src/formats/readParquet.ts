// Reading back tables of Parquet: the three of a folder, and the spans of a Hugging Face dataset.

import { parquetReadObjects } from 'hyparquet';
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
import { problem } from './inputText';
import { attributesOf, listOf, recordOf, spanOf, statusOf, textOf } from './jsonFields';
import type { JsonRecord } from './jsonFields';

/** The tables of articles, spans and relations. */
export async function* readParquet(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const [articles, spans, relations] = [new Map<string, JsonRecord>(), byArticle(), byArticle()];
  const tables = { articles, spans, relations };
  for (const [name, table] of Object.entries(tables)) {
    const file = files.find(({ path }) => /[^/]+$/u.exec(path)?.[0] === `${name}.parquet`);
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
      if (table === articles) articles.set(id, row);
      else (table as ByArticle).set(id, [...((table as ByArticle).get(id) ?? []), row]);
    }
  }
  const ids = new Set([...articles.keys(), ...spans.keys(), ...relations.keys()]);
  const file = files.find(({ path }) => path.endsWith('spans.parquet'))?.path ?? '';
  for (const id of ids) {
    const row = articles.get(id) ?? {};
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

type ByArticle = Map<string, JsonRecord[]>;

function byArticle(): ByArticle {
  return new Map();
}

async function rowsOf(file: InputFile): Promise<readonly JsonRecord[] | ImportProblem> {
  const bytes = await file.bytes();
  try {
    return await parquetReadObjects({
      file: new Uint8Array(bytes).buffer,
      // The reader's own way drops a BOM at the start of a text.
      parsers: { stringFromBytes: (text: Uint8Array) => decodeUtf8(text) },
    });
  } catch {
    return problem(file.path, undefined, 'The file is no Parquet that can be read; write it anew.');
  }
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
  const [text, sha256] = [textOf(row['text']), textOf(row['sha256'])];
  const [status, attributes] = [statusOf(row['status']), attributesOf(jsonOf(row['attributes']))];
  yield {
    kind: 'article',
    place,
    id,
    ...(text !== undefined && { text }),
    ...(sha256 !== undefined && { sha256 }),
    ...(status && { status }),
    ...(attributes && { attributes }),
    unit: 'codePoint',
    annotations,
    relations: relations.flatMap((relation) => relationOf(recordOf(relation) ?? {}, place)),
  };
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
    attributes: attributesOf(jsonOf(row['attributes'])),
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

function jsonOf(cell: unknown): unknown {
  if (typeof cell !== 'string') return undefined;
  try {
    return JSON.parse(cell);
  } catch {
    return undefined;
  }
}
