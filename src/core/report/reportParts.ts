// The report on a corpus: what is in it, how it was made, and what could not be held.

import type { AboutDataset } from './about';
import type { CorpusFacts } from './corpusFacts';
import type { ExportNotes } from './exportNotes';
import { code } from './parts';
import type { Line, ReportPart } from './parts';
import { agreementSection } from './agreementSection';
import { choiceSection } from './choiceSection';
import {
  aboutSection,
  labelSection,
  lengthSection,
  lossSection,
  relationSection,
} from './sections';

/** All that a report says. */
export interface ReportFacts {
  readonly about: AboutDataset;
  readonly corpus: CorpusFacts;
  readonly notes: ExportNotes;
  /** What a format can’t hold; absent where the report is of no format. */
  readonly losses?: {
    readonly formatTitle: string;
    /** How many things of each kind. */
    readonly counts: ReadonlyMap<string, number>;
  };
}

/** Title where nobody gave one. */
export const UNTITLED = 'Annotated news articles';

export function reportParts({ about, corpus, notes, losses }: ReportFacts): readonly ReportPart[] {
  return [
    { kind: 'heading', level: 1, text: about.title ?? UNTITLED },
    {
      kind: 'figures',
      items: [
        { name: 'articles', value: corpus.articles },
        { name: 'annotations', value: corpus.annotations },
        { name: 'relations', value: corpus.relations },
        { name: 'entities', value: corpus.entities },
        { name: 'characters', value: corpus.characters },
      ],
    },
    ...aboutSection(about),
    { kind: 'heading', level: 2, text: 'Articles' },
    { kind: 'list', items: articleLines(corpus) },
    ...labelSection(corpus),
    ...lengthSection(corpus),
    ...relationSection(corpus),
    ...agreementSection(notes.agreement),
    ...choiceSection(notes),
    ...(losses ? lossSection(losses.formatTitle, losses.counts) : []),
  ];
}

// Of agencies and attributes there may be hundreds.
const MOST_NAMES = 20;

function articleLines({
  dates,
  undated,
  statuses,
  agencies,
  attributes,
}: CorpusFacts): readonly Line[] {
  return [
    [
      dates ? `Dates: ${dates.first} to ${dates.last}` : 'Dates: none',
      ...(dates && undated > 0 ? [`; ${undated} without one`] : []),
    ],
    ['Status: ', ...counts(statuses.map(({ status, count }) => ({ name: status, count })))],
    ['Agencies: ', ...counts(agencies)],
    ['Attributes of annotations: ', ...counts(attributes)],
  ];
}

/** `name (12), other (3)` */
function counts(all: readonly { readonly name: string; readonly count: number }[]): Line {
  if (all.length === 0) return ['none'];
  const more = all.length - MOST_NAMES;
  return [
    ...all
      .slice(0, MOST_NAMES)
      .flatMap(({ name, count }, i): Line => [i === 0 ? '' : ', ', code(name), ` (${count})`]),
    ...(more > 0 ? [` and ${more} more`] : []),
  ];
}
