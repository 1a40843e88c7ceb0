// Reading back tables of annotations, alone or with those of articles and relations.

import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  ImportedRelation,
  InputFile,
  InputPlace,
} from './imported';
import { importedAnnotation } from './importedAnnotation';
import { fileNamed, problem, readTexts } from './inputText';
import { attributesOf, fragmentsOf, spanOf, statusOf } from './jsonFields';
import { parsedJson } from './jsonText';
import { readTable } from './table';
import type { Delimiter, TableRow } from './table';

type Draft = { -readonly [K in keyof ImportedArticle]: ImportedArticle[K] } & {
  annotations: ImportedAnnotation[];
  relations: ImportedRelation[];
};

/** Tables of annotations, as `csv` and `tsv` write them. */
export async function* readSpanTables(
  files: readonly InputFile[],
  delimiter: Delimiter,
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  for (const file of files) {
    const drafts = new Map<string, Draft>();
    for await (const row of rowsOf(file, delimiter)) {
      if ('kind' in row) yield row;
      else yield* takeSpan(drafts, row, file.path);
    }
    yield* drafts.values();
  }
}

/** The three tables of a folder, by the names of their files. */
export async function* readTables(
  files: readonly InputFile[],
  delimiter: Delimiter,
  extension: string,
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const drafts = new Map<string, Draft>();
  const takers = { articles: takeArticle, spans: takeSpan, relations: takeRelation };
  for (const [name, take] of Object.entries(takers)) {
    const file = fileNamed(files, `${name}.${extension}`);
    if (!file) {
      const first = files[0]?.path ?? '';
      yield problem(
        first,
        undefined,
        `There is no ${name}.${extension}; give the folder that has it.`,
      );
      continue;
    }
    for await (const row of rowsOf(file, delimiter)) {
      if ('kind' in row) yield row;
      else yield* take(drafts, row, file.path);
    }
  }
  yield* drafts.values();
}

function rowsOf(
  file: InputFile,
  delimiter: Delimiter,
): AsyncGenerator<TableRow | ImportProblem, void> {
  return readTexts([file], function* (text, path) {
    for (const row of readTable(text, delimiter)) {
      yield 'message' in row ? problem(path, row.line, row.message) : row;
    }
  });
}

function draftOf(drafts: Map<string, Draft>, id: string, place: InputPlace): Draft {
  const known = drafts.get(id) ?? {
    kind: 'article',
    place,
    id,
    unit: 'codePoint',
    annotations: [],
    relations: [],
  };
  drafts.set(id, known);
  return known;
}

function* takeArticle(
  drafts: Map<string, Draft>,
  { line, cells }: TableRow,
  file: string,
): Generator<ImportProblem, void> {
  const id = cells.get('article_id');
  if (id === undefined) {
    yield problem(file, line, 'The row has no article_id and is left out.');
    return;
  }
  const draft = draftOf(drafts, id, { file, line });
  const [text, sha256] = [cells.get('text'), cells.get('sha256')];
  const status = statusOf(cells.get('status'));
  const attributes = attributesOf(parsedJson(cells.get('attributes')));
  if (text !== undefined) draft.text = text;
  if (sha256 !== undefined) draft.sha256 = sha256;
  if (status) draft.status = status;
  if (attributes) draft.attributes = attributes;
}

function* takeSpan(
  drafts: Map<string, Draft>,
  { line, cells }: TableRow,
  file: string,
): Generator<ImportProblem, void> {
  const articleId = cells.get('article_id');
  if (articleId === undefined) {
    yield problem(file, line, 'The row has no article_id and is left out.');
    return;
  }
  const place = { file, line };
  const draft = draftOf(drafts, articleId, place);
  const status = statusOf(cells.get('status'));
  if (status) draft.status = status;
  const [id, label, text] = [cells.get('span_id'), cells.get('label'), cells.get('text')];
  // An article without annotations is a row without one.
  if (id === undefined && label === undefined) return;
  const span = spanOf(numberOf(cells.get('start')), numberOf(cells.get('end')));
  const given = cells.get('fragments');
  const fragments = given === undefined ? span && [span] : fragmentsOf(parsedJson(given));
  const [first, ...rest] = fragments ?? [];
  if (label === undefined || !first) {
    yield problem(file, line, 'The annotation is left out: it needs label, start and end.');
    return;
  }
  const fields = {
    id: id ?? `row ${line}`,
    label,
    fragments: [first, ...rest] as const,
    text,
    entity: cells.get('entity'),
    attributes: attributesOf(parsedJson(cells.get('attributes'))),
    note: cells.get('note'),
    origin: cells.get('origin'),
  };
  draft.annotations.push(importedAnnotation(fields, place));
}

function* takeRelation(
  drafts: Map<string, Draft>,
  { line, cells }: TableRow,
  file: string,
): Generator<ImportProblem, void> {
  const articleId = cells.get('article_id');
  const [id, type] = [cells.get('relation_id'), cells.get('type')];
  const [from, to] = [cells.get('from_id'), cells.get('to_id')];
  if (articleId === undefined || type === undefined || from === undefined || to === undefined) {
    yield problem(
      file,
      line,
      'The relation is left out: it needs article_id, type, from_id and to_id.',
    );
    return;
  }
  const place = { file, line };
  const draft = draftOf(drafts, articleId, place);
  draft.relations.push({ id: id ?? `row ${line}`, type, from, to, place });
}

function numberOf(cell: string | undefined): number | undefined {
  return cell !== undefined && /^\d{1,15}$/u.test(cell) ? Number(cell) : undefined;
}
