// Makes the elements of a tree in the page, piece by piece and never from text that is parsed.

import { drawable } from '../render/tree';
import type { Element as TreeElement, Node as TreeNode } from '../render/tree';

export function make(node: TreeNode): Node {
  if (typeof node === 'string') return document.createTextNode(drawable(node));
  const made = document.createElement(node.name);
  for (const [name, value] of Object.entries(node.attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...node.children.map(make));
  return made;
}

/**
 * Makes the children of an element those of a list, and touches only what changed: so the place
 * that is read, and the selection, stay.
 * @param before what the children were made from
 */
export function update(
  parent: HTMLElement,
  before: readonly TreeElement[],
  after: readonly TreeElement[],
): void {
  const [old, fresh] = [before, after].map((list) => list.map((item) => JSON.stringify(item)));
  if (!old || !fresh) return;
  let head = 0;
  while (head < old.length && head < fresh.length && old[head] === fresh[head]) head += 1;
  let tail = 0;
  while (
    tail < old.length - head &&
    tail < fresh.length - head &&
    old[old.length - 1 - tail] === fresh[fresh.length - 1 - tail]
  ) {
    tail += 1;
  }
  for (let index = old.length - tail - 1; index >= head; index -= 1)
    parent.children[index]?.remove();
  const next = parent.children[head] ?? null;
  for (const item of after.slice(head, after.length - tail)) parent.insertBefore(make(item), next);
}
