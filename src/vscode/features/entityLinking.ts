// Commands that link mentions to entities, and keep the corpus' list of them.

import { commands, Disposable, l10n } from 'vscode';
import { addAlias, addEntity } from '../../core/entities/changeEntities';
import { entityKey } from '../../core/entities/entityKey';
import { sameMentions } from '../../core/entities/sameMentions';
import type { Annotation } from '../../core/model/annotation';
import { setEntity } from '../../core/model/annotationFields';
import type { ActiveArticle } from '../activeArticle';
import { annotationIn, editableAnnotation } from '../annotationArgument';
import type { AnnotationArgument } from '../annotationArgument';
import { COMMAND } from '../commands';
import type { EntitiesSave } from '../entities';
import { askWhatElse } from '../entityPick/askWhatElse';
import { entityKnowledge } from '../entityPick/knownEntities';
import { pickEntity } from '../entityPick/pickEntity';
import type { PickedEntity } from '../entityPick/pickEntity';
import type { Feature } from '../feature';
import { say } from '../say';
import { shorten } from '../shorten';
import { tellOfFile } from '../tellOfFile';

/** What a person's own key or a program may add. */
interface EntityArgument extends AnnotationArgument {
  /** Key of the entity; `null` takes the link away. */
  readonly entity?: string | null;
  /** Name of an entity that is to be made. */
  readonly create?: string;
}

export const entityLinking: Feature = (context) => {
  const { store, entities, commandUses } = context;
  const knowledge = entityKnowledge(context);

  /** The name of an entity of the list in force, or its key. */
  const nameOf = async ({ article }: ActiveArticle, key: string): Promise<string> => {
    const list = await entities.load(article.uri);
    return list?.entities.find((entity) => entity.key === key)?.name ?? key;
  };

  const link = async (
    active: ActiveArticle,
    { id, text }: Annotation,
    key: string | undefined,
    others: readonly string[] = [],
  ): Promise<void> => {
    // It may have been deleted while a person chose.
    if (!annotationIn(active, id)) return;
    const { session, labelSet } = active.article;
    session.apply(setEntity(session.state.layer, new Set([id, ...others]), key));
    if (key === undefined) {
      say(l10n.t('No entity: {0}', shorten(text)));
      return;
    }
    const name = await nameOf(active, key);
    const { annotations } = session.state.layer;
    const left = sameMentions(annotations, { id, text }, labelSet).filter(
      ({ entity }) => entity === undefined,
    ).length;
    if (others.length > 0) say(l10n.t('{0} mentions: {1}', others.length + 1, name));
    else if (left > 0)
      say(l10n.t('{0}: {1}. {2} more here: Shift+E', shorten(text, 30), name, left));
    else say(l10n.t('{0}: {1}', shorten(text), name));
  };

  /** Makes an entity, and gives its key. */
  const create = async (
    { article }: ActiveArticle,
    { label }: Annotation,
    name: string,
  ): Promise<string | undefined> => {
    const list = await entities.load(article.uri);
    const taken = [
      ...(list?.entities ?? []).map(({ key }) => key),
      // A key that is in use means something else already.
      ...knowledge.of([]).unlisted,
    ];
    const key = entityKey(name, new Set(taken));
    const saved = await entities.change(article.uri, addEntity({ key, name, aliases: [], label }));
    if (saved.ok) return key;
    tellFailure(saved);
    return undefined;
  };

  const keyOf = async (
    active: ActiveArticle,
    annotation: Annotation,
    { choice }: PickedEntity,
  ): Promise<string | undefined> =>
    choice.kind === 'new'
      ? create(active, annotation, choice.name)
      : choice.kind === 'link'
        ? choice.key
        : undefined;

  const linkMore = async (
    active: ActiveArticle,
    annotation: Annotation,
    key: string,
  ): Promise<void> => {
    const { article } = active;
    const list = await entities.load(article.uri);
    const entity = list?.entities.find((known) => known.key === key);
    const wishes = await askWhatElse(article, annotation, key, entity);
    if (!wishes) return;
    if (wishes.addsAlias) {
      const saved = await entities.change(article.uri, addAlias(key, annotation.text));
      if (!saved.ok) tellFailure(saved);
    }
    await link(active, annotation, key, wishes.ids);
  };

  const ask = async (
    active: ActiveArticle,
    annotation: Annotation,
    asksMore: boolean,
  ): Promise<void> => {
    const list = await entities.load(active.article.uri);
    const picked = await pickEntity(knowledge.of(list?.entities ?? []), annotation);
    if (!picked) return;
    const key = await keyOf(active, annotation, picked);
    if (key === undefined && picked.choice.kind !== 'none') return;
    if (key !== undefined && (asksMore || picked.wantsMore))
      await linkMore(active, annotation, key);
    else await link(active, annotation, key);
  };

  const run = async (asksMore: boolean, argument?: EntityArgument): Promise<void> => {
    const asked = await editableAnnotation(store, argument);
    if (!asked) return;
    const { active, annotation } = asked;
    commandUses.note(COMMAND.linkEntity);
    const { entity, create: name } = argument ?? {};
    if (entity === null) await link(active, annotation, undefined);
    else if (typeof entity === 'string') await link(active, annotation, entity);
    else if (typeof name === 'string') {
      const key = await create(active, annotation, name);
      if (key !== undefined) await link(active, annotation, key);
    } else await ask(active, annotation, asksMore);
  };

  return Disposable.from(
    knowledge,
    commands.registerCommand(COMMAND.linkEntity, (argument?: EntityArgument) =>
      run(false, argument),
    ),
    commands.registerCommand(COMMAND.linkEntityMore, (argument?: EntityArgument) =>
      run(true, argument),
    ),
  );
};

function tellFailure({ file, reason }: Extract<EntitiesSave, { ok: false }>): void {
  tellOfFile(reason, l10n.t('Open File'), file);
}
