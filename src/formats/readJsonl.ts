// Reading back our JSON Lines.

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
import { problem } from './inputText';
import {
  attributesOf,
  fragmentsOf,
  idOf,
  listOf,
  recordOf,
  spanOf,
  statusOf,
  textOf,
} from './jsonFields';
import { readJsonLines } from './readJsonLines';

/** The articles of files with one JSON object a line, as `jsonl` writes them. */
export function readJsonl(
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
  if (!record) {
    yield say('The line is no JSON object; give one article a line.');
    return;
  }
  const annotations: ImportedAnnotation[] = [];
  for (const [index, value] of listOf(record['spans']).entries()) {
    const annotation = annotationOf(value, place);
    if (annotation) annotations.push(annotation);
    else yield say(`Span ${index + 1} is left out: it needs id, label, start and end.`);
  }
  const relations: ImportedRelation[] = [];
  for (const [index, value] of listOf(record['relations']).entries()) {
    const relation = relationOf(value, place);
    if (relation) relations.push(relation);
    else yield say(`Relation ${index + 1} is left out: it needs id, type, from and to.`);
  }
  const meta = recordOf(record['meta']) ?? {};
  yield importedArticle({
    place,
    id: idOf(record['id']),
    text: textOf(record['text']),
    unit: 'codePoint',
    status: statusOf(meta['status']),
    attributes: attributesOf(meta['attributes']),
    annotations,
    relations,
  });
}

function annotationOf(value: unknown, place: InputPlace): ImportedAnnotation | undefined {
  const record = recordOf(value) ?? {};
  const [id, label] = [idOf(record['id']), textOf(record['label'])];
  const span = spanOf(record['start'], record['end']);
  const fragments =
    record['fragments'] === undefined ? span && [span] : fragmentsOf(record['fragments']);
  const [first, ...rest] = fragments ?? [];
  if (id === undefined || label === undefined || !first) return undefined;
  return importedAnnotation(
    {
      id,
      label,
      fragments: [first, ...rest],
      text: textOf(record['text']),
      entity: textOf(record['entity']),
      attributes: attributesOf(record['attributes']),
      note: textOf(record['note']),
      origin: textOf(record['origin']),
    },
    place,
  );
}

function relationOf(value: unknown, place: InputPlace): ImportedRelation | undefined {
  const record = recordOf(value) ?? {};
  const [id, type] = [idOf(record['id']), textOf(record['type'])];
  const [from, to] = [idOf(record['from']), idOf(record['to'])];
  if (id === undefined || type === undefined || from === undefined || to === undefined) {
    return undefined;
  }
  return { id, type, from, to, place };
}
