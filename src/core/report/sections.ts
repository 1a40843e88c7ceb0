// The sections that a report and a data set’s card share, but for the longest.

import type { AboutDataset } from './about';
import type { CorpusFacts } from './corpusFacts';
import { code, given } from './parts';
import type { Cell, ReportPart } from './parts';
import { heading, paragraph, table } from './shortParts';

/** Licence, source and language, or what to do where they are not given. */
export function aboutSection({ licence, source, language }: AboutDataset): readonly ReportPart[] {
  const items: readonly (readonly [string, string | undefined])[] = [
    ['Licence', licence],
    ['Source', source],
    ['Language', language],
  ];
  return [
    heading('About'),
    {
      kind: 'list',
      items: items.map(([name, text]) =>
        text === undefined ? [`${name}: not stated`] : [`${name}: `, given(text)],
      ),
    },
  ];
}

/** How many annotations, and articles with one, each label has. */
export function labelSection(corpus: CorpusFacts): readonly ReportPart[] {
  return [
    heading('Labels'),
    {
      kind: 'table',
      caption: 'Annotations by label',
      columns: [
        { title: 'Label', kind: 'text' },
        { title: 'Annotations', kind: 'number' },
        { title: 'Share', kind: 'share' },
        { title: 'Articles', kind: 'number' },
      ],
      rows: corpus.labels.map(({ label, annotations, articles }) => [
        [code(label)],
        annotations,
        share(annotations, corpus.annotations),
        articles,
      ]),
    },
  ];
}

/** How long annotations are. */
export function lengthSection({ labels }: CorpusFacts): readonly ReportPart[] {
  const rows = labels.flatMap(({ label, lengths }): (readonly Cell[])[] =>
    lengths
      ? [[[code(label)], lengths.shortest, lengths.median, lengths.mean, lengths.longest]]
      : [],
  );
  if (rows.length === 0) return [];
  return [
    heading('Lengths of annotations'),
    {
      kind: 'table',
      caption: 'Characters of an annotation',
      columns: [
        { title: 'Label', kind: 'text' },
        { title: 'Shortest', kind: 'number' },
        { title: 'Median', kind: 'number', digits: 1 },
        { title: 'Mean', kind: 'number', digits: 1 },
        { title: 'Longest', kind: 'number' },
      ],
      rows,
    },
  ];
}

/** How often each type of relation is there. */
export function relationSection({ relations, relationTypes }: CorpusFacts): readonly ReportPart[] {
  if (relationTypes.length === 0) return [];
  return [
    heading('Relations'),
    {
      kind: 'table',
      caption: 'Relations by type',
      columns: [
        { title: 'Type', kind: 'text' },
        { title: 'Relations', kind: 'number' },
        { title: 'Share', kind: 'share' },
      ],
      rows: relationTypes.map(({ name, count }) => [[code(name)], count, share(count, relations)]),
    },
  ];
}

/**
 * What a format could not hold.
 * @param losses how many things of each kind
 */
export function lossSection(
  title: string,
  losses: ReadonlyMap<string, number>,
): readonly ReportPart[] {
  const sorted = [...losses].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    heading('What the format can’t hold'),
    sorted.length === 0
      ? paragraph(`${title} holds all that was taken.`)
      : table(
          `Changed or left out in ${title}`,
          ['Kind', 'Number'],
          sorted.map(([kind, count]) => [[code(kind)], count]),
        ),
  ];
}

/** A part of a whole, from 0 to 1; `undefined` where there is nothing. */
function share(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
