// Tokens close to those of spaCy's English pipeline.
//
// The way is spaCy's: chunks between blanks, an exception or else prefixes and suffixes taken off
// one at a time, then cuts at infixes. Its exceptions are in spacyExceptions.ts. A sign of several
// parts such as a family is one token here: spaCy makes tokens of the parts that can't be seen, too.

import { boundedChunks } from './plainTokens';
import type { Span } from './span';
import { exceptionCuts, isAddress, isJoined } from './spacyExceptions';

const QUOTES = String.raw`'"”“\u0060‘´’‚,„»«「」『』（）〔〕【】《》〈〉〈〉⟦⟧`;
const MARKS = String.raw`…,:;!?¿؟¡()\[\]{}<>_#*&。？！，、；：～·।،۔؛٪`;
const SIGN = String.raw`\p{So}(?:[\p{M}\p{Emoji_Modifier}]|\u200D\p{So})*`;
const UNITS = String.raw`km[²³]?|km\/h|kmh|[dcm]?m[²³]?|m\/s|ha|µm|nm|yd|in|ft|kg|[mµ]?g|t|lb|oz|mph|hPa|Pa|mbar|[mMkKgGtT][bB]|[TGMK%]`;
const LOWER = String.raw`\p{Ll}\p{Lo}`;
const UPPER = String.raw`\p{Lu}\p{Lo}`;

const PREFIX = new RegExp(
  String.raw`^(?:\.{2,}|[§%=—–]|\+(?!\d)|[${MARKS}${QUOTES}]|(?:US|[AC])\$|\p{Sc}|${SIGN})`,
  'u',
);
const SUFFIX = new RegExp(
  [
    String.raw`(?:(?<!\.)\.{2,}|[—–${MARKS}${QUOTES}]|['’][sS]|${SIGN}|(?<=\d)\+`,
    String.raw`(?<=°[FfCcKk])\.|(?<=\d)(?:(?:US|[AC])\$|\p{Sc}|${UNITS})`,
    String.raw`(?<=[${LOWER}\d%²\-+${MARKS}${QUOTES}])\.|(?<=[${UPPER}]{2})\.)$`,
  ].join('|'),
  'u',
);
const INFIX = new RegExp(
  [
    String.raw`\.{2,}|…|${SIGN}|(?<=\d)[+\-*^](?=[\d-])`,
    String.raw`(?<=[${LOWER}${QUOTES}])\.(?=[${UPPER}${QUOTES}])`,
    String.raw`(?<=\p{L}),(?=\p{L})|(?<=[\p{L}\d])(?:[–—~]|-{1,3}|——)(?=\p{L})|(?<=[\p{L}\d])[:<>=/](?=\p{L})`,
  ].join('|'),
  'gu',
);

export function spacyTokens(text: string, stretch: Span): readonly Span[] {
  return boundedChunks(text, stretch).flatMap(({ start, end }) =>
    tokensOf(text.slice(start, end)).map((token) => ({
      start: start + token.start,
      end: start + token.end,
    })),
  );
}

function tokensOf(chunk: string): readonly Span[] {
  const before: Span[] = [];
  const after: Span[] = [];
  let [start, end] = [0, chunk.length];
  while (start < end) {
    const rest = chunk.slice(start, end);
    if (exceptionCuts(rest)) break;
    const prefix = PREFIX.exec(rest)?.[0];
    if (prefix !== undefined) {
      before.push({ start, end: start + prefix.length });
      start += prefix.length;
      continue;
    }
    const suffix = SUFFIX.exec(rest)?.[0];
    if (suffix === undefined || suffix.length === rest.length) break;
    after.unshift({ start: end - suffix.length, end });
    end -= suffix.length;
  }
  return joined(chunk, [...before, ...middle(chunk, { start, end }), ...after]);
}

function middle(chunk: string, { start, end }: Span): readonly Span[] {
  if (start >= end) return [];
  const rest = chunk.slice(start, end);
  const infixes = isAddress(rest) ? [] : [...rest.matchAll(INFIX)];
  const cuts = exceptionCuts(rest) ?? [
    0,
    ...infixes.flatMap(({ 0: sign, index }) => [index, index + sign.length]),
    rest.length,
  ];
  return cuts.slice(1).flatMap((cut, i) => {
    const from = cuts[i] ?? 0;
    return cut > from ? [{ start: start + from, end: start + cut }] : [];
  });
}

/** Tokens, of which a word and its full stop are one where that is an abbreviation: `ex-Gen.` */
function joined(chunk: string, tokens: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const token of tokens) {
    const last = found.at(-1);
    if (last && isJoined(chunk.slice(last.start, last.end), chunk.slice(token.start, token.end))) {
      found[found.length - 1] = { start: last.start, end: token.end };
    } else found.push(token);
  }
  return found;
}
