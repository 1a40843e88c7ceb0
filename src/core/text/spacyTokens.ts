// Tokens close to those of spaCy's English pipeline.
//
// The way is spaCy's: chunks between blanks, an exception or else prefixes and suffixes taken off
// one at a time, then cuts at infixes. The lists are shorter than spaCy's: the common abbreviations,
// contractions, units and signs of news text. Web addresses, emoticons and rare abbreviations may
// be cut otherwise. Where tokens must be the same, tokenise in spaCy.

import { boundedChunks } from './plainTokens';
import type { Span } from './span';

const PREFIX =
  /^(?:\.{2,}|…|[§%=—–]|\+(?!\d)|[,:;!?¿؟¡([{<*&。，？！；：·।،۔؛٪'"”“`‘´’‚„»«「」『』（）〔〕【】《》〈〉〈〉⟦⟧]|\p{Sc}|#|\p{So}\p{M}*)/u;
const SUFFIX =
  /(?:(?<!\.)\.{2,}|…|[—–,:;!?¿؟¡)\]}>*&。，？！；：·।،۔؛٪'"”“`‘´’‚„»«「」『』（）〔〕【】《》〈〉〈〉⟦⟧]|['’][sS]|\p{So}\p{M}*|(?<=\d)\+|(?<=°[FfCcKk])\.|(?<=\d)\p{Sc}|(?<=\d)(?:km²|km|m²|dm|cm|mm|ha|kg|mg|mph|hPa|Pa|mbar|mb|MB|kb|KB|gb|GB|tb|TB|m|g|T|G|M|K|%)|(?<=[\p{Ll}\d%²\-+'"”“)\]])\.|(?<=\p{Lu}{2})\.)$/u;
const INFIX =
  /\.{2,}|…|(?<=\d)[+\-*^](?=[\d-])|(?<=[\p{Ll}'"”“])\.(?=[\p{Lu}'"”“])|(?<=\p{L}),(?=\p{L})|(?<=[\p{L}\d])(?:-|–|—|--|---|~)(?=\p{L})|(?<=[\p{L}\d])[:<>=/](?=\p{L})/gu;
const ABBREVIATION =
  /^(?:a\.m\.|p\.m\.|e\.g\.|i\.e\.|vs\.|v\.s\.|Adm\.|Bros\.|Co\.|Corp\.|D\.C\.|Dr\.|Gen\.|Gov\.|Inc\.|Jr\.|Ltd\.|Messrs\.|Mr\.|Mrs\.|Ms\.|Mt\.|Ph\.D\.|Prof\.|Rep\.|Rev\.|Sen\.|St\.|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sep\.|Sept\.|Oct\.|Nov\.|Dec\.|(?:\p{L}\.){2,}|\p{Ll}\.|o['’]clock|ma['’]am)$/u;
const CONTRACTION = /^(\p{L}+?)(n['’]t|['’](?:ll|ve|re|d|m))$/iu;
const CANNOT = /^(can)(not)$/iu;
const URL = /^(?:https?:\/\/|www\.)\S*[\p{L}\d/]$/u;

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
    if (exception(rest)) break;
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
  return [...before, ...middle(chunk, { start, end }), ...after];
}

/** The cuts of a chunk that is not looked into: two ends, or three for a contraction. */
function exception(rest: string): readonly number[] | undefined {
  if (ABBREVIATION.test(rest) || URL.test(rest)) return [0, rest.length];
  const [, head] = CONTRACTION.exec(rest) ?? CANNOT.exec(rest) ?? [];
  return head === undefined ? undefined : [0, head.length, rest.length];
}

function middle(chunk: string, { start, end }: Span): readonly Span[] {
  if (start >= end) return [];
  const rest = chunk.slice(start, end);
  const cuts = exception(rest) ?? [
    0,
    ...[...rest.matchAll(INFIX)].flatMap(({ 0: sign, index }) => [index, index + sign.length]),
    rest.length,
  ];
  return cuts.slice(1).flatMap((cut, i) => {
    const from = cuts[i] ?? 0;
    return cut > from ? [{ start: start + from, end: start + cut }] : [];
  });
}
