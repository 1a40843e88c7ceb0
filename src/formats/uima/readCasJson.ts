// Reading UIMA JSON CAS, of our own writing and of others.

import type { AttributeValue } from '../../core/model/annotation';
import type { ImportProblem, ImportedArticle, InputFile } from '../imported';
import { problem, readTexts } from '../inputText';
import { idOf, listOf, recordOf, textOf } from '../jsonFields';
import type { JsonRecord } from '../jsonFields';
import { parsedJson } from '../jsonText';
import { articleOfCas } from './articleOfCas';
import type { ReadCas, ReadSofa, ReadStructure } from './readCas';
import { readTypes } from './readTypes';
import type { ReadType } from './readTypes';

/** The articles of files, but for type systems that lie beside them. */
export function readCasJson(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  return readTexts(
    files.filter(({ path }) => !/\.xml$/iu.test(path)),
    readFile,
  );
}

function* readFile(text: string, file: string): Generator<ImportedArticle | ImportProblem, void> {
  const json = recordOf(parsedJson(text));
  const structures = json?.['%FEATURE_STRUCTURES'];
  if (!json || (!Array.isArray(structures) && !recordOf(structures))) {
    yield problem(file, 1, 'The file is no JSON CAS of UIMA; export it as such, unpacked.');
    return;
  }
  yield* articleOfCas(casOf(json, structures, file), readTypes(typesOf(json)), file);
}

function typesOf(json: JsonRecord): ReadonlyMap<string, ReadType> {
  const types = Object.entries(recordOf(json['%TYPES']) ?? {}).map(([name, value]) => {
    const type = recordOf(value) ?? {};
    const ranges = Object.entries(type).flatMap(([feature, said]) => {
      const range = feature.startsWith('%') ? undefined : textOf(recordOf(said)?.['%RANGE']);
      return range === undefined ? [] : [[feature, range] as const];
    });
    return [
      name,
      { supertype: textOf(type['%SUPER_TYPE']) ?? '', ranges: new Map(ranges) },
    ] as const;
  });
  return new Map(types);
}

function casOf(json: JsonRecord, given: unknown, file: string): ReadCas {
  // They are a list, or an object by their ids.
  const entries = Array.isArray(given)
    ? given.map((value: unknown) => [undefined, recordOf(value)] as const)
    : Object.entries(recordOf(given) ?? {}).map(([id, value]) => [id, recordOf(value)] as const);
  const raw = entries.flatMap(([id, value]) =>
    value ? [{ id: id ?? idOf(value['%ID']) ?? '', value }] : [],
  );
  const lists = new Map(
    raw.flatMap(({ id, value }) => {
      const isList = /^uima\.cas\.(?!FS|TOP)[A-Za-z]+(?:Array|\[\])$/u;
      return isList.test(textOf(value['%TYPE']) ?? '') ? [[id, textsOf(value)] as const] : [];
    }),
  );
  const sofas = raw
    .filter(({ value }) => value['%TYPE'] === 'uima.cas.Sofa')
    .map(({ id, value }): ReadSofa => {
      const text = textOf(value['sofaString']);
      const name = textOf(value['sofaID']) ?? '';
      return { id, name, ...(text !== undefined && { text }) };
    });
  const views = Object.values(recordOf(json['%VIEWS']) ?? {}).map(recordOf);
  const members = new Map(
    views.flatMap((view) => {
      const sofa = idOf(view?.['%SOFA']);
      return sofa === undefined ? [] : [[sofa, new Set(idsOf(view?.['%MEMBERS']))] as const];
    }),
  );
  return {
    sofas,
    structures: raw.map(({ id, value }) => structureOf(id, value, lists, file)),
    members,
    isUntyped: false,
  };
}

function structureOf(
  id: string,
  fields: JsonRecord,
  lists: ReadonlyMap<string, readonly string[]>,
  file: string,
): ReadStructure {
  const values = new Map<string, AttributeValue>();
  const references = new Map<string, readonly string[]>();
  for (const [field, value] of Object.entries(fields)) {
    if (field.startsWith('%') || field.startsWith('^')) continue;
    if (field.startsWith('@')) {
      const ids = idsOf(Array.isArray(value) ? value : [value]);
      const list = lists.get(ids[0] ?? '');
      if (list) values.set(field.slice(1), list);
      else if (ids.length > 0) references.set(field.slice(1), ids);
      continue;
    }
    // What is no number to JSON, such as NaN, stands after a sign of its own.
    const name = field.replace(/^#/u, '');
    const known = valueOf(value);
    if (known !== undefined) values.set(name, known);
  }
  return { id, type: textOf(fields['%TYPE']) ?? '', values, references, place: { file } };
}

function valueOf(value: unknown): AttributeValue | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function textsOf(value: JsonRecord): readonly string[] {
  return listOf(value['%ELEMENTS']).map(String);
}

function idsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => idOf(one) ?? []);
}
