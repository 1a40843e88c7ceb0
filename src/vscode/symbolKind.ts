// What the editor takes annotations for in its lists of symbols: that gives them their icons.

import { SymbolKind } from 'vscode';
import { lineage } from '../core/model/labelSet';

const KINDS: Readonly<Record<string, SymbolKind>> = {
  actor: SymbolKind.Class,
  place: SymbolKind.Namespace,
  claim: SymbolKind.String,
};

/** The kind of a label, or of the label that it is a kind of; one for all that are unknown. */
export function symbolKind(labelKey: string): SymbolKind {
  for (const key of lineage(labelKey)) {
    const kind = KINDS[key];
    if (kind !== undefined) return kind;
  }
  return SymbolKind.Key;
}

export const ENTITY_KIND = SymbolKind.Interface;
