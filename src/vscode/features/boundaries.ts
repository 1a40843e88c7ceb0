// Moving the ends of an annotation, splitting it and joining it with others.

import { commands, Disposable, l10n, window } from 'vscode';
import type { TextEditor, TextEditorSelectionChangeEvent } from 'vscode';
import { hull } from '../../core/model/annotation';
import type { Annotation } from '../../core/model/annotation';
import { replaceAnnotations } from '../../core/model/edit';
import { fragmentAt } from '../../core/model/fragments';
import { newId } from '../../core/model/id';
import { isMention, labelName } from '../../core/model/labelSet';
import { moveBoundary } from '../../core/model/moveBoundary';
import type { BoundaryMove } from '../../core/model/moveBoundary';
import { takenIds } from '../../core/model/newAnnotations';
import { joinAnnotations, splitAnnotation } from '../../core/model/splitJoin';
import { containsSpan, sameSpan } from '../../core/text/span';
import type { Span } from '../../core/text/span';
import { editableArticle, selectedAnnotation } from '../activeArticle';
import type { ActiveArticle } from '../activeArticle';
import { editableAnnotation } from '../annotationArgument';
import { spanOf } from '../articleDocument';
import { COMMAND } from '../commands';
import type { Feature } from '../feature';
import { followAnnotation } from '../followAnnotation';
import { say } from '../say';
import { sayNoAnnotation } from '../sayNoAnnotation';
import { shorten, shortenBefore } from '../shorten';

const MOVES: readonly (readonly [command: string, move: BoundaryMove])[] = [
  [COMMAND.growEndByWord, { way: 'grow', end: 'end', by: 'word' }],
  [COMMAND.growEndByCharacter, { way: 'grow', end: 'end', by: 'character' }],
  [COMMAND.growEndBySentence, { way: 'grow', end: 'end', by: 'sentence' }],
  [COMMAND.growStartByWord, { way: 'grow', end: 'start', by: 'word' }],
  [COMMAND.growStartByCharacter, { way: 'grow', end: 'start', by: 'character' }],
  [COMMAND.growStartBySentence, { way: 'grow', end: 'start', by: 'sentence' }],
  [COMMAND.shrinkEndByWord, { way: 'shrink', end: 'end', by: 'word' }],
  [COMMAND.shrinkEndByCharacter, { way: 'shrink', end: 'end', by: 'character' }],
  [COMMAND.shrinkEndBySentence, { way: 'shrink', end: 'end', by: 'sentence' }],
  [COMMAND.shrinkStartByWord, { way: 'shrink', end: 'start', by: 'word' }],
  [COMMAND.shrinkStartByCharacter, { way: 'shrink', end: 'start', by: 'character' }],
  [COMMAND.shrinkStartBySentence, { way: 'shrink', end: 'start', by: 'sentence' }],
];

/** An annotation whose ends are being moved, and every span of it that was selected for it. */
interface Held {
  readonly id: string;
  readonly spans: readonly Span[];
}

