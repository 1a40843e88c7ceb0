// Reading doccano's JSON Lines, of our own writing and of doccano's.

import type { OffsetUnit } from '../core/text/offsetUnits';
import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  ImportedRelation,
  InputFile,
  InputPlace,
} from './imported';
import { importedArticle } from './importedArticle';
import { problem } from './inputText';
import type { JsonRecord } from './jsonFields';
import { attributesOf, idOf, listOf, recordOf, spanOf, statusOf, textOf } from './jsonFields';
import { readJsonLines } from './readJsonLines';

/**
 * The articles of files with one JSON object a line. Offsets are UTF-16 unless the line says
 * otherwise; doccano keeps no words by which they could be verified.
 */
export function readDoccano(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  return readJsonLines(files, articleOf);
}

function* articleOf(
  line: unknown,
  place: InputPlace,
): Generator<ImportedArticle | ImportProblem, void> {
  const say = (message: string): ImportProblem => problem(place.file, place.line, message);
  const record = recordOf(line);
  const text = textOf(record?.['text']);
  if (!record || text === undefined) {
    yield say('The line is no JSON object with a text; give one article a line.');
    return;
  }
  const annotations: ImportedAnnotation[] = [];
  for (const [index, value] of spansOf(record).entries()) {
    const annotation = annotationOf(value, index, place);
    if (annotation) annotations.push(annotation);
    else yield say(`Span ${index + 1} is left out: it needs a start, an end after it and a label.`);
  }
  const relations: ImportedRelation[] = [];
  for (const [index, value] of listOf(record['relations']).entries()) {
    const relation = relationOf(value, index, place);
    if (relation) relations.push(relation);
    else yield say(`Relation ${index + 1} is left out: it needs from_id, to_id and type.`);
  }
  // doccano numbers its texts anew in `id`, which says nothing of an article.
  const id = textOf(record['article_id']) ?? textOf(record['id']);
  yield importedArticle({
    place,
    id,
    text,
    unit: unitOf(record['offset_unit']),
    status: statusOf(record['status']),
    attributes: attributesOf(record['attributes']),
    annotations,
    relations,
  });
}

/** Entities, or spans by any name that doccano has given them. */
function spansOf(record: JsonRecord): readonly unknown[] {
  const key = ['entities', 'label', 'labels', 'annotations'].find((name) =>
    Array.isArray(record[name]),
  );
  return key === undefined ? [] : listOf(record[key]);
}

function annotationOf(
  value: unknown,
  index: number,
  place: InputPlace,
): ImportedAnnotation | undefined {
  const record = recordOf(value);
  const [start, end, name] = record
    ? [record['start_offset'], record['end_offset'], record['label']]
    : listOf(value);
  const [span, label] = [spanOf(start, end), textOf(name)];
  if (!span || span.end === span.start || label === undefined) return undefined;
  return { id: idOf(record?.['id']) ?? `span ${index + 1}`, label, fragments: [span], place };
}

function relationOf(
  value: unknown,
  index: number,
  place: InputPlace,
): ImportedRelation | undefined {
  const record = recordOf(value) ?? {};
  const [from, to, type] = [idOf(record['from_id']), idOf(record['to_id']), textOf(record['type'])];
  if (from === undefined || to === undefined || type === undefined) return undefined;
  return { id: idOf(record['id']) ?? `relation ${index + 1}`, type, from, to, place };
}

function unitOf(value: unknown): OffsetUnit {
  return (['codePoint', 'grapheme'] as const).find((unit) => unit === value) ?? 'utf16';
}
