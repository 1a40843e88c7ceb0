// What a person put in a sidecar that the program does not know: comments and unknown keys.

import { isMap, isScalar, isSeq } from 'yaml';
import type { Node, YAMLMap } from 'yaml';
import { pairOf } from './nodes';
import { bodyOf, parseSidecarDocument } from './yamlFile';
import type { SidecarText } from './read';
import { endOf, sourceText, startOf } from './sourceText';
import { ANNOTATION_KEYS, RELATION_KEYS } from './writeCanonical';

/** A comment, or an unknown key with its value, as the file has it. */
export interface OwnWord {
  readonly text: string;
  /** Id of the item that an unknown key is in. */
  readonly id?: string;
}

type SourceMap = YAMLMap<Node, Node | null>;

const ROOT_KEYS: readonly string[] = [
  ...['format', 'article', 'status', 'attributes', 'conflicts', 'annotations', 'relations'],
];
const ARTICLE_KEYS: readonly string[] = ['file', 'sha256', 'length'];

/** All comments and unknown keys of a file that was read whole. */
export function ownWords(file: SidecarText): readonly OwnWord[] {
  // The canonical form has none.
  if (file.isCanonical) return [];
  const text = bodyOf(file.text);
  const root = parseSidecarDocument(text).contents;
  if (!isMap(root)) return [];
  const comments = sourceText(text).commentsIn(0, text.length);
  const map = root as unknown as SourceMap;
  const article = pairOf(map, 'article')?.value;
  return [
    ...comments.map((comment) => ({ text: comment })),
    ...unknownPairs(text, map, ROOT_KEYS),
    ...(isMap<Node, Node | null>(article) ? unknownPairs(text, article, ARTICLE_KEYS) : []),
    ...itemPairs(text, map, 'annotations', ANNOTATION_KEYS),
    ...itemPairs(text, map, 'relations', RELATION_KEYS),
  ];
}

function itemPairs(
  text: string,
  root: SourceMap,
  key: string,
  known: readonly string[],
): readonly OwnWord[] {
  const list = pairOf(root, key)?.value;
  if (!isSeq<Node>(list)) return [];
  return list.items.flatMap((item) => {
    if (!isMap<Node, Node | null>(item)) return [];
    const id = item.get('id');
    const words = unknownPairs(text, item, known);
    return typeof id === 'string' ? words.map((word) => ({ ...word, id })) : words;
  });
}

function unknownPairs(text: string, map: SourceMap, known: readonly string[]): readonly OwnWord[] {
  return map.items
    .filter(({ key }) => !(isScalar(key) && known.includes(String(key.value))))
    .map(({ key, value }) => ({
      text: text.slice(startOf(key), Math.max(endOf(key), endOf(value))),
    }));
}
