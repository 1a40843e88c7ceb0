// What an imported article changes in a layer, as an edit: it adds, and never changes or removes.

import { sameFragments } from '../core/anchor/shift';
import { makeAnnotation, quote } from '../core/model/annotation';
import type { Annotation, Relation } from '../core/model/annotation';
import { applyEdit } from '../core/model/edit';
import type { Edit } from '../core/model/edit';
import { newId } from '../core/model/id';
import type { RandomBytes } from '../core/model/id';
import type { Layer } from '../core/model/layer';
import { takenIds } from '../core/model/newAnnotations';
import type { ArticleText } from '../core/sidecar/sidecar';
import type { Format } from '../formats/format';
import type { ImportedArticle, InputPlace, ReadOptions } from '../formats/imported';
import { placeImported } from './placeImported';
import type { PlacedImport } from './placeImported';

/** Something that was not imported, or not as the file says it. */
export interface ImportNote {
  readonly place: InputPlace;
  readonly kind: 'left-out' | 'other-unit';
  readonly message: string;
}

export interface ImportEditOptions {
  readonly format: Pick<Format, 'id'>;
  readonly read?: ReadOptions;
  readonly random: RandomBytes;
  /** Imports everything as suggestions; what a program predicted is one in any case. */
  readonly asSuggestions?: boolean;
}

/** What is added, how much of it, and what is not. */
export interface ImportEdit {
  readonly edit: Edit;
  /** New annotations and relations, and how many the layer had already. */
  readonly count: {
    readonly annotations: number;
    readonly relations: number;
    readonly known: number;
  };
  readonly notes: readonly ImportNote[];
}

/**
 * The edit that puts an imported article on a layer. An annotation with the same spans and label is
 * not added again, nor is a relation of the same type between the same two.
 * @param path of the article, for notes
 * @returns `undefined` where the file has another text than the article
 */
export function importEdit(
  layer: Layer,
  article: ArticleText,
  imported: ImportedArticle,
  options: ImportEditOptions,
  path: string,
): ImportEdit | undefined {
  const unit = options.read?.unit ?? imported.unit;
  const placement = placeImported({ ...imported, unit }, article.text);
  if (!placement) return undefined;
  const notes: ImportNote[] = placement.refused.map(({ place, message }) => ({
    place,
    kind: 'left-out',
    message,
  }));
  if (placement.unit !== undefined) {
    const message = `Offsets for ${path} fit only when they count ${placement.unit}; they were taken so.`;
    notes.push({ place: imported.place, kind: 'other-unit', message });
  }
  const added = additions(layer, article, imported, placement.placed, options, notes);
  const { annotations, relations, known } = added;
  return {
    edit: {
      annotations: annotations.map((after) => ({ after })),
      orphans: [],
      relations: relations.map((after) => ({ after })),
      ...metaChange(layer, imported),
    },
    count: { annotations: annotations.length, relations: relations.length, known },
    notes,
  };
}

/**
 * The edit that puts several imported articles, which are all the same one, on its layer.
 * @returns `undefined` where a file has another text than the article
 */
export function importEdits(
  layer: Layer,
  article: ArticleText,
  all: readonly ImportedArticle[],
  options: ImportEditOptions,
  path: string,
): Edit | undefined {
  let after = layer;
  let edit: Edit = { annotations: [], orphans: [], relations: [] };
  for (const imported of all) {
    const next = importEdit(after, article, imported, options, path);
    if (!next) return undefined;
    after = applyEdit(after, next.edit);
    edit = joined(edit, next.edit);
  }
  return edit;
}

/** Two edits of which the second follows the first, and both only add. */
function joined(first: Edit, second: Edit): Edit {
  const { status = first.status, attributes = first.attributes } = second;
  return {
    annotations: [...first.annotations, ...second.annotations],
    orphans: [],
    relations: [...first.relations, ...second.relations],
    ...(status && { status: { ...status, before: (first.status ?? status).before } }),
    ...(attributes && {
      attributes: { ...attributes, before: (first.attributes ?? attributes).before },
    }),
  };
}

interface Additions {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly known: number;
}

function additions(
  layer: Layer,
  { text }: ArticleText,
  imported: ImportedArticle,
  placed: readonly PlacedImport[],
  options: ImportEditOptions,
  notes: ImportNote[],
): Additions {
  const taken = takenIds(layer);
  const ids = new Map<string, string>();
  const annotations: Annotation[] = [];
  let known = 0;
  const idFor = (wanted: string): string => {
    const isOurs = /^[a-z][0-9a-z]{7}$/u.test(wanted) && !taken.has(wanted);
    const id = isOurs ? wanted : newId(options.random, taken);
    taken.add(id);
    return id;
  };
  for (const { annotation, fragments } of placed) {
    const { label, entity, attributes, note, isPrediction = false } = annotation;
    const same = layer.annotations.find(
      (one) => one.label === label && sameFragments(one.fragments, fragments),
    );
    if (same) {
      known += 1;
      ids.set(annotation.id, same.id);
      continue;
    }
    const id = idFor(annotation.id);
    ids.set(annotation.id, id);
    const isSuggestion = options.asSuggestions === true || isPrediction;
    const origin = isSuggestion ? `imported/${options.format.id}` : annotation.origin;
    annotations.push(
      makeAnnotation({
        id,
        label,
        fragments,
        text: quote(text, fragments),
        entity,
        attributes,
        note,
        origin,
      }),
    );
  }
  const relations: Relation[] = [];
  for (const { id, type, from, to, place } of imported.relations) {
    const [source, target] = [ids.get(from), ids.get(to)];
    if (source === undefined || target === undefined) {
      const message = `The relation ${type} is left out, since one of its annotations is.`;
      notes.push({ place, kind: 'left-out', message });
      continue;
    }
    const isSame = (one: Relation): boolean =>
      one.type === type && one.from === source && one.to === target;
    if ([...layer.relations, ...relations].some(isSame)) known += 1;
    else relations.push({ id: idFor(id), type, from: source, to: target });
  }
  return { annotations, relations, known };
}

/** The status of a layer that nobody has worked on yet, and attributes that it has not. */
function metaChange(
  layer: Layer,
  { status, attributes = {} }: ImportedArticle,
): Pick<Edit, 'status' | 'attributes'> {
  const isUntouched = layer.status === 'todo' && layer.annotations.length === 0;
  const takesStatus = isUntouched && status !== undefined && status !== 'todo';
  const isNew = Object.keys(attributes).some((name) => !Object.hasOwn(layer.attributes, name));
  return {
    ...(takesStatus && { status: { before: layer.status, after: status } }),
    ...(isNew && {
      attributes: { before: layer.attributes, after: { ...attributes, ...layer.attributes } },
    }),
  };
}
