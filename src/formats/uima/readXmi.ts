// Reading UIMA CAS XMI, of our own writing and of others.

import type { AttributeValue } from '../../core/model/annotation';
import type { ImportProblem, ImportedArticle, InputFile } from '../imported';
import { inputText, problem } from '../inputText';
import { articleOfCas } from './articleOfCas';
import type { ReadCas, ReadSofa, ReadStructure } from './readCas';
import { readTypes } from './readTypes';
import type { ReadType, ReadTypes } from './readTypes';
import { readTypeSystem } from './readTypeSystem';
import { readXml } from './readXml';
import { FROM, TO } from './types';
import { XMI } from './xmiText';

/** The articles of `.xmi` files. The `.xml` files beside them say what kind of value is in them. */
export async function* readXmi(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  const described: DescribedFolder[] = [];
  const cases: InputFile[] = [];
  for (const file of files) {
    if (/\.xmi$/iu.test(file.path)) cases.push(file);
    if (!/\.xml$/iu.test(file.path)) continue;
    const input = await inputText(file);
    const types = input.ok ? readTypeSystem(input.text) : undefined;
    if (types) described.push({ folder: folderOf(file.path), types });
    else cases.push(file);
  }
  if (cases.length === 0 && files[0]) {
    const message = 'There is no .xmi file; give the folder that has them, unpacked.';
    yield problem(files[0].path, undefined, message);
  }
  for (const file of cases) {
    const input = await inputText(file);
    if (!input.ok) {
      yield input.problem;
      continue;
    }
    const types = readTypes(typesFor(file.path, described));
    const cas = casOfXmi(input.text, file.path, types);
    if ('kind' in cas) yield cas;
    else yield* articleOfCas(cas, types, file.path);
  }
}

interface DescribedFolder {
  readonly folder: string;
  readonly types: ReadonlyMap<string, ReadType>;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** The types of all descriptions; where they differ, those of the nearest folder above count. */
function typesFor(
  path: string,
  described: readonly DescribedFolder[],
): ReadonlyMap<string, ReadType> {
  const nearness = ({ folder }: DescribedFolder): number =>
    path.startsWith(folder) ? folder.length : -1;
  const ordered = [...described].sort((a, b) => nearness(a) - nearness(b));
  return new Map(ordered.flatMap(({ types }) => [...types]));
}

/** An element of a structure before it is known what its attributes hold. */
interface RawStructure {
  readonly id: string;
  readonly type: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Texts of elements in it, by their name. */
  readonly lists: Map<string, string[]>;
  readonly line: number;
}

const ID = `{${XMI}}id`;

function casOfXmi(text: string, file: string, types: ReadTypes): ReadCas | ImportProblem {
  const sofas: ReadSofa[] = [];
  const members = new Map<string, Set<string>>();
  const raw: RawStructure[] = [];
  let root = '';
  const flaw = readXml(text, {
    open({ name, namespace, attributes, depth, line }) {
      if (depth === 0) root = `{${namespace}}${name}`;
      if (depth !== 1) return;
      const type = typeOf(name, namespace);
      const id = attributes.get(ID) ?? '';
      const words = attributes.get('sofaString');
      if (type === 'uima.cas.Sofa') {
        const view = attributes.get('sofaID') ?? '';
        sofas.push({ id, name: view, ...(words !== undefined && { text: words }) });
      }
      if (type === 'uima.cas.View') {
        const ids = parts(attributes.get('members') ?? '');
        members.set(attributes.get('sofa') ?? '', new Set(ids));
      }
      raw.push({ id, type, attributes, lists: new Map(), line });
    },
    close({ name, depth }, content) {
      const lists = raw.at(-1)?.lists;
      if (depth !== 2 || !lists) return;
      lists.set(name, [...(lists.get(name) ?? []), content]);
    },
  });
  if (flaw !== undefined) return problem(file, flaw, 'This is no XML; export the file again.');
  if (root !== `{${XMI}}XMI`)
    return problem(file, 1, 'The file is no XMI of UIMA; give .xmi files.');
  const arrays = new Map(
    raw
      .filter(({ type }) => type === 'uima.cas.StringArray')
      .map(({ id, lists }) => [id, lists.get('elements') ?? []]),
  );
  let isUntyped = false;
  const structures = raw.map((one): ReadStructure => {
    const values = new Map<string, AttributeValue>(one.lists);
    const references = new Map<string, readonly string[]>();
    for (const [name, value] of one.attributes) {
      if (name.startsWith('{')) continue;
      const kind = types.kindOf(one.type, name) ?? KINDS.get(name);
      if (kind === 'reference') references.set(name, parts(value));
      else values.set(name, valueOf(value, kind, arrays));
      isUntyped ||= kind === undefined && members.size > 0 && isMember(one.id, members);
    }
    return { id: one.id, type: one.type, values, references, place: { file, line: one.line } };
  });
  return { sofas, structures, members, isUntyped };
}

// What features of these names hold in types that nobody describes.
const KINDS = new Map([
  ['sofa', 'reference'],
  ['begin', 'number'],
  ['end', 'number'],
  [FROM, 'reference'],
  [TO, 'reference'],
] as const) as ReadonlyMap<string, 'reference' | 'number'>;

function isMember(id: string, members: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  return [...members.values()].some((ids) => ids.has(id));
}

/** `http:///a/b.ecore` and `C` are the type `a.b.C`. */
function typeOf(name: string, namespace: string): string {
  const inner = /^http:\/\/\/(?<inner>.*)\.ecore$/u.exec(namespace)?.groups?.['inner'] ?? '';
  // UIMA's word for a type that is in no package.
  return inner === '' || inner === 'uima/noNamespace'
    ? name
    : `${inner.replaceAll('/', '.')}.${name}`;
}

function parts(ids: string): readonly string[] {
  return ids.split(/\s+/u).filter((id) => id !== '');
}

function valueOf(
  value: string,
  kind: 'text' | 'number' | 'flag' | 'list' | undefined,
  arrays: ReadonlyMap<string, readonly string[]>,
): AttributeValue {
  if (kind === 'flag') return value === 'true' || value === '1';
  if (kind === 'list') return arrays.get(value) ?? parts(value);
  if (kind !== 'number' || value.trim() === '') return value;
  const number = Number(value);
  // A whole number of so many digits that it would become another one, such as an id, is a text.
  const isOther = /^-?\d{16,}$/u.test(value) && String(number) !== value;
  return Number.isFinite(number) && !isOther ? number : value;
}
