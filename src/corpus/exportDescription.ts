// What a report says of an export, gathered while it goes on.

import type { AgreementTally } from '../core/agreement/agreement';
import { hasStatus } from '../core/choice/exportFilter';
import type { ExportFilter } from '../core/choice/exportFilter';
import { filterLabels } from '../core/choice/filterLabels';
import type { CorpusTally } from '../core/report/corpusFacts';
import type { ReportFacts } from '../core/report/reportParts';
import type { ExportArticle, Format } from '../formats/format';
import type { Loss } from '../formats/loss';
import type { WriteContext } from '../formats/writeContext';
import type { RunOptions } from './exportRun';

/** Compares the layers as they would be exported: with these labels, and of this status. */
export function comparing(tally: AgreementTally, filter: ExportFilter): RunOptions['compare'] {
  return (article, layers) => {
    const ready = layers.filter(({ layer }) => hasStatus(filter, layer.status));
    tally.add(
      article,
      ready.map((one) => ({ ...one, layer: filterLabels(one.layer, filter).layer })),
    );
  };
}

/** The same articles, each counted. */
export async function* counting(
  articles: AsyncIterable<ExportArticle>,
  tally: CorpusTally,
): AsyncGenerator<ExportArticle, void> {
  for await (const article of articles) {
    tally.add(article);
    yield article;
  }
}

/** What a report says of an export that came to its end. */
export function reportOn(
  { options, notes }: WriteContext,
  corpus: CorpusTally,
  format: Format,
  losses: readonly Loss[],
): ReportFacts {
  const counts = new Map<string, number>();
  for (const { kind } of losses) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return {
    about: options.about ?? {},
    corpus: corpus.facts(),
    notes: notes(),
    losses: { formatTitle: format.title, counts },
  };
}
