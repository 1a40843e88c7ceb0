// Tokens by the rules of the Penn Treebank, as its `tokenizer.sed` and NLTK's `word_tokenize` have them.
//
// The surface is kept: quotation marks and brackets are not rewritten to `` and -LRB-. Beyond those
// rules, curly and angled quotation marks are cut off like straight ones, and `…` like three dots.

import { boundedChunks } from './plainTokens';
import type { Span } from './span';

// One token at the start of what is left of a chunk, tried in this order.
const SIGNS = /^(?:\.{2,}|…|--|[–—]|`{1,2}|''|[[\](){}<>"“”«»„;@#$%&?!*])/u;
// Commas and colons between digits belong to the number.
const COMMA = /^[,:](?!\d)|^[,:]$/u;
// A single quotation mark that opens.
const OPENING = /^['‘‚`](?!(?:re|ve|ll|[mtsdn])(?![\p{L}\p{N}]))(?=[\p{L}\p{N}_])/iu;
const WORD_END = /[\p{L}\p{N}_]$/u;
const CLITIC = /(?:['’](?:s|m|d|ll|re|ve)|n['’]t)$/iu;
// Words that are two, as where the second begins.
const PAIRS: readonly (readonly [RegExp, number])[] = [
  [/^cannot$/iu, 3],
  [/^d['’]ye$/iu, 1],
  [/^gimme$/iu, 3],
  [/^gonna$/iu, 3],
  [/^gotta$/iu, 3],
  [/^lemme$/iu, 3],
  [/^more['’]n$/iu, 4],
  [/^wanna$/iu, 3],
  [/^['’]tis$/iu, 2],
  [/^['’]twas$/iu, 2],
];
// A full stop is cut off only at the end of the sentence; before it closing marks may stand.
const LAST_STOP = /\.(?=["”’'»)\]}]*$)/u;

/** @param stretch one sentence: only its last full stop is a token of its own */
export function treebankTokens(text: string, stretch: Span): readonly Span[] {
  const chunks = boundedChunks(text, stretch);
  return chunks.flatMap(({ start, end }, i) => {
    const isLast = i === chunks.length - 1;
    return tokensOf(text.slice(start, end), isLast).map((token) => ({
      start: start + token.start,
      end: start + token.end,
    }));
  });
}

function tokensOf(chunk: string, isLast: boolean): readonly Span[] {
  const stop = isLast ? chunk.search(LAST_STOP) : -1;
  const cuts: Span[] = [];
  let at = 0;
  while (at < chunk.length) {
    const sign = signAt(chunk, at, stop);
    if (sign !== undefined) {
      cuts.push({ start: at, end: at + sign.length });
      at += sign.length;
      continue;
    }
    let end = at + 1;
    while (end < chunk.length && signAt(chunk, end, stop) === undefined) end += 1;
    cuts.push(...words(chunk, { start: at, end }));
    at = end;
  }
  return cuts;
}

/** @param stop where the sentence's last full stop is */
function signAt(chunk: string, at: number, stop: number): string | undefined {
  const rest = chunk.slice(at);
  const sign = SIGNS.exec(rest)?.[0] ?? COMMA.exec(rest)?.[0];
  if (sign !== undefined || at === stop) return sign ?? '.';
  const isTwo = /^['’]t(?:is|was)$/iu.test(rest);
  const isWordStart = !WORD_END.test(chunk.slice(Math.max(at - 2, 0), at));
  if (isWordStart && !isTwo && OPENING.test(rest)) return rest.charAt(0);
  if (!/^['’]/u.test(rest)) return undefined;
  // One that closes has nothing behind it, or another sign.
  const after = rest.slice(1);
  const closes = at + 1 === stop || /^(?:$|['’])/u.test(after);
  return closes || SIGNS.test(after) || COMMA.test(after) ? rest.charAt(0) : undefined;
}

function words(chunk: string, { start, end }: Span): readonly Span[] {
  const word = chunk.slice(start, end);
  const pair = PAIRS.find(([pattern]) => pattern.test(word))?.[1];
  const clitic = CLITIC.exec(word)?.index ?? 0;
  const cut = pair ?? (clitic > 0 ? clitic : undefined);
  if (cut === undefined) return [{ start, end }];
  return [
    { start, end: start + cut },
    { start: start + cut, end },
  ];
}
