// The numbers by which spaCy knows texts: those of its own names, and hashes of all others.

import { encodeUtf8 } from '../core/text/utf8';

/** Numbers of columns and values of a DocBin that are names of spaCy's own. */
export const ATTRIBUTE = {
  orth: 65,
  entityIob: 77,
  entityType: 78,
  sentenceStart: 80,
} as const;

/** What spaCy says of a token: it goes on with an entity, is in none, or begins one. */
export const ENTITY_IOB = { inside: 1n, outside: 2n, begin: 3n } as const;

/** The number of each text, as spaCy's string store has it. A text is worked out once. */
export function spacyNumbers(): (text: string) => bigint {
  const known = new Map<string, bigint>([['', 0n], ...spacyNames().map(named)]);
  return (text) => {
    const number = known.get(text) ?? murmurHash64(encodeUtf8(text));
    known.set(text, number);
    return number;
  };
}

function named(name: string, number: number): [string, bigint] {
  return [name, BigInt(number)];
}

// spaCy counts its own names from 0, which is the empty text, and hashes none of them.
const FIRST = `
  IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM
  LIKE_EMAIL IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT
  IS_CURRENCY`;
const SECOND = `
  ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD
  SENT_START SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT
  SCONJ SYM VERB X EOL SPACE`;
const THIRD = `
  PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY
  QUANTITY ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm
  conj cop csubj csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn
  npadvmod nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss possessive
  preconj prep prt punct quantmod relcl rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _`;

/** Its own names, in the order of their numbers. */
export function spacyNames(): readonly string[] {
  const numbered = (name: string, first: number, last: number, digits: number): string[] =>
    Array.from(
      { length: last - first + 1 },
      (_, i) => name + String(first + i).padStart(digits, '0'),
    );
  return [
    '',
    ...FIRST.trim().split(/\s+/u),
    ...numbered('FLAG', 19, 63, 2),
    ...SECOND.trim().split(/\s+/u),
    ...numbered('DEPRECATED', 1, 276, 3),
    ...THIRD.trim().split(/\s+/u),
  ];
}

const FACTOR = 0xc6a4a7935bd1e995n;
const SHIFT = 47n;
const SEED = 1n;

/** MurmurHash64A with the seed of spaCy. */
function murmurHash64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const times = (value: bigint): bigint => BigInt.asUintN(64, value * FACTOR);
  const mixed = (value: bigint): bigint => value ^ (value >> SHIFT);
  let hash = SEED ^ times(BigInt(bytes.length));
  const whole = bytes.length - (bytes.length % 8);
  for (let at = 0; at < whole; at += 8) {
    hash = times(hash ^ times(mixed(times(view.getBigUint64(at, true)))));
  }
  if (whole < bytes.length) {
    for (let at = whole; at < bytes.length; at += 1) {
      hash ^= BigInt(bytes[at] ?? 0) << BigInt(8 * (at - whole));
    }
    hash = times(hash);
  }
  return mixed(times(mixed(hash)));
}
