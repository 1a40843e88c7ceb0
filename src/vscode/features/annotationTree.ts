// The tree of the active article's annotations, in their order or by label.

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
} from 'vscode';
import type { TreeDataProvider } from 'vscode';
import type { Healed } from '../../core/anchor/place';
import type { Annotation } from '../../core/model/annotation';
import type { Layer } from '../../core/model/layer';
import { DEFAULT_LABEL_SET, labelName } from '../../core/model/labelSet';
import type { OpenArticle } from '../articleStore';
import { COMMAND, CONTEXT, VIEW } from '../commands';
import type { Feature } from '../feature';
import { labelStyle } from '../labelStyles';
import { shorten } from '../shorten';

type Grouping = 'order' | 'label';

/** A node of the tree. What menus hand to commands has the annotation's id in it. */
type Node =
  | { readonly kind: 'annotation'; readonly id: string; readonly annotation: Annotation }
  | { readonly kind: 'orphan'; readonly id: string; readonly text: string; readonly label: string }
  | {
      readonly kind: 'healed';
      readonly id: string;
      readonly annotation: Annotation;
      /** Text that the sidecar has; another one where it was found by likeness. */
      readonly oldText: string;
    }
  | {
      readonly kind: 'group' | 'healedGroup' | 'orphanGroup';
      readonly key: string;
      readonly children: readonly Node[];
    };

export const annotationTree: Feature = ({ store }) => {
  const changed = new EventEmitter<undefined>();
  let grouping: Grouping = 'order';
  // The tree stays with the article that was active last while a panel or a picker has the focus.
  let shown: OpenArticle | undefined = store.of(window.activeTextEditor?.document);

  let drawn:
    | {
        readonly layer: Layer | undefined;
        readonly healed: readonly Healed[] | undefined;
        readonly grouping: Grouping;
      }
    | undefined;

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren(node) {
      if (!node) return shown ? rootNodes(shown, grouping) : [];
      return 'children' in node ? [...node.children] : [];
    },
    getTreeItem: (node) => treeItem(node, shown),
  };
  const view = window.createTreeView(VIEW, { treeDataProvider: provider, showCollapseAll: true });

  const refresh = (): void => {
    const active = store.of(window.activeTextEditor?.document);
    if (active || !window.activeTextEditor) shown = active ?? shown;
    else shown = undefined;
    const state = shown?.session.state;
    view.description = state?.article.file ?? '';
    const isUnreadable = state?.persistence.kind === 'unreadable';
    // An empty message hides the line above the tree.
    view.message = isUnreadable
      ? l10n.t('The sidecar can’t be read. The Problems view says why.')
      : '';
    // Drawing the tree anew takes a click or the focus from under the person's hands.
    const isDrawn = drawn?.layer === state?.layer && drawn?.healed === state?.healed;
    if (isDrawn && drawn?.grouping === grouping) return;
    drawn = { layer: state?.layer, healed: state?.healed, grouping };
    changed.fire(undefined);
  };
  const group = (by: Grouping) => (): void => {
    grouping = by;
    void commands.executeCommand('setContext', CONTEXT.grouping, by);
    refresh();
  };
  const openSidecar = async (): Promise<void> => {
    if (!shown) return;
    try {
      await window.showTextDocument(shown.sidecar, { preview: true });
    } catch {
      void window.showInformationMessage(
        l10n.t('This article has no sidecar yet; it is made with the first annotation.'),
      );
    }
  };

  void commands.executeCommand('setContext', CONTEXT.grouping, grouping);
  refresh();
  return Disposable.from(
    changed,
    view,
    store.onDidChange(refresh),
    window.onDidChangeActiveTextEditor(refresh),
    commands.registerCommand(COMMAND.groupByLabel, group('label')),
    commands.registerCommand(COMMAND.groupByOrder, group('order')),
    commands.registerCommand(COMMAND.openSidecar, openSidecar),
  );
};

function rootNodes(article: OpenArticle, grouping: Grouping): Node[] {
  const { layer, healed } = article.session.state;
  const { annotations, orphans } = layer;
  const nodes = annotations.map((annotation): Node => ({
    kind: 'annotation',
    id: annotation.id,
    annotation,
  }));
  const lost = orphans.map(({ id, text, label }): Node => ({ kind: 'orphan', id, text, label }));
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const moved = healed.flatMap(({ id, oldText }): Node[] => {
    const annotation = byId.get(id);
    return annotation ? [{ kind: 'healed', id, annotation, oldText }] : [];
  });
  return [
    ...noticeGroup('orphanGroup', lost),
    ...noticeGroup('healedGroup', moved),
    ...(grouping === 'label' ? byLabel(annotations, nodes) : nodes),
  ];
}

/** What a person should look at comes first, and only where there is something. */
function noticeGroup(kind: 'healedGroup' | 'orphanGroup', children: readonly Node[]): Node[] {
  return children.length === 0 ? [] : [{ kind, key: kind, children }];
}

function byLabel(annotations: readonly Annotation[], nodes: readonly Node[]): Node[] {
  const labels = [...new Set(annotations.map(({ label }) => label))].sort();
  return labels.map((key) => ({
    kind: 'group',
    key,
    children: nodes.filter((node) => node.kind === 'annotation' && node.annotation.label === key),
  }));
}

function noticeIcon(kind: 'healedGroup' | 'orphanGroup'): ThemeIcon {
  return kind === 'orphanGroup'
    ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
    : new ThemeIcon('move');
}

function treeItem(node: Node, article: OpenArticle | undefined): TreeItem {
  const labelSet = article?.labelSet ?? DEFAULT_LABEL_SET;
  const nameOf = (key: string): string => labelName(labelSet, key);
  const iconOf = (key: string): ThemeIcon => labelStyle(labelSet, key).icon;
  if ('children' in node) {
    const titles = { orphanGroup: l10n.t('Not found'), healedGroup: l10n.t('Moved') };
    const title = node.kind === 'group' ? nameOf(node.key) : titles[node.kind];
    const item = new TreeItem(title, TreeItemCollapsibleState.Expanded);
    item.id = `${node.kind}:${node.key}`;
    item.description = String(node.children.length);
    item.iconPath = node.kind === 'group' ? iconOf(node.key) : noticeIcon(node.kind);
    if (node.kind !== 'group') item.contextValue = node.kind;
    return item;
  }
  const { label, text } = node.kind === 'orphan' ? node : node.annotation;
  const item = new TreeItem(shorten(text, 80), TreeItemCollapsibleState.None);
  // One that moved is in the tree twice.
  item.id = node.kind === 'healed' ? `moved:${node.id}` : node.id;
  item.contextValue = node.kind;
  item.tooltip = `${nameOf(label)}: ${text}`;
  if (node.kind === 'orphan') {
    item.description = l10n.t('{0}, not found in the article', nameOf(label));
    item.iconPath = noticeIcon('orphanGroup');
    return item;
  }
  if (node.kind === 'healed' && node.oldText !== text) {
    item.tooltip = l10n.t('{0}: {1}, before: {2}', nameOf(label), text, node.oldText);
  }
  item.description = nameOf(label);
  item.iconPath = iconOf(label);
  item.accessibilityInformation = { label: `${nameOf(label)}: ${text}` };
  if (article) {
    item.command = {
      title: l10n.t('Show in the article'),
      command: COMMAND.reveal,
      arguments: [article.uri, node.id],
    };
  }
  return item;
}
