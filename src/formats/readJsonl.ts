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
import { inputText, linesOf, problem } from './inputText';
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

/** The articles of files with one JSON object a line, as `jsonl` writes them. */
export async function* readJsonl(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  for (const file of files) {
    const input = await inputText(file);
    if (!input.ok) {
      yield input.problem;
      continue;
    }
    for (const { line, text } of linesOf(input.text)) {
      if (text.trim() !== '') yield* articleOf(text, { file: file.path, line });
    }
  }
}

function* articleOf(
  json: string,
  place: InputPlace,
): Generator<ImportedArticle | ImportProblem, void> {
  const say = (message: string): ImportProblem => problem(place.file, place.line, message);
  const record = recordOf(parsed(json));
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
  const [id, text] = [idOf(record['id']), textOf(record['text'])];
  const [status, attributes] = [statusOf(meta['status']), attributesOf(meta['attributes'])];
  yield {
    kind: 'article',
    place,
    ...(id !== undefined && { id }),
    ...(text !== undefined && { text }),
    unit: 'codePoint',
    ...(status && { status }),
    ...(attributes && { attributes }),
    annotations,
    relations,
  };
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

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
