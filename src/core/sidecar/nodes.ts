// Typed access to the nodes of a YAML document, with each problem at its place.

import { isMap, isScalar, isSeq } from 'yaml';
import type { LineCounter, Node, Pair, YAMLMap } from 'yaml';
import type { FilePosition, ProblemRule, SidecarProblem } from './problem';

/** A mapping's values by key; only keys that are plain strings are in it. */
export type Fields = ReadonlyMap<string, Node | null>;

/**
 * Reads values out of nodes and gathers what is wrong with them, so that a person sees all
 * problems of a file at once. A reader returns `undefined` after it reported a problem.
 */
export interface NodeReader {
  readonly problems: readonly SidecarProblem[];
  readonly report: (at: Node | null | undefined, message: string, rule?: ProblemRule) => undefined;
  readonly positionOf: (at: Node | null | undefined) => FilePosition;
  readonly fields: (node: Node | null | undefined, what: string) => Fields | undefined;
  readonly items: (
    node: Node | null | undefined,
    what: string,
  ) => readonly (Node | null)[] | undefined;
  readonly text: (node: Node | null | undefined, what: string) => string | undefined;
  readonly offset: (node: Node | null | undefined, what: string) => number | undefined;
  readonly scalar: (
    node: Node | null | undefined,
    what: string,
  ) => string | number | boolean | undefined;
}

export function nodeReader(lines: LineCounter): NodeReader {
  const problems: SidecarProblem[] = [];

  const positionOf = (at: Node | null | undefined): FilePosition => {
    const { line, col } = lines.linePos(at?.range?.[0] ?? 0);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const report = (
    at: Node | null | undefined,
    message: string,
    rule: ProblemRule = 'sidecar/value',
  ): undefined => {
    problems.push({ ...positionOf(at), rule, message });
  };

  return {
    problems,
    report,
    positionOf,
    fields(node, what) {
      if (!isMap(node)) return report(node, `${what} must be a mapping of keys to values.`);
      const fields = new Map<string, Node | null>();
      for (const { key, value } of (node as YAMLMap<Node, Node | null>).items) {
        if (isScalar(key) && typeof key.value === 'string') fields.set(key.value, value);
      }
      return fields;
    },
    items(node, what) {
      if (!isSeq(node)) return report(node, `${what} must be a list.`);
      return node.items as (Node | null)[];
    },
    text(node, what) {
      if (isScalar(node) && typeof node.value === 'string') return node.value;
      return report(node, `${what} must be text; put it in double quotes.`);
    },
    offset(node, what) {
      const value = isScalar(node) ? node.value : undefined;
      if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
      return report(node, `${what} must be a whole number from 0 up.`);
    },
    scalar(node, what) {
      const value = isScalar(node) ? node.value : undefined;
      if (typeof value === 'string' || typeof value === 'boolean') return value;
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      return report(node, `${what} must be text, a finite number, true or false.`);
    },
  };
}

/** The pair of a key in a mapping node. */
export function pairOf(map: YAMLMap, key: string): Pair<Node, Node | null> | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key) as
    Pair<Node, Node | null> | undefined;
}
