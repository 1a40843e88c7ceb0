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
import type { Command, TreeDataProvider } from 'vscode';
import type { Healed } from '../../core/anchor/place';
import type { Annotation } from '../../core/model/annotation';
import type { Layer } from '../../core/model/layer';
import { DEFAULT_LABEL_SET, labelName } from '../../core/model/labelSet';
import type { LabelSet } from '../../core/model/labelSet';
import { relationEnds } from '../../core/model/relationEnds';
import type { RelationEnd } from '../../core/model/relationEnds';
import type { OpenArticle } from '../articleStore';
import { COMMAND, CONTEXT, VIEW } from '../commands';
import { contextKeySetter } from '../contextKeySetter';
import type { Feature } from '../feature';
import { labelStyle } from '../labelStyles';
import { restBefore } from '../rest';
import { shorten } from '../shorten';

type Grouping = 'order' | 'label';

/** A relation below one of its ends; `id` is its own. */
interface RelationNode extends RelationEnd {
  readonly kind: 'relation';
  readonly id: string;
  /** Id of the annotation that it stands below. */
  readonly here: string;
  /** The annotation at its other end; absent where that was not found in the article. */
  readonly target?: Annotation;
  readonly text: string;
}

/** A node of the tree. What menus hand to commands has the id of the annotation or relation in it. */
type Node =
  | {
      readonly kind: 'annotation';
      readonly id: string;
      readonly annotation: Annotation;
      readonly relations: readonly RelationNode[];
    }
  | RelationNode
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
  const setContextKey = contextKeySetter();
  let grouping: Grouping = 'order';
  // The tree stays with the article that was active last while a panel or a picker has the focus.
  let shown: OpenArticle | undefined = store.of(window.activeTextEditor?.document);

  let drawn:
    | {
        readonly layer: Layer | undefined;
        readonly healed: readonly Healed[] | undefined;
        readonly grouping: Grouping;
        readonly labelSet: LabelSet | undefined;
      }
    | undefined;

  let drawnOf: OpenArticle | undefined;
  let timer: unknown;

  const provider: TreeDataProvider<Node> = {
    onDidChangeTreeData: changed.event,
    getChildren(node) {
      if (!node) return shown ? rootNodes(shown, grouping) : [];
      if (node.kind === 'annotation') return [...node.relations];
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
    const labelSet = shown?.labelSet;
    if (isDrawn && drawn?.grouping === grouping && drawn.labelSet === labelSet) return;
    drawn = { layer: state?.layer, healed: state?.healed, grouping, labelSet };
    // The editor takes all nodes at once; another article, though, is shown at once too.
    clearTimeout(timer);
    const wait = shown && drawnOf === shown ? restBefore(0, shown) : 0;
    timer = setTimeout(() => {
      changed.fire(undefined);
    }, wait);
    drawnOf = shown;
  };
  const group = (by: Grouping) => (): void => {
    grouping = by;
    setContextKey(CONTEXT.grouping, by);
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

  setContextKey(CONTEXT.grouping, grouping);
  refresh();
  return Disposable.from(
    changed,
    view,
    new Disposable(() => {
      clearTimeout(timer);
    }),
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
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const lostTexts = new Map(orphans.map(({ id, text }) => [id, text]));
  const ends = relationEnds(layer);
  const relationNode =
    (here: string) =>
    (end: RelationEnd): RelationNode => {
      const target = byId.get(end.other);
      return {
        ...end,
        kind: 'relation',
        id: end.relation.id,
        here,
        ...(target && { target }),
        text: target?.text ?? lostTexts.get(end.other) ?? end.other,
      };
    };
  const nodes = annotations.map((annotation): Node => ({
    kind: 'annotation',
    id: annotation.id,
    annotation,
    relations: (ends.get(annotation.id) ?? []).map(relationNode(annotation.id)),
  }));
  const lost = orphans.map(({ id, text, label }): Node => ({ kind: 'orphan', id, text, label }));
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
  if (node.kind === 'relation') return relationItem(node, article, labelSet);
  const { label, text } = node.kind === 'orphan' ? node : node.annotation;
  const hasRelations = node.kind === 'annotation' && node.relations.length > 0;
  const item = new TreeItem(
    shorten(text, 80),
    hasRelations ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None,
  );
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
  if (article) item.command = showCommand(article, node.id);
  return item;
}

/** `source → Lena Morvath`; a click leads to the other end. */
function relationItem(
  { id, here, relation: { type }, direction, target, text }: RelationNode,
  article: OpenArticle | undefined,
  labelSet: LabelSet,
): TreeItem {
  const item = new TreeItem(`${type} ${direction === 'out' ? '→' : '←'} ${shorten(text, 80)}`);
  // It is in the tree twice: below each of its ends.
  item.id = `${here}:${id}`;
  item.contextValue = 'relation';
  if (!target) {
    item.description = l10n.t('not found in the article');
    item.iconPath = noticeIcon('orphanGroup');
    return item;
  }
  const name = labelName(labelSet, target.label);
  item.tooltip = `${name}: ${text}`;
  item.iconPath = labelStyle(labelSet, target.label).icon;
  item.accessibilityInformation = {
    label:
      direction === 'out'
        ? l10n.t('{0}, to {1}: {2}', type, name, text)
        : l10n.t('{0}, from {1}: {2}', type, name, text),
  };
  if (article) item.command = showCommand(article, target.id);
  return item;
}

function showCommand({ uri }: OpenArticle, id: string): Command {
  return {
    title: l10n.t('Show in the article'),
    command: COMMAND.reveal,
    arguments: [uri, id],
  };
}