export const boundaries: Feature = ({ store, host, commandUses }) => {
  // While a key repeats, the editor still reports selections that it was given some keys ago.
  // So each of them stands for the last one.
  const held = new WeakMap<TextEditor, Held>();
  const heldIn = (active: ActiveArticle): Held | undefined => {
    const hold = held.get(active.editor);
    return hold?.spans.some((span) => sameSpan(span, selectionOf(active))) ? hold : undefined;
  };
  const release = ({ textEditor }: TextEditorSelectionChangeEvent): void => {
    const article = store.of(textEditor.document);
    if (article && !heldIn({ editor: textEditor, article })) held.delete(textEditor);
  };

  const move = async (how: BoundaryMove): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const { session, labelSet } = active.article;
    const { layer, article } = session.state;
    const hold = heldIn(active);
    const annotation =
      layer.annotations.find(({ id }) => id === hold?.id) ?? annotationHere(active);
    if (!annotation) {
      sayNoAnnotation();
      return;
    }
    const fragment = fragmentOf(annotation, hold?.spans.at(-1) ?? selectionOf(active));
    const moved = moveBoundary(article.text, annotation, how, fragment);
    if (!moved) {
      say(whyNot(how));
      return;
    }
    session.apply(replaceAnnotations(layer, [moved.annotation]));
    // Whoever knows one of these keys finds the others beside it.
    commandUses.note(COMMAND.growEndByWord);
    const span = fragment === undefined ? hull(moved.annotation) : moved.fragment;
    const spans = hold?.id === annotation.id ? hold.spans : [selectionOf(active)];
    held.set(active.editor, { id: annotation.id, spans: [...spans, span] });
    followAnnotation(active, moved.annotation, span);
    const { text } = moved.annotation;
    const words = how.end === 'end' ? shortenBefore(text) : shorten(text);
    say(`${labelName(labelSet, annotation.label)}: ${words}`);
  };

  const split = async (): Promise<void> => {
    const asked = await editableAnnotation(store);
    if (!asked) return;
    const { active, annotation } = asked;
    const { session, labelSet } = active.article;
    const { layer, article } = session.state;
    const id = newId(host.random, takenIds(layer));
    const division = splitAnnotation(article.text, annotation, selectionOf(active), id);
    if (!division) {
      say(l10n.t('Put the cursor inside the annotation, where it is to be split.'));
      return;
    }
    session.apply(division.edit);
    followAnnotation(active, division.first);
    const name = labelName(labelSet, annotation.label);
    const [first, second] = [shorten(division.first.text, 40), shorten(division.second.text, 40)];
    say(l10n.t('{0} split: “{1}” and “{2}”', name, first, second));
  };

  const join = async (): Promise<void> => {
    const active = await editableArticle(store);
    if (!active) return;
    const { session, labelSet } = active.article;
    const { layer, article } = session.state;
    const together = toJoin(active);
    const [first] = together;
    if (!first) {
      sayNoAnnotation();
      return;
    }
    const name = labelName(labelSet, first.label);
    const isName = isMention(labelSet, first.label);
    const result = joinAnnotations(layer, article.text, together, isName);
    if (!result) {
      say(l10n.t('There is no other {0} after this one.', name));
      return;
    }
    session.apply(result.edit);
    followAnnotation(active, result.joined);
    const text = shorten(result.joined.text);
    const count = result.joined.fragments.length;
    if (count === 1) say(l10n.t('{0} joined: {1}', name, text));
    else say(l10n.t('{0} joined, in {1} fragments: {2}', name, count, text));
  };

  return Disposable.from(
    window.onDidChangeTextEditorSelection(release),
    ...MOVES.map(([command, how]) => commands.registerCommand(command, () => move(how))),
    commands.registerCommand(COMMAND.split, split),
    commands.registerCommand(COMMAND.join, join),
  );
};

function whyNot({ way }: BoundaryMove): string {
  if (way === 'grow') return l10n.t('There is nothing more to take in.');
  return l10n.t('Nothing would be left of the annotation; x deletes it.');
}

function selectionOf({ editor, article }: ActiveArticle): Span {
  return spanOf(article.lines, editor.selection);
}

/** The annotation that keys mean: also one of which a single fragment is selected. */
function annotationHere(active: ActiveArticle): Annotation | undefined {
  const { annotations } = active.article.session.state.layer;
  const id = active.article.visited.get(active.editor);
  const visited = annotations.find((annotation) => annotation.id === id);
  const selection = selectionOf(active);
  const isHere = visited?.fragments.some((fragment) => sameSpan(fragment, selection));
  return isHere ? visited : selectedAnnotation(active);
}

/** Index of the fragment that a selection is in, where there are several. */
function fragmentOf(annotation: Annotation, selection: Span): number | undefined {
  if (annotation.fragments.length === 1) return undefined;
  const index = fragmentAt(annotation, selection);
  return index === -1 ? undefined : index;
}

/** The annotations of one label in the selection; else the one here and the next of its label. */
function toJoin(active: ActiveArticle): readonly Annotation[] {
  const { annotations } = active.article.session.state.layer;
  const selection = selectionOf(active);
  const inside = annotations.filter((annotation) => containsSpan(selection, hull(annotation)));
  const selected = inside.filter(({ label }) => label === inside[0]?.label);
  if (selected.length > 1) return selected;
  const here = annotationHere(active);
  if (!here) return [];
  const next = annotations.find(
    (annotation) =>
      annotation.label === here.label &&
      annotation.id !== here.id &&
      hull(annotation).start >= hull(here).start &&
      annotations.indexOf(annotation) > annotations.indexOf(here),
  );
  return next ? [here, next] : [here];
}
