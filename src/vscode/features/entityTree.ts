// The tree of the corpus' entities, with their mentions article by article.

import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
} from 'vscode';
import type { TreeDataProvider } from 'vscode';
import { labelName } from '../../core/model/labelSet';
import type { LabelSet } from '../../core/model/labelSet';
import { corpusEntities } from '../../corpus/corpusEntities';
import type { MentionedEntity } from '../../corpus/corpusEntities';
import { CancelledError, nameOf } from '../../corpus/fileSystem';
import type { KnownAnnotation } from '../../corpus/storedLayers';
import { COMMAND, ENTITIES_VIEW } from '../commands';
import type { CorpusLayer } from '../corpusIndex';
import { entityNames } from '../entityNames';
import type { Feature } from '../feature';
import { labelStyle } from '../labelStyles';
import { ownLayers } from '../mentionPlaces';
import { shorten } from '../shorten';

/** A node of the tree. What menus hand to commands has the entity's key in it. */
type Node =
  | {
      readonly kind: 'entity';
      readonly key: string;
      readonly name: string | undefined;
      readonly entity: MentionedEntity<CorpusLayer>;
    }
  | {
      readonly kind: 'article';
      readonly key: string;
      readonly layer: CorpusLayer;
      readonly mentions: readonly KnownAnnotation[];
    }
  | {
      readonly kind: 'mention';
      readonly key: string;
      readonly layer: CorpusLayer;
      readonly mention: KnownAnnotation;
      /** One-based; absent where the mention is not found in its article. */
      readonly line?: number;
    };

type NodeOf<K extends Node['kind']> = Extract<Node, { readonly kind: K }>;

// A hand that tags fast shall not make the tree flicker.
const REFRESH_MILLISECONDS = 300;

export const entityTree: Feature = ({ corpusIndex, entities, labelSets, log }) => {
  const changed = new EventEmitter<undefined>();
  let timer: unknown;
  /** What the tree shows, so that it is drawn anew only where that is something else. */
  let drawn = '';

  const read = async (): Promise<readonly NodeOf<'entity'>[]> => {
    const mentioned = corpusEntities(await ownLayers(corpusIndex));
    const names = await entityNames(entities, mentioned);
    return mentioned.map((entity) => ({
      kind: 'entity' as const,
      key: entity.key,
      name: names.get(entity.key),
      entity,
    }));
  };

  const mentionNodes = async ({ key, layer, mentions }: NodeOf<'article'>): Promise<Node[]> => {
    const places = await corpusIndex.locate(layer);
    return mentions.map((mention) => {
      const line = places.get(mention.id)?.range.start.line;
      return {
        kind: 'mention',
        key,
        layer,
        mention,
        ...(line !== undefined && { line: line + 1 }),
      };
    });
  };

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    async getChildren(node) {
      if (!node) {
        const roots = await read();
        drawn = signatureOf(roots);
        return [...roots];
      }
      if (node.kind === 'entity') {
        return node.entity.layers.map(({ layer, mentions }) => ({
          kind: 'article',
          key: node.key,
          layer,
          mentions,
        }));
      }
      return node.kind === 'article' ? mentionNodes(node) : [];
    },
    getTreeItem(node) {
      if (node.kind === 'entity') return entityItem(node);
      if (node.kind === 'article') return articleItem(node);
      return mentionItem(node, labelSets.at(node.layer.article));
    },
  };
  const view = window.createTreeView(ENTITIES_VIEW, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });

  const refresh = async (): Promise<void> => {
    // A view that nobody sees does not make the corpus be read; it is drawn once it is seen.
    if (!view.visible) return;
    const now = signatureOf(await read());
    if (now !== drawn) changed.fire(undefined);
  };
  const refreshSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      refresh().catch((error: unknown) => {
        if (!(error instanceof CancelledError))
          log.error(error instanceof Error ? error : String(error));
      });
    }, REFRESH_MILLISECONDS);
  };

  /** A key in the tree tells no command which node it means. */
  const renameListed = async (): Promise<void> => {
    const [node] = view.selection;
    if (node?.kind === 'entity') await commands.executeCommand(COMMAND.renameEntity, node);
  };

  return Disposable.from(
    changed,
    view,
    commands.registerCommand(COMMAND.renameListedEntity, renameListed),
    view.onDidChangeVisibility(refreshSoon),
    corpusIndex.onDidChange(refreshSoon),
    entities.onDidChange(refreshSoon),
    {
      dispose: () => {
        clearTimeout(timer);
      },
    },
  );
};

function entityItem({ key, name, entity }: NodeOf<'entity'>): TreeItem {
  const item = new TreeItem(name ?? key, TreeItemCollapsibleState.Collapsed);
  item.id = idOf(key);
  item.contextValue = 'entity';
  item.iconPath = new ThemeIcon('symbol-interface');
  item.description = name === undefined ? String(entity.count) : `${entity.count} · ${key}`;
  const count = entity.count === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', entity.count);
  item.tooltip = `${name ?? key} (${key}): ${count}`;
  item.accessibilityInformation = { label: `${name ?? key}, ${key}, ${count}` };
  return item;
}

function articleItem({ key, layer, mentions }: NodeOf<'article'>): TreeItem {
  const name = nameOf(layer.article.path);
  const item = new TreeItem(name, TreeItemCollapsibleState.Collapsed);
  item.id = idOf(key, layer.sidecar.toString());
  item.contextValue = 'entityArticle';
  item.iconPath = new ThemeIcon('file');
  item.description = String(mentions.length);
  item.tooltip = workspace.asRelativePath(layer.article);
  const count =
    mentions.length === 1 ? l10n.t('1 mention') : l10n.t('{0} mentions', mentions.length);
  item.accessibilityInformation = { label: `${name}, ${count}` };
  return item;
}

function mentionItem(
  { key, layer, mention, line }: NodeOf<'mention'>,
  labelSet: LabelSet,
): TreeItem {
  const item = new TreeItem(shorten(mention.text, 80), TreeItemCollapsibleState.None);
  item.id = idOf(key, layer.sidecar.toString(), mention.id);
  item.contextValue = 'entityMention';
  const label = labelName(labelSet, mention.label);
  item.tooltip = `${label}: ${mention.text}`;
  if (line === undefined) {
    item.iconPath = new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
    item.description = l10n.t('{0}, not found in the article', label);
    return item;
  }
  item.iconPath = labelStyle(labelSet, mention.label).icon;
  item.description = l10n.t('{0}, line {1}', label, line);
  item.command = {
    title: l10n.t('Show in the article'),
    command: COMMAND.reveal,
    arguments: [layer.article, mention.id],
  };
  return item;
}

/** Ids that last, so that the tree keeps what is open and selected when it is drawn anew. */
function idOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

function signatureOf(nodes: readonly NodeOf<'entity'>[]): string {
  return JSON.stringify(
    nodes.map(({ key, name, entity }) => [
      key,
      name,
      entity.layers.map(({ layer, mentions }) => [
        layer.sidecar.toString(),
        mentions.map(({ id, label, text }) => [id, label, text]),
      ]),
    ]),
  );
}
