// Reading Prodigy's JSON Lines, of our own writing and of Prodigy's.

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
import { attributesOf, idOf, listOf, recordOf, spanOf, statusOf, textOf } from './jsonFields';
import type { JsonRecord } from './jsonFields';
import { readJsonLines } from './readJsonLines';

/**
 * The articles of files with one JSON object a line. A line that was not accepted says that its
 * spans are wrong, and is a problem.
 */
export function readProdigy(
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
    yield say('The line is no JSON object with a text; give one task a line.');
    return;
  }
  const answer = record['answer'] ?? 'accept';
  if (answer !== 'accept') {
    yield say('The task was not accepted and is left out; accept it in Prodigy to import it.');
    return;
  }
  const annotations: ImportedAnnotation[] = [];
  const idOfSpan = new Map<string, string>();
  for (const [index, value] of listOf(record['spans']).entries()) {
    const fields = recordOf(value) ?? {};
    const [span, label] = [spanOf(fields['start'], fields['end']), textOf(fields['label'])];
    if (!span || label === undefined) {
      yield say(`Span ${index + 1} is left out: it needs start, end and label.`);
      continue;
    }
    const known = idOf(fields['id']);
    const isTaken = annotations.some(({ id }) => id === known);
    // The fragments of one annotation have its id each.
    const id = known === undefined || isTaken ? `span ${index + 1}` : known;
    for (const key of keysOf(fields)) {
      if (!idOfSpan.has(key)) idOfSpan.set(key, id);
    }
    annotations.push(
      importedAnnotation(
        {
          id,
          label,
          fragments: [span],
          entity: textOf(fields['entity']),
          attributes: attributesOf(fields['attributes']),
          note: textOf(fields['note']),
          origin: textOf(fields['origin']),
        },
        place,
      ),
    );
  }
  const relations: ImportedRelation[] = [];
  for (const [index, value] of listOf(record['relations']).entries()) {
    const fields = recordOf(value) ?? {};
    const [type, from, to] = [
      textOf(fields['label']),
      endOf(fields['head_span'], idOfSpan),
      endOf(fields['child_span'], idOfSpan),
    ];
    if (type === undefined || from === undefined || to === undefined) {
      yield say(`Relation ${index + 1} is left out: its label or the span of an end is missing.`);
      continue;
    }
    const id = idOf(fields['id']) ?? `relation ${index + 1}`;
    relations.push({ id, type, from, to, place });
  }
  const meta = recordOf(record['meta']) ?? {};
  yield importedArticle({
    place,
    id: textOf(meta['article_id']),
    text,
    unit: 'codePoint',
    status: statusOf(meta['status']),
    annotations,
    relations,
  });
}

/** What a relation may name a span by, the surest first. */
function keysOf(fields: JsonRecord): readonly string[] {
  const place = JSON.stringify([fields['start'], fields['end'], fields['label']]);
  const id = idOf(fields['id']);
  return id === undefined ? [place] : [JSON.stringify(id), place];
}

function endOf(value: unknown, idOfSpan: ReadonlyMap<string, string>): string | undefined {
  const key = keysOf(recordOf(value) ?? {}).find((known) => idOfSpan.has(known));
  return key === undefined ? undefined : idOfSpan.get(key);
}
