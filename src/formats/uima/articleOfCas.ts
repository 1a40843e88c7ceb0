// What a CAS says of its text, as an article that is imported.

import type { ImportProblem, ImportedArticle } from '../imported';
import { importedArticle } from '../importedArticle';
import { problem } from '../inputText';
import { statusOf, textOf } from '../jsonFields';
import { annotatedBy } from './annotatedBy';
import { VIEW } from './cas';
import { restoredText } from '../fittedText';
import type { ReadCas, ReadSofa, ReadStructure } from './readCas';
import { ownAttributes } from './readFeatures';
import type { ReadTypes } from './readTypes';
import { ARTICLE } from './types';

/**
 * The article of a CAS: its first view, with the annotations that are in it. Annotations of types
 * that are not ours have the text of `label` or `value` as their label, else the name of the type.
 */
export function* articleOfCas(
  cas: ReadCas,
  types: ReadTypes,
  file: string,
): Generator<ImportedArticle | ImportProblem, void> {
  const say = (message: string): ImportProblem => problem(file, undefined, message);
  const sofas = cas.sofas.filter(({ text }) => text !== undefined);
  const sofa = sofas.find(({ name }) => name === VIEW) ?? sofas[0];
  if (!sofa) {
    yield say('There is no text in the file; export it with its text.');
    return;
  }
  if (sofas.length > 1) {
    const others = sofas.filter((one) => one !== sofa).map(({ name }) => name);
    yield say(`The views ${others.join(', ')} are left out, since an article has one text.`);
  }
  if (cas.isUntyped) {
    yield say('No type system describes it, so numbers are read as texts; give the whole folder.');
  }
  const inView = structuresOf(cas, sofa);
  const { annotations, relations, problems } = annotatedBy(inView, types, say);
  yield* problems;
  const article = inView.find(({ type }) => type === ARTICLE);
  const said = (name: string): string | undefined => textOf(article?.values.get(name));
  const [sha256, replaced, text] = [said('sha256'), said('replaced'), sofa.text ?? ''];
  yield importedArticle({
    place: article?.place ?? { file },
    id: said('articleId') ?? file.replace(/\.[^./]*$/u, ''),
    sha256: sha256 !== undefined && /^[0-9a-f]{64}$/u.test(sha256) ? sha256 : undefined,
    text: replaced === undefined ? text : restoredText(text, replaced),
    unit: 'utf16',
    status: statusOf(said('status')),
    attributes: article && ownAttributes(article),
    annotations,
    relations,
  });
}

/** The structures of a view; a file without views has those that name the text. */
function structuresOf(cas: ReadCas, { id }: ReadSofa): readonly ReadStructure[] {
  const members = cas.members.get(id);
  return cas.structures.filter((one) =>
    members ? members.has(one.id) : one.references.get('sofa')?.[0] === id,
  );
}
