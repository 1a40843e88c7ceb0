// Reading spaCy's JSON of documents, one a line or a list of them.

import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  InputFile,
  InputPlace,
} from './imported';
import { importedArticle } from './importedArticle';
import { problem, readTexts } from './inputText';
import type { JsonRecord } from './jsonFields';
import { attributesOf, listOf, recordOf, spanOf, statusOf, textOf } from './jsonFields';
import { parsedJson } from './jsonText';
import { jsonLines } from './readJsonLines';

/** The articles of documents; one that is an entity and in a group of spans is taken once. */
export function readSpacy(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  return readTexts(files, listOrLines);
}

function* listOrLines(
  text: string,
  file: string,
): Generator<ImportedArticle | ImportProblem, void> {
  const whole = parsedJson(text);
  if (!Array.isArray(whole)) yield* jsonLines(text, file, articleOf);
  else for (const value of whole) yield* articleOf(value, { file });
}

function* articleOf(
  value: unknown,
  place: InputPlace,
): Generator<ImportedArticle | ImportProblem, void> {
  const record = recordOf(value);
  const text = textOf(record?.['text']);
  if (!record || text === undefined) {
    const message = 'This is no document of spaCy with a text; give one document a line.';
    yield problem(place.file, place.line, message);
    return;
  }
  const groups = Object.values(recordOf(record['spans']) ?? {}).flatMap(listOf);
  const annotations: ImportedAnnotation[] = [];
  const inGroups = new Set<string>();
  for (const [index, span] of [...groups, ...listOf(record['ents'])].entries()) {
    const fields = recordOf(span) ?? {};
    const annotation = annotationOf(fields, index, place);
    if (!annotation) {
      const message = `Span ${index + 1} is left out: it needs start, end and label.`;
      yield problem(place.file, place.line, message);
      continue;
    }
    const key = JSON.stringify([annotation.fragments, annotation.label]);
    if (index < groups.length) inGroups.add(key);
    else if (inGroups.has(key)) continue;
    annotations.push(annotation);
  }
  const own = recordOf(record['meta']) ?? {};
  yield importedArticle({
    place,
    id: textOf(own['article_id']),
    text,
    unit: 'codePoint',
    status: statusOf(own['status']),
    attributes: attributesOf(own['attributes']),
    annotations,
    relations: [],
  });
}

function annotationOf(
  fields: JsonRecord,
  index: number,
  place: InputPlace,
): ImportedAnnotation | undefined {
  const [span, label] = [spanOf(fields['start'], fields['end']), textOf(fields['label'])];
  if (!span || label === undefined) return undefined;
  const entity = textOf(fields['kb_id']);
  return {
    id: `span ${index + 1}`,
    label,
    fragments: [span],
    // spaCy has an empty text where there is none.
    ...(entity !== undefined && entity !== '' && { entity }),
    place,
  };
}
