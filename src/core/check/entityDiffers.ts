// The same text linked to different entities in one article.

import { nameFold } from '../entities/entityName';
import type { Annotation } from '../model/annotation';
import type { Unit } from '../text/span';
import { everyAnnotation } from './everyAnnotation';
import { linkEdit } from './fixEdits';
import { quoted } from './quoted';
import type { Rule } from './rule';

export const entityDiffers: Rule = {
  id: 'entity-differs',
  severity: 'info',
  scope: 'layer',
  docs: 'The same text is linked to different entities in one article (case, accents and full stops are the same). Mostly one of the links is a slip; some names do mean two things. Said of the rarer ones.',
  *check({ layer }) {
    for (const { mentions, main } of disputed(everyAnnotation(layer))) {
      const others = mentions.filter(({ entity }) => entity === main);
      const [other] = others;
      for (const { id, text, entity } of mentions) {
        if (!other || entity === undefined || entity === main) continue;
        const times = others.length === 1 ? 'once' : `${others.length} times`;
        yield {
          id,
          otherId: other.id,
          message: `${quoted(text)} is linked to ${entity} here, but to ${main} ${times} in this article; use one if it means the same.`,
        };
      }
    }
  },
  fixes({ layer }, { id }) {
    const dispute = disputed(everyAnnotation(layer)).find(({ mentions }) =>
      mentions.some((mention) => mention.id === id),
    );
    if (!dispute || id === undefined) return [];
    const { mentions, main } = dispute;
    const here = mentions.find((mention) => mention.id === id)?.entity;
    const mains = new Set(mentions.filter(({ entity }) => entity === main).map((each) => each.id));
    const reverse =
      here !== undefined && new Set(mentions.map(({ entity }) => entity)).size === 2
        ? [{ title: `Link the others to ${here}`, edit: linkEdit(layer, mains, here) }]
        : [];
    return [
      { title: `Link it to ${main}`, edit: linkEdit(layer, new Set([id]), main) },
      ...reverse,
    ];
  },
};

interface Dispute {
  /** Those that are linked at all, in order. */
  readonly mentions: readonly Annotation<Unit>[];
  /** The key that most of them have; of several, the one that comes first. */
  readonly main: string;
}

function disputed(annotations: readonly Annotation<Unit>[]): readonly Dispute[] {
  const byText = new Map<string, Annotation<Unit>[]>();
  for (const annotation of annotations) {
    if (annotation.entity === undefined) continue;
    const folded = nameFold(annotation.text);
    if (folded === '') continue;
    const same = byText.get(folded);
    if (same) same.push(annotation);
    else byText.set(folded, [annotation]);
  }
  return [...byText.values()].flatMap((mentions) => {
    const counts = new Map<string, number>();
    for (const { entity = '' } of mentions) counts.set(entity, (counts.get(entity) ?? 0) + 1);
    if (counts.size < 2) return [];
    const [[main]] = [...counts].sort(([, a], [, b]) => b - a) as [[string, number]];
    return [{ mentions, main }];
  });
}
