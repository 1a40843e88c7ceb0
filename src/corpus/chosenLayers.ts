// What of an article’s layers is exported, by a person’s choices.

import { majorityLayer } from '../core/agreement/majority';
import { hasStatus } from '../core/choice/exportFilter';
import type { ExportFilter } from '../core/choice/exportFilter';
import { filterLabels } from '../core/choice/filterLabels';
import { takesSeveral, takesUnannotated } from '../core/choice/layerChoice';
import type { LayerChoice } from '../core/choice/layerChoice';
import type { LeftOutCount, LeftOutWhy } from '../core/choice/leftOut';
import type { Annotation } from '../core/model/annotation';
import type { ExportLayer } from '../core/sidecar/sidecar';
import type { AnnotatorLayer } from './exportLayers';

/** A layer that is exported. */
export interface ChosenLayer {
  /** Whose, where an article is exported once for each annotator. */
  readonly annotator?: string;
  readonly layer: ExportLayer;
}

/** What is exported of one article. */
export interface ChosenLayers {
  /** None where the article is left out. */
  readonly layers: readonly ChosenLayer[];
  readonly leftOut: readonly LeftOutCount[];
  /** What exactly half of the annotators marked, with how many they are. */
  readonly ties: readonly Annotation<'codePoint'>[];
  readonly voters: number;
}

const UNANNOTATED: ExportLayer = { status: 'todo', attributes: {}, annotations: [], relations: [] };

/** @param layers those of the article that the choice takes */
export function chooseLayers(
  layers: readonly AnnotatorLayer[],
  choice: LayerChoice,
  filter: ExportFilter,
  dropEmpty: boolean,
): ChosenLayers {
  const given = layers.length === 0 && takesUnannotated(choice) ? [{ layer: UNANNOTATED }] : layers;
  const ready = given.filter(({ layer }) => hasStatus(filter, layer.status));
  const late = given.length - ready.length;
  const nothing = { layers: [], ties: [], voters: ready.length };
  if (given.length === 0) return { ...nothing, leftOut: articles('layer', 1) };
  if (ready.length === 0) {
    return { ...nothing, leftOut: articles('status', takesSeveral(choice) ? late : 1) };
  }
  const voted =
    choice.kind === 'majority' ? majorityLayer(ready.map(({ layer }) => layer)) : undefined;
  const filtered = (voted ? [voted] : ready).map((one: ChosenLayer) => ({
    ...(takesSeveral(choice) && one.annotator !== undefined && { annotator: one.annotator }),
    ...filterLabels(one.layer, filter),
  }));
  const taken = filtered.filter(({ layer }) => !dropEmpty || layer.annotations.length > 0);
  return {
    layers: taken.map(({ annotator, layer }) => ({
      ...(annotator !== undefined && { annotator }),
      layer,
    })),
    leftOut: [
      ...articles('status', takesSeveral(choice) ? late : 0),
      ...(voted?.leftOut ?? []),
      ...filtered.flatMap(({ leftOut }) => leftOut),
      ...articles('empty', filtered.length - taken.length),
    ],
    ties: voted?.ties ?? [],
    voters: ready.length,
  };
}

function articles(why: LeftOutWhy, count: number): readonly LeftOutCount[] {
  return count > 0 ? [{ what: 'article', why, count }] : [];
}
