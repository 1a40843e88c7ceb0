// What an export could not take as it is, and says so.

import type { Healed } from '../core/anchor/place';
import { conflictMessage, mergeConflict } from '../core/check/mergeConflict';
import { quoted } from '../core/check/quoted';
import type { Finding } from '../core/check/rule';
import type { Layer } from '../core/model/layer';
import { FILE_START } from './findings';
import type { StoredSidecar } from './sidecarFile';

/**
 * What became of annotations that are not where their sidecar says.
 * @param exported the layer as it is exported
 * @param healed annotations that were found at another place, or with another text
 */
export function placementFindings(
  { sidecar, positions }: StoredSidecar,
  exported: Layer,
  healed: readonly Healed[],
): readonly Finding[] {
  const placed = new Set(exported.annotations.map(({ id }) => id));
  const kept = new Set(exported.relations.map(({ id }) => id));
  const foundAt = new Map(healed.map((found) => [found.id, found]));
  const annotations = sidecar.annotations.flatMap(({ id, text }) => {
    if (!placed.has(id)) return orphan(id, text);
    const found = foundAt.get(id);
    return found ? moved(found) : [];
  });
  const relations = sidecar.relations.flatMap(({ id }) => (kept.has(id) ? [] : cutRelation(id)));
  return [...annotations, ...relations].map((finding) => ({
    ...finding,
    severity: 'warning',
    position: positions.get(finding.id) ?? FILE_START,
  }));
}

/** What a merge left undecided in a sidecar: nothing is exported before. */
export function conflictFindings({ sidecar, positions }: StoredSidecar): readonly Finding[] {
  return (sidecar.conflicts ?? []).map((conflict) => ({
    rule: mergeConflict.id,
    severity: 'error',
    message: conflictMessage(sidecar, conflict),
    position: positions.get(conflict.id ?? '') ?? FILE_START,
    ...(conflict.id !== undefined && { id: conflict.id }),
  }));
}

type PlacementFinding = Omit<Finding, 'severity' | 'position'> & { readonly id: string };

function orphan(id: string, text: string): PlacementFinding {
  return {
    rule: 'export/orphan',
    id,
    message: `${quoted(text)} is not where the sidecar says, nor surely anywhere else in the article, and was left out; open the article in the editor and place it again.`,
  };
}

function moved({ id, how, oldText, newText }: Healed): PlacementFinding {
  const at =
    how === 'approximate'
      ? `; ${quoted(newText)} was exported in its place`
      : ' and was exported at the place where it is now';
  return {
    rule: 'export/moved',
    id,
    message: `${quoted(oldText)} is not where the sidecar says${at}; open the article in the editor and accept that.`,
  };
}

function cutRelation(id: string): PlacementFinding {
  return {
    rule: 'export/relation',
    id,
    message: `The relation ${id} was left out, since an annotation that it needs is not exported; place that annotation again, or delete the relation.`,
  };
}

function warning(rule: string, message: string): Finding {
  return { rule, severity: 'warning', message, position: FILE_START };
}

/** In a sidecar whose article is not there. */
export const WITHOUT_ARTICLE = warning(
  'export/article-missing',
  'The sidecar’s article is not beside it, and its annotations were left out; put the article back.',
);

/** In an article that was there when the export began. */
export const GONE = warning(
  'export/article-missing',
  'The article can’t be found any more and was left out; see that its name is UTF-8 and export again.',
);

/** In an article that is nothing to read, such as one that is too large. */
export function notReadable(reason: string): Finding {
  return warning('export/article-file', `The article was left out: ${reason}`);
}

/** In an article whose bytes are not UTF-8. */
export function notUtf8(stored: StoredSidecar | undefined): Finding {
  const count = stored?.sidecar.annotations.length ?? 0;
  const annotations = count === 0 ? '' : ` with its annotations (${count})`;
  return warning(
    'export/not-utf8',
    `The article is not UTF-8 text and was left out${annotations}; save it as UTF-8.`,
  );
}
