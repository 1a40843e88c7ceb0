// The lines of the quick pick of entities.

import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { QuickInputButton, QuickPickItem } from 'vscode';
import type { Entity } from '../../core/entities/entity';
import type { Candidate, EntityFinder } from '../../core/entities/findEntity';
import { plainLabel } from '../plainText';
import { shorten } from '../shorten';

/** What a line does. */
export type EntityChoice =
  | { readonly kind: 'link'; readonly key: string; readonly name: string }
  | { readonly kind: 'new'; readonly name: string }
  | { readonly kind: 'none' };

export interface EntityItem extends QuickPickItem {
  readonly choice?: EntityChoice;
}

/** What the lines are made for. */
export interface Mention {
  readonly text: string;
  /** Key of its label. */
  readonly label: string;
  /** Key of the entity that it is linked to. */
  readonly entity?: string;
}

export interface KnownEntities {
  readonly finder: EntityFinder;
  /** Keys that mentions are linked to and that the list does not have. */
  readonly unlisted: ReadonlySet<string>;
}

// More lines than a person reads; typing brings the others up.
const MOST_LINES = 200;
// UTF-16 code units.
const LONGEST_NAME = 60;

/** Links, and asks what else to do. */
export const MORE: QuickInputButton = {
  iconPath: new ThemeIcon('list-selection'),
  get tooltip() {
    return l10n.t('Link, and choose what else to do');
  },
};

/**
 * The lines for a mention, the likeliest first: that one is taken by Enter. What is typed is looked
 * for in the same way as the mention’s text, so the editor’s own filter is left out.
 */
export function entityItems(
  { finder, unlisted }: KnownEntities,
  mention: Mention,
  typed: string,
): readonly EntityItem[] {
  const wanted = typed.trim();
  const ranked = finder.candidates(wanted === '' ? mention.text : wanted, mention.label);
  const isLinked = ({ entity }: Candidate): boolean => entity.key === mention.entity;
  const isLikely = (candidate: Candidate): boolean => {
    if (wanted === '') return isLinked(candidate) || isSure(candidate);
    return isSure(candidate) || candidate.match === 'begins' || candidate.match === 'contains';
  };
  const likely = ranked.filter(isLikely);
  // What it is linked to already comes first, so that Enter changes nothing by mistake.
  if (wanted === '') likely.sort((a, b) => Number(isLinked(b)) - Number(isLinked(a)));
  const others = ranked.filter(
    (candidate) => !isLikely(candidate) && (wanted === '' || candidate.match === 'similar'),
  );
  const line = (candidate: Candidate): EntityItem =>
    entityLine(candidate, unlisted, isLinked(candidate));
  const name = shorten(wanted === '' ? mention.text : wanted, LONGEST_NAME);
  return [
    ...likely.slice(0, MOST_LINES).map(line),
    {
      label: `$(add) ${l10n.t('New entity')}`,
      description: plainLabel(l10n.t('“{0}”', name)),
      alwaysShow: true,
      choice: { kind: 'new', name: nameOfNew(wanted === '' ? mention.text : wanted) },
    },
    ...(mention.entity === undefined || wanted !== ''
      ? []
      : [{ label: `$(circle-slash) ${l10n.t('No entity')}`, choice: { kind: 'none' } as const }]),
    ...(others.length > 0 ? [{ label: l10n.t('Others'), kind: QuickPickItemKind.Separator }] : []),
    ...others.slice(0, MOST_LINES).map(line),
  ];
}

function isSure({ match }: Candidate): boolean {
  return match === 'name' || match === 'used' || match === 'acronym' || match === 'part';
}

function entityLine(
  { entity, uses }: Candidate,
  unlisted: ReadonlySet<string>,
  isLinked: boolean,
): EntityItem {
  const facts = [
    ...(isLinked ? [l10n.t('current')] : []),
    ...(unlisted.has(entity.key) ? [l10n.t('not in entities.yaml')] : factsOf(entity)),
    ...(uses > 0 ? [uses === 1 ? l10n.t('linked once') : l10n.t('linked {0} times', uses)] : []),
  ];
  return {
    label: plainLabel(shorten(entity.name, LONGEST_NAME)),
    description: plainLabel(facts.join(' · ')),
    alwaysShow: true,
    buttons: [MORE],
    choice: { kind: 'link', key: entity.key, name: entity.name },
  };
}

function factsOf({ aliases, wikidata, label }: Entity): readonly string[] {
  return [
    ...(label === undefined ? [] : [label]),
    ...(aliases.length > 0 ? [shorten(aliases.join(', '), LONGEST_NAME)] : []),
    ...(wikidata === undefined ? [] : [wikidata]),
  ];
}

/** A name as a list has it: on one line, and without the possessive ending of a mention. */
function nameOfNew(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<=\p{L})['’]s$/u, '');
}
