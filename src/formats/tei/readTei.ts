// Reading TEI: ours, other annotations beside a text, and names marked in a text.

import { STATUSES } from '../../core/model/layer';
import type {
  ImportProblem,
  ImportedAnnotation,
  ImportedArticle,
  ImportedRelation,
  InputFile,
} from '../imported';
import { importedArticle } from '../importedArticle';
import { problem, readTexts } from '../inputText';
import { restoredText } from '../fittedText';
import { attributesOf, textFeature } from './readFeatures';
import { isMark, markAnnotation, pointersOf } from './readMarks';
import { nameAnnotations } from './readNames';
import { relationOf } from './readRelation';
import { FEATURE, FEATURES } from './teiNames';
import { baseOf, teiPlaces } from './teiPlaces';
import { pointedId, pointersIn } from './teiSource';
import type { TeiSource } from './teiSource';
import { childOf, childrenOf, elementsOf, stringValue, teiTree } from './teiTree';
import type { TeiElement } from './teiTree';

/** The articles of `.xml` files, one for each TEI document in them. Offsets are code points. */
export function readTei(
  files: readonly InputFile[],
): AsyncGenerator<ImportedArticle | ImportProblem, void> {
  return readTexts(
    files.filter(({ path }) => /\.(?:xml|tei)$/iu.test(path)),
    readDocuments,
  );
}

function* readDocuments(
  text: string,
  file: string,
): Generator<ImportedArticle | ImportProblem, void> {
  const tree = teiTree(text);
  if (!('root' in tree)) {
    yield problem(file, tree.line, 'The file is no XML from here on; correct it and try again.');
    return;
  }
  const documents = documentsOf(tree.root);
  if (documents.length === 0) {
    yield problem(file, 1, 'The file is no TEI: no element TEI is in it.');
  }
  for (const [index, document] of documents.entries()) {
    const name = file.replace(/\.[^./]*$/u, '');
    yield* articleOf(document, index === 0 ? name : `${name}-${index + 1}`, file);
  }
}

function documentsOf(root: TeiElement): readonly TeiElement[] {
  if (root.name === 'TEI') return [root];
  return root.name === 'teiCorpus' ? childrenOf(root).flatMap(documentsOf) : [];
}

function* articleOf(
  document: TeiElement,
  name: string,
  file: string,
): Generator<ImportedArticle | ImportProblem, void> {
  const all = [...elementsOf(document)];
  const ids = new Map<string, TeiElement>();
  for (const one of all) {
    const id = one.attributes.get('xml:id');
    if (id !== undefined) ids.set(id, one);
  }
  const marked = all.filter((one) => isMark(one));
  const bases = new Set(marked.flatMap((one) => pointersOf(one).map(baseOf)));
  const [only = ''] = bases;
  const text = childOf(document, 'text');
  const base = bases.size === 1 ? ids.get(only) : undefined;
  const body = base ?? childOf(text, 'body') ?? text;
  if (!body) {
    yield problem(file, document.line, 'The document has no text; give one that has its text.');
    return;
  }
  const about = all.find(
    (one) => one.name === 'fs' && one.attributes.get('type') === FEATURES.article,
  );
  const replaced = textFeature(about, FEATURE.replaced);
  const source: TeiSource = {
    ids,
    places: teiPlaces(body, ids),
    notes: notesOf(all),
    hasWords: replaced === undefined,
    file,
  };
  const annotations: ImportedAnnotation[] = [];
  for (const mark of marked) {
    const annotation = markAnnotation(mark, annotations.length, source);
    if (annotation) annotations.push(annotation);
    else yield problem(file, mark.line, NOWHERE);
  }
  if (marked.length === 0) annotations.push(...nameAnnotations(body, source));
  const relations: ImportedRelation[] = [];
  for (const relation of all.filter((one) => one.name === 'relation')) {
    const read = relationOf(relation, relations.length, source);
    if (read) relations.push(read);
    else yield problem(file, relation.line, ONE_SIDED);
  }
  const plain = source.places.text;
  const status = all.find((one) => one.name === 'revisionDesc')?.attributes.get('status');
  yield importedArticle({
    place: { file },
    id: articleId(all) ?? name,
    text: replaced === undefined ? plain : restoredText(plain, replaced),
    // White space between elements is the file's, not the text's.
    ...(!base && { hasOwnBlanks: true }),
    unit: 'codePoint',
    status: STATUSES.find((known) => known === status),
    attributes: attributesOf(about),
    annotations,
    relations,
  });
}

const NOWHERE =
  'The annotation is left out: its pointers are none that we know, or lead out of the text; use string-range or the xml:id of an element.';
const ONE_SIDED =
  'The relation is left out: it needs one active and one passive annotation of the same document.';

function articleId(all: readonly TeiElement[]): string | undefined {
  const id = all.find((one) => one.name === 'idno' && one.attributes.get('type') === 'article');
  return id && stringValue(id);
}

function notesOf(all: readonly TeiElement[]): ReadonlyMap<string, readonly string[]> {
  const notes = new Map<string, string[]>();
  for (const note of all.filter((one) => one.name === 'note')) {
    for (const pointer of pointersIn(note.attributes.get('target'))) {
      const id = pointedId(pointer);
      const known = notes.get(id) ?? [];
      known.push(stringValue(note));
      notes.set(id, known);
    }
  }
  return notes;
}
