// What can be counted in a corpus.

import type { LabelSet } from '../model/labelSet';
import { STATUSES } from '../model/layer';
import type { Status } from '../model/layer';
import type { ExportLayer } from '../sidecar/sidecar';
import type { ArticleHeader } from '../text/header';

/** An article that is counted. */
export interface CountedArticle {
  /** Canonical text. */
  readonly text: string;
  readonly header: ArticleHeader;
  readonly layer: ExportLayer;
}

/** Lengths in code points; those of a discontinuous annotation’s fragments are added up. */
export interface Lengths {
  readonly shortest: number;
  /** Of an even number the mean of the two in the middle. */
  readonly median: number;
  readonly mean: number;
  readonly longest: number;
}

/** One label. */
export interface LabelFacts {
  readonly label: string;
  readonly annotations: number;
  /** Those that have such an annotation. */
  readonly articles: number;
  /** Absent where there is no annotation. */
  readonly lengths?: Lengths;
}

/** A name and how often it is there. */
export interface NamedCount {
  readonly name: string;
  readonly count: number;
}

export interface CorpusFacts {
  readonly articles: number;
  /** Code points of all texts. */
  readonly characters: number;
  readonly annotations: number;
  readonly relations: number;
  /** Different entities that annotations name. */
  readonly entities: number;
  /** In the order of `STATUSES`; those that no article has are not there. */
  readonly statuses: readonly { readonly status: Status; readonly count: number }[];
  /** First and last day, `YYYY-MM-DD`; absent where no article has a date. */
  readonly dates?: { readonly first: string; readonly last: string };
  readonly undated: number;
  /** The most frequent first; articles without one are not there. */
  readonly agencies: readonly NamedCount[];
  /** In the label set’s order, and after them those that it does not have. */
  readonly labels: readonly LabelFacts[];
  /** In the label set’s order, and after them those that it does not have. */
  readonly relationTypes: readonly NamedCount[];
  /** Names of annotations’ attributes, sorted, with how many annotations have one. */
  readonly attributes: readonly NamedCount[];
}

/** Counts articles one at a time. */
export interface CorpusTally {
  add(article: CountedArticle): void;
  facts(): CorpusFacts;
}

export function tallyCorpus(labelSet: LabelSet): CorpusTally {
  const lengths = new Map<string, number[]>(labelSet.labels.map(({ key }) => [key, []]));
  const articlesWith = counter();
  const types = counter(labelSet.relations?.map(({ type }) => type));
  const [statuses, agencies, attributes] = [counter(), counter(), counter()];
  const entities = new Set<string>();
  const dates: string[] = [];
  let [articles, characters] = [0, 0];
  return {
    add({ text, header, layer }) {
      articles += 1;
      characters += codePoints(text);
      statuses.add(layer.status);
      if (header.date !== undefined) dates.push(header.date);
      if (header.agency !== undefined) agencies.add(header.agency);
      for (const { type } of layer.relations) types.add(type);
      for (const annotation of layer.annotations) {
        const own = lengths.get(annotation.label) ?? [];
        lengths.set(annotation.label, own);
        own.push(annotation.fragments.reduce((sum, { start, end }) => sum + end - start, 0));
        if (annotation.entity !== undefined) entities.add(annotation.entity);
        for (const name of Object.keys(annotation.attributes ?? {})) attributes.add(name);
      }
      for (const label of new Set(layer.annotations.map((one) => one.label))) {
        articlesWith.add(label);
      }
    },
    facts() {
      const known = new Set(labelSet.labels.map(({ key }) => key));
      const labels = knownFirst([...lengths.keys()], known).map((label): LabelFacts => {
        const own = lengths.get(label) ?? [];
        const described = lengthsOf(own);
        return {
          label,
          annotations: own.length,
          articles: articlesWith.of(label),
          ...(described && { lengths: described }),
        };
      });
      const inTime = dates.sort();
      const [first, last] = [inTime[0], inTime.at(-1)];
      const knownTypes = new Set(labelSet.relations?.map(({ type }) => type));
      return {
        articles,
        characters,
        annotations: labels.reduce((sum, one) => sum + one.annotations, 0),
        relations: types.counts().reduce((sum, { count }) => sum + count, 0),
        entities: entities.size,
        statuses: STATUSES.flatMap((status) => {
          const count = statuses.of(status);
          return count > 0 ? [{ status, count }] : [];
        }),
        ...(first !== undefined && last !== undefined && { dates: { first, last } }),
        undated: articles - dates.length,
        agencies: agencies.counts().sort((a, b) => b.count - a.count || compare(a.name, b.name)),
        labels,
        relationTypes: knownFirst(
          types.counts().map(({ name }) => name),
          knownTypes,
        ).map((name) => ({ name, count: types.of(name) })),
        attributes: attributes.counts().sort((a, b) => compare(a.name, b.name)),
      };
    },
  };
}

interface Counter {
  add(name: string): void;
  of(name: string): number;
  counts(): NamedCount[];
}

/** @param names that are counted from the beginning, though none may come */
function counter(names: readonly string[] = []): Counter {
  const counts = new Map<string, number>(names.map((name) => [name, 0]));
  return {
    add: (name) => counts.set(name, (counts.get(name) ?? 0) + 1),
    of: (name) => counts.get(name) ?? 0,
    counts: () => [...counts].map(([name, count]) => ({ name, count })),
  };
}

/** Known names in their order, and the others sorted after them. */
function knownFirst(names: readonly string[], known: ReadonlySet<string>): readonly string[] {
  return [...known, ...names.filter((name) => !known.has(name)).sort(compare)];
}

function lengthsOf(numbers: readonly number[]): Lengths | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [shortest, longest] = [sorted[0], sorted.at(-1)];
  if (shortest === undefined || longest === undefined) return undefined;
  const middle = (sorted.length - 1) / 2;
  const [below = 0, above = 0] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  const sum = sorted.reduce((all, one) => all + one, 0);
  return { shortest, median: (below + above) / 2, mean: sum / sorted.length, longest };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function codePoints(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0);
}
