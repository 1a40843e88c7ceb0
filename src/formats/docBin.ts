// spaCy's own binary file of documents: what `spacy train` learns from.

import { encode } from '@msgpack/msgpack';
import { zlibSync } from 'fflate';
import { joinBytes } from '../core/text/joinBytes';
import type { Format } from './format';
import { readDocBin } from './readDocBin';
import { SPACY_HOLDS, spacyDocument } from './spacyDocument';
import type { SpacyDocument } from './spacyDocument';
import { ATTRIBUTE, ENTITY_IOB, spacyNumbers } from './spacyNumbers';

// The first column must be the words; the rest stand in the order of their numbers.
const COLUMNS = [
  ATTRIBUTE.orth,
  ATTRIBUTE.entityIob,
  ATTRIBUTE.entityType,
  ATTRIBUTE.sentenceStart,
] as const;

/**
 * All annotations are in `spans["sc"]`, and those that name a thing in `ents` as far as they do not
 * overlap. The whole file is made at its end, since it holds all tokens in one stretch.
 */
export const DOCBIN: Format = {
  id: 'spacy',
  title: 'spaCy DocBin',
  description: 'The binary file from which spaCy learns, with ents and spans["sc"].',
  extension: 'spacy',
  holds: { ...SPACY_HOLDS, articleAttributes: false },
  heeds: ['tokens', 'midToken', 'overlaps'],
  async *write(articles, context) {
    const numberOf = spacyNumbers();
    const strings = new Set<string>(['']);
    const number = (text: string): bigint => {
      strings.add(text);
      return numberOf(text);
    };
    const [tokens, spaces, lengths]: [Uint8Array[], Uint8Array[], number[]] = [[], [], []];
    const [groups, userData]: [Uint8Array[], Uint8Array[]] = [[], []];
    for await (const article of articles) {
      const document = spacyDocument(article, context);
      tokens.push(tokenBytes(document, number));
      spaces.push(Uint8Array.from(document.pieces, ({ hasSpace }) => (hasSpace ? 1 : 0)));
      lengths.push(document.pieces.length);
      groups.push(groupBytes(document, number));
      userData.push(encode({ article_id: article.id, status: article.layer.status }));
    }
    const file = encode({
      version: '0.1',
      attrs: COLUMNS,
      tokens: joinBytes(tokens),
      spaces: joinBytes(spaces),
      lengths: int32Bytes(lengths),
      strings: [...strings].sort(),
      cats: lengths.map(() => ({})),
      flags: lengths.map(() => ({ has_unknown_spaces: false })),
      span_groups: groups,
      user_data: userData,
    });
    yield { path: '', content: zlibSync(file) };
  },
  read: readDocBin,
};

// One as a sentence begins with it, and minus one else.
const [STARTS, GOES_ON] = [1n, -1n];

/** The columns of each token, as 64 bits in the order of bytes that all of today's machines have. */
function tokenBytes(
  { pieces, entities, sentences }: SpacyDocument,
  number: (text: string) => bigint,
): Uint8Array {
  const starts = new Set(sentences.map(({ start }) => start));
  const inEntity = new Map(
    entities.flatMap(({ first, end, label }) =>
      Array.from({ length: end - first }, (_, i) => [
        first + i,
        { label, iob: i === 0 ? ENTITY_IOB.begin : ENTITY_IOB.inside },
      ]),
    ),
  );
  const view = new DataView(new ArrayBuffer(pieces.length * COLUMNS.length * 8));
  for (const [index, { text, start }] of pieces.entries()) {
    const entity = inEntity.get(index);
    const values = [
      number(text),
      entity?.iob ?? ENTITY_IOB.outside,
      entity ? number(entity.label) : 0n,
      index === 0 || starts.has(start) ? STARTS : GOES_ON,
    ];
    for (const [column, value] of values.entries()) {
      const at = (index * COLUMNS.length + column) * 8;
      view.setBigUint64(at, BigInt.asUintN(64, value), true);
    }
  }
  return new Uint8Array(view.buffer);
}

/** The spans of a document: a map of which the key is the group and the value its names. */
function groupBytes({ spans }: SpacyDocument, number: (text: string) => bigint): Uint8Array {
  const group = encode({
    name: 'sc',
    attrs: {},
    spans: spans.map(({ annotation, first, last, start, end }) => {
      const view = new DataView(new ArrayBuffer(40));
      view.setBigUint64(0, number(annotation.id));
      view.setBigUint64(8, number(annotation.entity ?? ''));
      view.setBigUint64(16, number(annotation.label));
      [first, last + 1, start, end].forEach((value, i) => view.setInt32(24 + 4 * i, value));
      return new Uint8Array(view.buffer);
    }),
  });
  const MAP_OF_ONE = Uint8Array.of(0x81);
  return joinBytes([MAP_OF_ONE, encode(group), encode(['sc'])]);
}

function int32Bytes(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, i) => view.setInt32(4 * i, value, true));
  return new Uint8Array(view.buffer);
}
