// What a report says of annotators who agree or not.

import type { Agreement } from '../agreement/agreement';
import type { PairAgreement, PairScores } from '../agreement/pairAgreement';
import { code } from './parts';
import type { Cell, Column, Line, ReportPart } from './parts';
import { heading, paragraph } from './shortParts';

/** How far annotators agree; nothing where no article has several. */
export function agreementSection(agreement: Agreement | undefined): readonly ReportPart[] {
  if (!agreement) return [];
  const { pairs, group } = agreement;
  return [
    heading('Agreement'),
    paragraph(
      'Exact F1 counts annotations with the same label and exactly the same characters; overlap F1 those with the same label that have a character in common. Kappa (Cohen) and alpha (Krippendorff) ask of each token of the text whether it has the label: 1 is full agreement, 0 what chance alone would give.',
    ),
    ...(group
      ? [
          paragraph(
            `At least two annotators worked on ${counted(group.articles, 'article')} with ${counted(group.tokens, 'token')}; a layer called gold does not count as one.`,
          ),
          scoreTable(
            'All annotators together',
            ['Label', 'Alpha'],
            [
              [['all labels'], group.alpha],
              ...[...group.labels].map(([label, alpha]): readonly Cell[] => [[code(label)], alpha]),
            ],
          ),
        ]
      : []),
    pairTable(
      'Each pair of annotators',
      pairs.map(({ annotators, articles, all }) => [
        pairName(annotators),
        articles,
        ...scoreCells(all),
      ]),
      [],
    ),
    pairTable(
      'Each pair of annotators, by label',
      pairs.flatMap(({ annotators, articles, labels }) =>
        [...labels].map(([label, scores]) => [
          pairName(annotators),
          [code(label)],
          articles,
          ...scoreCells(scores),
        ]),
      ),
      [{ title: 'Label', kind: 'text' }],
    ),
  ];
}

/** @param more columns after the annotators */
function pairTable(
  caption: string,
  rows: readonly (readonly Cell[])[],
  more: readonly Column[],
): ReportPart {
  const scores = ['Exact F1', 'Overlap F1', 'Kappa'];
  const columns: readonly Column[] = [
    { title: 'Annotators', kind: 'text' },
    ...more,
    { title: 'Articles', kind: 'number' },
    { title: 'Annotations', kind: 'number' },
    ...scores.map((title) => ({ title, kind: 'number', digits: 2 }) as const),
  ];
  return { kind: 'table', caption, columns, rows };
}

function pairName([first, second]: PairAgreement['annotators']): Line {
  return [annotatorName(first), ' and ', annotatorName(second)];
}

function annotatorName(name: string | undefined): Line[number] {
  return name === undefined ? 'without a name' : code(name);
}

function scoreCells({ annotations, exact, overlap, kappa }: PairScores): readonly Cell[] {
  return [[annotations.join(' and ')], exact, overlap, kappa];
}

function scoreTable(
  caption: string,
  titles: readonly [string, string],
  rows: readonly (readonly Cell[])[],
): ReportPart {
  return {
    kind: 'table',
    caption,
    columns: [
      { title: titles[0], kind: 'text' },
      { title: titles[1], kind: 'number', digits: 2 },
    ],
    rows,
  };
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
