// The text of a YAML file with the places of its nodes, and the changes to be made in it.

import { isCollection, isMap, isScalar, Lexer } from 'yaml';
import type { Node, Pair, YAMLMap, YAMLSeq } from 'yaml';

/** A node of a parsed document, or none. */
export type MaybeNode = Node | null | undefined;

/** A parsed pair: each key is a node. */
export type SourcePair = Pair<Node, Node | null>;

/** Offsets are UTF-16; all of them speak of the text before any change. */
export interface SourceText {
  readonly text: string;
  /** Offset at which the line of an offset begins. */
  lineStart(offset: number): number;
  /** The blanks at the start of the line of an offset. */
  indentAt(offset: number): string;
  /** Comments between two offsets, each with its `#`. */
  commentsIn(start: number, end: number): readonly string[];
  /** Offset of the first character after the lines of a block node: where a next one can begin. */
  afterLines(node: Node): number;
  /** Puts `text` in the place of `[start, end)`. */
  replace(start: number, end: number, text: string): void;
  /** Puts whole lines before an offset where a line begins, or at the end of the text. */
  insertLines(offset: number, lines: readonly string[]): void;
  /** The text with all changes made; where two are at one offset, the first made comes first. */
  changed(): string;
}

interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** @param text the file's text, without BOM and with LF ends */
export function sourceText(text: string): SourceText {
  const changes: Change[] = [];
  const comments = commentsOf(text);
  const lineStart = (offset: number): number =>
    offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const replace = (start: number, end: number, replacement: string): void => {
    changes.push({ start, end, text: replacement });
  };
  return {
    text,
    lineStart,
    indentAt: (offset) => /^ */.exec(text.slice(lineStart(offset), offset))?.[0] ?? '',
    commentsIn: (start, end) =>
      comments.filter(({ offset }) => start <= offset && offset < end).map((each) => each.text),
    afterLines(node) {
      const last = lastLeaf(node);
      // A block scalar's range has its last line end in it.
      if (isBlockScalar(last)) return endOf(last);
      const lineEnd = text.indexOf('\n', endOf(last));
      return lineEnd === -1 ? text.length : lineEnd + 1;
    },
    replace,
    insertLines(offset, lines) {
      if (lines.length === 0) return;
      const isAtBareEnd = offset === text.length && offset > 0 && !text.endsWith('\n');
      replace(offset, offset, isAtBareEnd ? `\n${lines.join('\n')}` : `${lines.join('\n')}\n`);
    },
    changed() {
      const parts: string[] = [];
      let at = 0;
      for (const change of hoisted(changes, lineStart)) {
        if (change.start > at) parts.push(text.slice(at, change.start));
        parts.push(change.text);
        at = Math.max(at, change.end);
      }
      return parts.join('') + text.slice(at);
    },
  };
}

/** Offset of a node's first character. */
export function startOf(node: MaybeNode): number {
  return node?.range?.[0] ?? 0;
}

/** Offset after a node's last character, white space and comments apart. */
export function endOf(node: MaybeNode): number {
  return node?.range?.[1] ?? 0;
}

/** Offset after a pair's last character. */
export function endOfPair({ key, value }: SourcePair): number {
  return Math.max(endOf(key), endOf(value));
}

/** True for `| text` and `> text`. */
export function isBlockScalar(node: MaybeNode): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

/** True for a mapping or a list that is not written within brackets. */
export function isBlockCollection(node: MaybeNode): node is YAMLMap | YAMLSeq {
  return isCollection(node) && node.flow !== true;
}

/**
 * Changes in order of their offsets. Lines that were to go into text that another change takes away
 * go before the line in which that begins.
 */
function hoisted(
  changes: readonly Change[],
  lineStart: (offset: number) => number,
): readonly Change[] {
  const inOrder = (a: Change, b: Change): number => a.start - b.start;
  let cover: Change = { start: 0, end: 0, text: '' };
  return [...changes]
    .sort(inOrder)
    .map((change) => {
      const { start, end, text } = change;
      if (start === end && cover.start < start && start < cover.end) {
        const before = lineStart(cover.start);
        return { start: before, end: before, text };
      }
      if (end > cover.end) cover = change;
      return change;
    })
    .sort(inOrder);
}

function lastLeaf(node: Node): Node {
  if (!isBlockCollection(node) || node.items.length === 0) return node;
  if (!isMap(node)) return lastLeaf(node.items.at(-1) as Node);
  const { key, value } = node.items.at(-1) as SourcePair;
  return lastLeaf(value ?? key);
}

function commentsOf(text: string): readonly { readonly offset: number; readonly text: string }[] {
  const comments: { offset: number; text: string }[] = [];
  let offset = 0;
  let isScalarNext = false;
  for (const token of new Lexer().lex(text)) {
    // The lexer's own marks are no part of the text; one announces a scalar, which may have a `#`.
    if (token === '\u0002' || token === '\u0018' || token === '\u001F') {
      isScalarNext = token === '\u001F';
      continue;
    }
    if (!isScalarNext && token.startsWith('#')) comments.push({ offset, text: token.trimEnd() });
    offset += token.length;
    isScalarNext = false;
  }
  return comments;
}
