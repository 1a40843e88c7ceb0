// Drawing and deleting relations between annotations.

import { commands, Disposable, l10n, window } from 'vscode';
import { hull } from '../../core/model/annotation';
import type { Annotation, Relation } from '../../core/model/annotation';
import { addRelations, removeRelations } from '../../core/model/edit';
import { newId } from '../../core/model/id';
import { labelName, relationOf } from '../../core/model/labelSet';
import type { Layer } from '../../core/model/layer';
import { takenIds } from '../../core/model/newAnnotations';
import { allowedLinks, linkable, sameRelation, typesInUse } from '../../core/model/relationChoices';
import type { Link } from '../../core/model/relationChoices';
import { relationEnds, textOfEnd } from '../../core/model/relationEnds';
import { editableArticle, selectedAnnotation } from '../activeArticle';
import type { ActiveArticle } from '../activeArticle';
import { editableAnnotation } from '../annotationArgument';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { plainLabel } from '../plainText';
import { say } from '../say';
import { sayNoAnnotation } from '../sayNoAnnotation';
import { shorten } from '../shorten';

/** What a menu hands to the command that deletes: a relation of the active article. */
interface RelationArgument {
  readonly id?: string;
}

export const relations: Feature = ({ store, host, jumpHints, commandUses }) => {
  const add = async (): Promise<void> => {
    const asked = await editableAnnotation(store);
    if (!asked) return;
    const { active, annotation: here } = asked;
    const { session, labelSet } = active.article;
    const candidates = linkable(session.state.layer, labelSet, here);
    if (candidates.length === 0) {
      const label = labelName(labelSet, here.label);
      say(l10n.t('There is no annotation that a relation can link {0} to.', label));
      return;
    }
    const other = await jumpHints.pick({
      active,
      candidates,
      title: l10n.t('Relation of “{0}” with', shorten(here.text, 24)),
      from: hull(here),
    });
    const link = other && (await pickLink(active, here, other));
    // The layer as it is after the person has answered.
    const { layer } = session.state;
    if (!link || !hasBoth(layer, link)) return;
    if (sameRelation(layer, link)) {
      say(l10n.t('There already: {0}', inWords(layer, link)));
      return;
    }
    commandUses.note(COMMAND.addRelation);
    session.apply(addRelations([{ id: newId(host.random, takenIds(layer)), ...link }]));
    say(inWords(layer, link));
  };

  const remove = async (argument?: RelationArgument): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const { session } = active.article;
    const given = session.state.layer.relations.find(({ id }) => id === argument?.id);
    const relation = given ?? (await pickRelation(active));
    const { layer } = session.state;
    if (!relation || !layer.relations.includes(relation)) return;
    session.apply(removeRelations(layer, new Set([relation.id])));
    say(l10n.t('Deleted {0}', inWords(layer, relation)));
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.addRelation, add),
    commands.registerCommand(COMMAND.deleteRelation, remove),
  );
};

/** The relation that a person means between two annotations; asked only where several fit. */
async function pickLink(
  { article: { session, labelSet } }: ActiveArticle,
  here: Annotation,
  other: Annotation,
): Promise<Link | undefined> {
  const links = allowedLinks(labelSet, here, other);
  const { layer } = session.state;
  if (!links) {
    const type = await pickAnyType(layer);
    return type === undefined ? undefined : { type, from: here.id, to: other.id };
  }
  if (links.length < 2) return links[0];
  const items = links.map((link) => ({
    label: plainLabel(link.type),
    description: plainLabel(
      sameRelation(layer, link) ? l10n.t('there already') : seenFrom(layer, here.id, link),
    ),
    detail: relationOf(labelSet, link.type)?.description ?? '',
    link,
  }));
  const title = l10n.t('Relation with “{0}”', shorten(other.text, 40));
  return (await window.showQuickPick(items, { title }))?.link;
}

/** A type for a label set that names none: one that the article has already, or a new one. */
async function pickAnyType(layer: Layer): Promise<string | undefined> {
  const title = l10n.t('Type of the relation');
  const used = typesInUse(layer).map((type) => ({ label: plainLabel(type), type }));
  const another = { label: l10n.t('Another type…'), type: undefined };
  const picked =
    used.length > 0 ? await window.showQuickPick([...used, another], { title }) : another;
  if (picked?.type !== undefined || !picked) return picked?.type;
  const typed = await window.showInputBox({
    title,
    prompt: l10n.t(
      'A word that says what the first one has to do with the other, such as “source”',
    ),
    validateInput: (value) => (value.trim() === '' ? l10n.t('Type a word.') : undefined),
  });
  return typed?.trim();
}

/** A relation of the annotation at the cursor; asked only where it has several. */
async function pickRelation(active: ActiveArticle): Promise<Relation | undefined> {
  const here = selectedAnnotation(active);
  const { layer } = active.article.session.state;
  const ends = here && relationEnds(layer).get(here.id);
  if (!here || !ends) {
    if (here) say(l10n.t('No relation to delete: {0}', shorten(here.text)));
    else sayNoAnnotation();
    return undefined;
  }
  if (ends.length === 1) return ends[0]?.relation;
  const items = ends.map(({ relation }) => ({
    label: plainLabel(relation.type),
    description: plainLabel(seenFrom(layer, here.id, relation)),
    relation,
  }));
  const title = l10n.t('Delete a relation of “{0}”', shorten(here.text, 40));
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.relation;
}

function hasBoth({ annotations }: Layer, { from, to }: Link): boolean {
  const ids = new Set(annotations.map(({ id }) => id));
  return ids.has(from) && ids.has(to);
}

/** `source: three of the rockets were intercepted → Lena Morvath`. */
function inWords(layer: Layer, { type, from, to }: Link): string {
  const [start, end] = [from, to].map((id) => shorten(textOfEnd(layer, id), 40));
  return `${type}: ${start} → ${end}`;
}

/** `→ Lena Morvath`, or `←` where the relation leads to here. */
function seenFrom(layer: Layer, here: string, { from, to }: Link): string {
  const [arrow, other] = from === here ? ['→', to] : ['←', from];
  return `${arrow} ${shorten(textOfEnd(layer, other), 60)}`;
}
