// Annotations and entities of the whole corpus for Go to Symbol in Workspace.

import { l10n, languages, Location, Position, SymbolInformation } from 'vscode';
import type { Range } from 'vscode';
import { labelName } from '../../core/model/labelSet';
import { corpusEntities } from '../../corpus/corpusEntities';
import type { MentionedEntity } from '../../corpus/corpusEntities';
import { fitOf, searchAnnotations } from '../../corpus/searchAnnotations';
import type { FoundText } from '../../corpus/searchAnnotations';
import type { CorpusLayer } from '../corpusIndex';
import { entityNames } from '../entityNames';
import type { Feature } from '../feature';
import { ownLayers } from '../mentionPlaces';
import { shorten } from '../shorten';
import { ENTITY_KIND, symbolKind } from '../symbolKind';

// The editor searches further in what it is given; more than this nobody reads.
const MOST = 1000;
// UTF-16 code units: the editor looks for the letters in the name that is shown.
const LONGEST_NAME = 200;

/** A symbol whose place is only looked up once somebody goes there. */
interface LazySymbol extends SymbolInformation {
  readonly layer: CorpusLayer;
  readonly id: string;
}

export const workspaceSymbols: Feature = ({ corpusIndex, entities, labelSets }) => {
  const textSymbol = ({ layer, annotations }: FoundText<CorpusLayer>): LazySymbol => {
    const [first] = annotations;
    const label = labelName(labelSets.at(layer.article), first.label);
    // The editor itself adds the article.
    const facts = [label, ...timesOf(annotations.length)];
    return lazySymbol(layer, first.id, {
      name: shorten(first.text, LONGEST_NAME) || l10n.t('(empty)'),
      kind: symbolKind(first.label),
      containerName: facts.join(' · '),
    });
  };

  const entitySymbol = (
    { key, count, layers }: MentionedEntity<CorpusLayer>,
    name: string | undefined,
  ): readonly LazySymbol[] => {
    const [first] = layers;
    if (!first) return [];
    const articles =
      layers.length === 1 ? l10n.t('1 article') : l10n.t('{0} articles', layers.length);
    const mentions = count === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', count);
    const symbol = lazySymbol(first.layer, first.mentions[0].id, {
      // The key is in the name, so that it is found by that too.
      name: name === undefined ? key : `${shorten(name)} (${key})`,
      kind: ENTITY_KIND,
      containerName: [l10n.t('Entity'), mentions, articles].join(' · '),
    });
    return [symbol];
  };

  return languages.registerWorkspaceSymbolProvider({
    async provideWorkspaceSymbols(query) {
      const layers = await ownLayers(corpusIndex);
      const mentioned = corpusEntities(layers);
      const names = await entityNames(entities, mentioned);
      const things = mentioned.filter(({ key }) =>
        [key, names.get(key) ?? key].some((name) => fitOf(name, query) !== undefined),
      );
      const symbols = things
        .slice(0, MOST)
        .flatMap((entity) => entitySymbol(entity, names.get(entity.key)));
      // Without a letter, all texts of the corpus would be there.
      if (query.trim() === '') return symbols;
      const texts = searchAnnotations(layers, query, MOST - symbols.length);
      return [...symbols, ...texts.map(textSymbol)];
    },
    async resolveWorkspaceSymbol(symbol) {
      const { layer, id } = symbol as LazySymbol;
      const place = (await corpusIndex.locate(layer)).get(id);
      // Without a place, the article is opened at its top rather than at a wrong word.
      symbol.location = place ?? new Location(layer.article, new Position(0, 0));
      return symbol;
    },
  });
};

function lazySymbol(
  layer: CorpusLayer,
  id: string,
  { name, kind, containerName }: Pick<SymbolInformation, 'name' | 'kind' | 'containerName'>,
): LazySymbol {
  // The editor takes a place without a range and asks for it later, which the types do not say.
  const place = new Location(layer.article, undefined as unknown as Range);
  return Object.assign(new SymbolInformation(name, kind, containerName, place), { layer, id });
}

function timesOf(count: number): readonly string[] {
  return count === 1 ? [] : [l10n.t('{0} times', count)];
}
