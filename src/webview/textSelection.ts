// From a selection in the page to offsets of the canonical text, and back to the letters.

/** UTF-16 offsets, end-exclusive. */
export interface Offsets {
  readonly start: number;
  readonly end: number;
}

/** What is selected of an article; `undefined` where nothing is. */
export function selectedOffsets(article: HTMLElement): Offsets | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(article)) return undefined;
  const [start, end] = [
    offsetOf(article, range.startContainer, range.startOffset),
    offsetOf(article, range.endContainer, range.endOffset),
  ];
  return start < end ? { start, end } : undefined;
}

/**
 * The offset of a point of the page. The texts of lines are the canonical text letter for letter
 * (tags have none), so what stands before the point in its line is counted. A point between lines
 * is the start of the next one.
 */
export function offsetOf(article: HTMLElement, node: Node, offset: number): number {
  const line = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('.line');
  const range = document.createRange();
  if (line && article.contains(line)) {
    range.setStart(line, 0);
    range.setEnd(node, offset);
    return startOf(line) + range.toString().length;
  }
  range.setStart(node, offset);
  const lines = [...article.querySelectorAll<HTMLElement>('.line')];
  const next = lines.find((each) => range.comparePoint(each, 0) >= 0);
  const last = lines.at(-1);
  if (next) return startOf(next);
  return last ? startOf(last) + last.textContent.length : 0;
}

function startOf(line: HTMLElement): number {
  return Number(line.dataset['start'] ?? 0);
}
