// Which articles and annotations are exported.

import type { Status } from '../model/layer';
import type { ArticleHeader } from '../text/header';

/** What is exported; everything where a choice is absent. */
export interface ExportFilter {
  /** How far the work on an article must be; of a majority, that of each annotator who votes. */
  readonly statuses?: readonly Status[];
  /** First day, `YYYY-MM-DD`. Articles without a date are left out. */
  readonly from?: string;
  /** Last day, `YYYY-MM-DD`, itself included. */
  readonly to?: string;
  /** Agencies of the articles' headers, in any case. */
  readonly agencies?: readonly string[];
  /** Keys of labels; each stands for its kinds too: `actor` for `actor/state`. */
  readonly labels?: readonly string[];
  /**
   * New keys of labels by the old ones, `PER` by `actor`. A key stands for its kinds too, unless a
   * nearer one is given. Labels that it does not name keep their keys.
   */
  readonly labelMap?: Readonly<Record<string, string>>;
}

/** What is wrong with a filter, in a sentence; `undefined` where nothing is. */
export function filterProblem(filter: ExportFilter): string | undefined {
  const { from, to, agencies = [], labels = [], labelMap = {} } = filter;
  for (const date of [from, to]) {
    if (date !== undefined && !isDate(date)) return `${date} is no date such as 2019-01-31.`;
  }
  if (from !== undefined && to !== undefined && from > to) {
    return `No day is from ${from} to ${to}; give the earlier one first.`;
  }
  if (agencies.some((name) => name.trim() === '')) return 'The name of an agency is empty.';
  if (labels.includes('')) return 'The key of a label is empty.';
  const entries = Object.entries(labelMap);
  if (entries.some(([key, target]) => key === '' || target.trim() === '')) {
    return 'Give both the old and the new key of a label, such as actor=PER.';
  }
  return undefined;
}

/** Why an article is left out by what its header says; `undefined` where it is taken. */
export function refusal(
  { from, to, agencies }: ExportFilter,
  { date, agency }: ArticleHeader,
): 'date' | 'agency' | undefined {
  const isTimed = from !== undefined || to !== undefined;
  // Dates of this form are in time's order as texts.
  const isInTime =
    date !== undefined && (from === undefined || from <= date) && (to === undefined || date <= to);
  if (isTimed && !isInTime) return 'date';
  const known = agencies?.map(folded);
  if (known && (agency === undefined || !known.includes(folded(agency)))) return 'agency';
  return undefined;
}

/** Whether a layer's status is one of those that are wanted. */
export function hasStatus({ statuses }: ExportFilter, status: Status): boolean {
  return statuses === undefined || statuses.includes(status);
}

function folded(name: string): string {
  return name.trim().toLowerCase();
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  // `2019-02-31` is read as the third of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
