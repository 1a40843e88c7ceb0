// Commands that fill in the attributes of annotations and articles, and set an article's status.

import { commands, Disposable, l10n } from 'vscode';
import type { Annotation, AttributeValue } from '../../core/model/annotation';
import { setArticleAttributes, setAttributes, setStatus } from '../../core/model/annotationFields';
import { attributeRows, withAttribute } from '../../core/model/attributeRows';
import { attributesOf, labelName } from '../../core/model/labelSet';
import { STATUSES } from '../../core/model/layer';
import { editableArticle } from '../activeArticle';
import type { ActiveArticle } from '../activeArticle';
import { annotationIn, editableAnnotation } from '../annotationArgument';
import type { AnnotationArgument } from '../annotationArgument';
import { valueText } from '../attributeForm/askValue';
import { askRow, fillIn } from '../attributeForm/fillIn';
import type { AttributeForm, FormState, OtherLine } from '../attributeForm/fillIn';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { pickOne } from '../pickOne';
import { say } from '../say';
import { shorten } from '../shorten';
import { statusName } from '../statusName';

/** What a person's own key may add: which attribute, and what it is set to. */
interface AttributeArgument extends AnnotationArgument {
  readonly name?: string;
  /** `null` takes the attribute away. */
  readonly value?: AttributeValue | null;
}

export const attributes: Feature = ({ store, entities, commandUses }) => {
  /** What a person reads for an entity. */
  const entityName = ({ article }: ActiveArticle, key: string): string =>
    entities.readAt(article.uri)?.find((entity) => entity.key === key)?.name ?? key;

  const ofAnnotation = async (argument?: AttributeArgument): Promise<void> => {
    const asked = await editableAnnotation(store, argument);
    if (!asked) return;
    commandUses.note(COMMAND.attributes);
    await fill(annotationForm(asked.active, asked.annotation.id, entityName), argument);
  };

  const ofArticle = async (argument?: AttributeArgument): Promise<void> => {
    const active = await editableArticle(store);
    if (active) await fill(articleForm(active), argument);
  };

  const status = async (argument?: unknown): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const { session } = active.article;
    const now = session.state.layer.status;
    const items = STATUSES.map((key) => ({
      label: statusName(key),
      ...(key === now && { description: l10n.t('current') }),
      key,
    }));
    // What is mostly meant is one step further.
    const further = items[STATUSES.indexOf(now) + 1] ?? items.at(-1);
    const title = l10n.t('Status of this article');
    const asked = async () => (await pickOne({ title, items, active: further }))?.key;
    const picked = STATUSES.find((key) => key === argument) ?? (await asked());
    if (!picked) return;
    session.apply(setStatus(session.state.layer, picked));
    say(l10n.t('Status: {0}', statusName(picked)));
  };

  return Disposable.from(
    commands.registerCommand(COMMAND.attributes, ofAnnotation),
    commands.registerCommand(COMMAND.articleAttributes, ofArticle),
    commands.registerCommand(COMMAND.setStatus, status),
  );
};

async function fill(form: AttributeForm, argument: AttributeArgument | undefined): Promise<void> {
  const { name, value } = argument ?? {};
  if (typeof name !== 'string') await fillIn(form);
  else if (value === undefined) {
    const { definitions = [], attributes: held = {} } = form.state() ?? {};
    const row = attributeRows(definitions, held).find((known) => known.name === name);
    await askRow(form, row ?? { name, isMissing: false });
  } else if (isValue(value)) form.set(name, value ?? undefined);
}

type EntityName = (active: ActiveArticle, key: string) => string;

function annotationForm(active: ActiveArticle, id: string, entityName: EntityName): AttributeForm {
  const { session } = active.article;
  return {
    state() {
      const annotation = annotationIn(active, id);
      return annotation && annotationState(active, annotation, entityName);
    },
    set(name, value) {
      const annotation = annotationIn(active, id);
      if (!annotation) return;
      const next = withAttribute(annotation.attributes ?? {}, name, value);
      session.apply(setAttributes(session.state.layer, id, next));
      sayValue(name, value, shorten(annotation.text));
    },
  };
}

function annotationState(
  active: ActiveArticle,
  annotation: Annotation,
  entityName: EntityName,
): FormState {
  const { labelSet } = active.article;
  const { id, label, text, entity, note } = annotation;
  const name = labelName(labelSet, label);
  const line = (title: string, description: string, icon: string, command: string): OtherLine => ({
    label: title,
    description,
    icon,
    edit: () => commands.executeCommand(command, { id }),
  });
  return {
    title: l10n.t('{0} “{1}”', name, shorten(text, 40)),
    definitions: attributesOf(labelSet, label),
    isOpen: labelSet.attributes === undefined,
    attributes: annotation.attributes ?? {},
    others: [
      line(l10n.t('Label'), name, 'tag', COMMAND.changeLabel),
      line(
        l10n.t('Entity'),
        entity === undefined ? '' : entityName(active, entity),
        'link',
        COMMAND.linkEntity,
      ),
      line(l10n.t('Note'), note ?? '', 'note', COMMAND.note),
    ],
  };
}

function articleForm({ article }: ActiveArticle): AttributeForm {
  const { session, labelSet } = article;
  return {
    state: () => ({
      title: l10n.t('This article'),
      definitions: labelSet.articleAttributes ?? [],
      isOpen: labelSet.articleAttributes === undefined,
      attributes: session.state.layer.attributes,
      others: [
        {
          label: l10n.t('Status'),
          description: statusName(session.state.layer.status),
          icon: 'checklist',
          edit: () => commands.executeCommand(COMMAND.setStatus),
        },
      ],
    }),
    set(name, value) {
      const { layer } = session.state;
      session.apply(setArticleAttributes(layer, withAttribute(layer.attributes, name, value)));
      sayValue(name, value, l10n.t('this article'));
    },
  };
}

function sayValue(name: string, value: AttributeValue | undefined, of: string): void {
  if (value === undefined) say(l10n.t('{0} removed: {1}', name, of));
  else say(l10n.t('{0} is {1}: {2}', name, shorten(valueText(value)), of));
}

/** A person's own key may give anything. */
function isValue(value: unknown): value is AttributeValue | null {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
