// Which articles are for training, which for choosing a model, and which for testing it.

import { textHash } from '../text/hash';
import { nearDuplicates } from './nearDuplicates';
import type { NamedText } from './nearDuplicates';

/** The parts of a data set, by the names that programs look for. */
export type SplitName = 'train' | 'validation' | 'test';

export const SPLITS: readonly SplitName[] = ['train', 'validation', 'test'];

/** What decides where an article goes. */
export type SplitBy =
  /** Chance alone, by a hash of its id: it stays where it is when others come in. */
  | 'hash'
  /** Chance, so that each label is found in each part by the ratios. */
  | 'label'
  /** Its date: the oldest are for training, the newest for testing. */
  | 'date';

/** How a corpus is split. */
export interface SplitOptions {
  readonly by: SplitBy;
  /** Other seeds give other parts. */
  readonly seed: string;
  /** Parts of the whole in the order of `SPLITS`: not negative, their sum above 0. */
  readonly ratios: readonly [number, number, number];
  /** Keeps near-duplicates in one part, so that nothing is tested that was learnt. */
  readonly keepsReprints: boolean;
}

export const DEFAULT_SPLIT: SplitOptions = {
  by: 'hash',
  seed: '0',
  ratios: [80, 10, 10],
  keepsReprints: true,
};

/** What of an article decides where it goes. */
export interface SplitArticle extends NamedText {
  /** `YYYY-MM-DD`; an article without one counts as the oldest. */
  readonly date?: string;
  /** Of its annotations. */
  readonly labels: readonly string[];
}

/** Articles that must stay together. */
interface Group {
  readonly ids: readonly string[];
  /** By which groups are ordered: as good as chance. */
  readonly hash: string;
  /** The newest one's. */
  readonly date: string;
  /** How many of its articles have a label; the empty label stands for all of them. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * The part of each article by its id. The same articles and options give the same parts on every
 * machine, in whatever order the articles come.
 */
export function splitArticles(
  articles: readonly SplitArticle[],
  options: SplitOptions,
): ReadonlyMap<string, SplitName> {
  const groups = groupsOf(articles, options).sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const parts = partsOf(groups, options);
  return new Map(groups.flatMap((group, i) => group.ids.map((id) => [id, parts[i] ?? 'train'])));
}

function groupsOf(
  articles: readonly SplitArticle[],
  { keepsReprints, seed }: SplitOptions,
): Group[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const ids = keepsReprints ? nearDuplicates(articles) : [...byId.keys()].map((id) => [id]);
  return ids.map((ids) => {
    const own = ids.flatMap((id) => byId.get(id) ?? []);
    const counts = new Map([['', own.length]]);
    for (const { labels } of own) {
      for (const label of new Set(labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    const date = own.reduce((newest, { date = '' }) => (date > newest ? date : newest), '');
    return { ids, counts, date, hash: textHash(`${seed}\n${ids[0] ?? ''}`) };
  });
}

function partsOf(groups: readonly Group[], { by, ratios }: SplitOptions): readonly SplitName[] {
  switch (by) {
    case 'hash':
      // 48 bits are as many as a number holds without loss.
      return groups.map(({ hash }) =>
        partAt(Number.parseInt(hash.slice(0, 12), 16) / 2 ** 48, ratios),
      );
    case 'date':
      return byDate(groups, ratios);
    case 'label':
      return byLabel(groups, ratios);
  }
}

/** @param place from 0 to below 1 */
function partAt(place: number, ratios: SplitOptions['ratios']): SplitName {
  const [train, validation, test] = ratios;
  const at = place * (train + validation + test);
  if (at < train) return 'train';
  return at < train + validation || test === 0 ? 'validation' : 'test';
}

function byDate(groups: readonly Group[], ratios: SplitOptions['ratios']): readonly SplitName[] {
  const total = groups.reduce((sum, { ids }) => sum + ids.length, 0);
  const parts = groups.map((): SplitName => 'train');
  const inTime = [...groups.entries()].sort(([i, a], [j, b]) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : i - j,
  );
  let before = 0;
  for (const [i, { ids }] of inTime) {
    parts[i] = partAt(before / total, ratios);
    before += ids.length;
  }
  return parts;
}

/**
 * Iterative stratification (Sechidis, Tsoumakas, Vlahavas, “On the stratification of multi-label
 * data”, 2011): of the labels that are left the rarest is shared out first, each group to the part
 * that lacks most of it.
 */
function byLabel(groups: readonly Group[], ratios: SplitOptions['ratios']): readonly SplitName[] {
  const sum = ratios.reduce((all, ratio) => all + ratio, 0);
  const parts: (SplitName | undefined)[] = groups.map(() => undefined);
  const left = new Map<string, number>();
  for (const { counts } of groups) {
    for (const [label, count] of counts) left.set(label, (left.get(label) ?? 0) + count);
  }
  const lacks = ratios.map(
    (ratio) => new Map([...left].map(([label, count]) => [label, (count * ratio) / sum])),
  );
  const labels = [...left.keys()].sort();
  for (;;) {
    // The empty label is as frequent as any, and the last of all.
    const rarest = labels
      .filter((label) => (left.get(label) ?? 0) > 0)
      .reduce<string | undefined>(
        (best, label) =>
          best === undefined || rarity(best, left) > rarity(label, left) ? label : best,
        undefined,
      );
    if (rarest === undefined) break;
    for (const [i, { counts }] of groups.entries()) {
      if (parts[i] !== undefined || !counts.has(rarest)) continue;
      const lack = (part: number, label: string): number =>
        ratios[part] === 0 ? -Infinity : (lacks[part]?.get(label) ?? 0);
      const [best = 0] = [0, 1, 2].sort(
        (a, b) =>
          compare(lack(b, rarest), lack(a, rarest)) || compare(lack(b, ''), lack(a, '')) || a - b,
      );
      parts[i] = SPLITS[best];
      for (const [label, count] of counts) {
        lacks[best]?.set(label, (lacks[best].get(label) ?? 0) - count);
        left.set(label, (left.get(label) ?? 0) - count);
      }
    }
  }
  return parts.map((part) => part ?? 'train');
}

function rarity(label: string, left: ReadonlyMap<string, number>): number {
  return label === '' ? Infinity : (left.get(label) ?? 0);
}

/** As a difference, but of infinities too. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
