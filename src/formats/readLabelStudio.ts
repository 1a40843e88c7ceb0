// Reading Label Studio's JSON, of our own writing and of Label Studio's.

import type { AttributeValue } from '../core/model/annotation';
import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  ImportedRelation,
  InputFile,
  InputPlace,
  InputSpan,
} from './imported';
import { importedArticle } from './importedArticle';
import { problem, readTexts } from './inputText';
import type { JsonRecord } from './jsonFields';
import { idOf, listOf, recordOf, spanOf, statusOf, textOf } from './jsonFields';
import { parsedJson } from './jsonText';

/** The articles of files with a list of tasks. The configuration beside them is passed over. */
export function readLabelStudio(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  return readTexts(
    files.filter(({ path }) => !path.toLowerCase().endsWith('.xml')),
    readTasks,
  );
}

function* readTasks(text: string, file: string): Generator<ImportedArticle | ImportProblem, void> {
  const tasks = parsedJson(text);
  if (!Array.isArray(tasks)) {
    yield problem(file, 1, 'The file is no list of tasks; export it as JSON.');
    return;
  }
  for (const [index, task] of tasks.entries()) yield* articleOf(recordOf(task), index, file);
}

function* articleOf(
  task: JsonRecord | undefined,
  index: number,
  file: string,
): Generator<ImportedArticle | ImportProblem, void> {
  const place: InputPlace = { file };
  const say = (message: string): ImportProblem =>
    problem(file, undefined, `Task ${index + 1}: ${message}`);
  const data = recordOf(task?.['data']) ?? {};
  const text = textOf(data['text']);
  if (!task || text === undefined) {
    yield say('it has no data.text; name the text so, and it is read.');
    return;
  }
  const done = [...listOf(task['annotations']), ...listOf(task['completions'])]
    .map(recordOf)
    .filter((one) => one !== undefined)
    // Somebody passed over the task, which does not say that nothing is in it.
    .filter((one) => one['was_cancelled'] !== true);
  const chosen = done.find((one) => one['ground_truth'] === true) ?? done[0];
  if (done.length > 1) {
    yield say(`one of its ${done.length} annotations is read, the ground truth or the first.`);
  }
  const predicted = recordOf(listOf(task['predictions'])[0]);
  const result = listOf((chosen ?? predicted)?.['result'])
    .map(recordOf)
    .filter((one) => one !== undefined);
  const { regions, attributes, isWhole } = regionsOf(result);
  if (!isWhole) yield say('a region is left out, since it has no label, or no start and end.');
  const annotations = [...regions].map(([id, region]): ImportedAnnotation => {
    const { fragments, texts, ...rest } = region;
    const surface = texts.length === fragments.length ? { text: texts.join(' … ') } : {};
    return { id, fragments, ...rest, ...surface, ...(!chosen && { isPrediction: true }), place };
  });
  const relations: ImportedRelation[] = [];
  for (const value of result.filter((one) => one['type'] === 'relation')) {
    const relation = relationOf(value, `relation ${relations.length + 1}`, place);
    if (relation) relations.push(relation);
    else yield say('a relation is left out, since it has no label or an end is missing.');
  }
  yield importedArticle({
    place,
    id: textOf(data['article_id']),
    text,
    unit: 'codePoint',
    status: statusOf(data['status']),
    attributes: Object.keys(attributes).length > 0 ? attributes : undefined,
    annotations,
    relations,
  });
}

interface Region {
  readonly label: string;
  readonly fragments: readonly InputSpan[];
  readonly texts: readonly string[];
  readonly entity?: string;
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly note?: string;
  readonly origin?: string;
}

interface Regions {
  /** By id. */
  readonly regions: ReadonlyMap<string, Region>;
  /** Of the article. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  /** False where something could not be read. */
  readonly isWhole: boolean;
}

/** Brings together what has one id: fragments, and attributes by further controls. */
function regionsOf(result: readonly JsonRecord[]): Regions {
  const regions = new Map<string, Region>();
  const attributes: Record<string, AttributeValue> = {};
  const details: { readonly id: string; readonly name: string; readonly value: AttributeValue }[] =
    [];
  let isWhole = true;
  for (const [index, item] of result.entries()) {
    const type = textOf(item['type']) ?? '';
    const value = recordOf(item['value']) ?? {};
    const id = annotationId(item['id']) ?? `region ${index + 1}`;
    if (type === 'relation') continue;
    if (!type.endsWith('labels')) {
      const name = textOf(item['from_name']) ?? type;
      const known = attributeOf(name, value);
      if (known === undefined) isWhole = false;
      else if (spanOf(value['start'], value['end'])) details.push({ id, name, value: known });
      else attributes[nameOf(name)] = known;
      continue;
    }
    const span = spanOf(value['start'], value['end']);
    const label = textOf(listOf(value[type] ?? value['labels'])[0]);
    if (!span || label === undefined) {
      isWhole = false;
      continue;
    }
    const before = regions.get(id);
    const words = textOf(value['text']);
    regions.set(id, {
      label,
      ...before,
      ...metaOf(item),
      fragments: [...(before?.fragments ?? []), span],
      texts: [...(before?.texts ?? []), ...(words === undefined ? [] : [words])],
    });
  }
  for (const { id, name, value } of details) {
    const region = regions.get(id);
    if (!region) isWhole = false;
    else if (name === 'entity') regions.set(id, { ...region, entity: String(value) });
    else {
      const all = { ...region.attributes, [nameOf(name)]: value };
      regions.set(id, { ...region, attributes: all });
    }
  }
  return { regions, attributes, isWhole };
}

/** The id of the annotation that a region is a fragment of: it has that, or that and its number. */
function annotationId(value: unknown): string | undefined {
  const id = idOf(value);
  return id === undefined ? undefined : (/^(.+)~\d+$/u.exec(id)?.[1] ?? id);
}

function metaOf(item: JsonRecord): Pick<Region, 'note' | 'origin'> {
  const meta = recordOf(item['meta']) ?? {};
  const notes = listOf(meta['text']).filter((one) => typeof one === 'string');
  const [note, origin] = [textOf(meta['text']) ?? notes[0], textOf(meta['origin'])];
  return { ...(note !== undefined && { note }), ...(origin !== undefined && { origin }) };
}

const OWN_NAME = /^(?:article\.)?(?<kind>text|number|flag|choice|choices)\.(?<name>.*)$/su;

/** The attribute's name of a control of ours; that of another one is its own. */
function nameOf(control: string): string {
  return OWN_NAME.exec(control)?.groups?.['name'] ?? control;
}

/** What a control says; ours tell by their names whether one choice is a list. */
function attributeOf(control: string, value: JsonRecord): AttributeValue | undefined {
  const kind = OWN_NAME.exec(control)?.groups?.['kind'];
  const number = value['number'] ?? value['rating'];
  if (typeof number === 'number') return number;
  const given = value['choices'] ?? value['text'];
  const texts = (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string');
  const [first] = texts;
  if (kind === 'choices') return texts;
  if (kind === 'flag') return first === undefined ? undefined : first === 'yes';
  return texts.length > 1 ? texts : first;
}

function relationOf(
  value: JsonRecord,
  id: string,
  place: InputPlace,
): ImportedRelation | undefined {
  const [first, second] = [annotationId(value['from_id']), annotationId(value['to_id'])];
  const type = textOf(listOf(value['labels'])[0]);
  if (first === undefined || second === undefined || type === undefined) return undefined;
  const [from, to] = value['direction'] === 'left' ? [second, first] : [first, second];
  return { id, type, from, to, place };
}
