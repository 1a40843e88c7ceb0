// Articles with all that breaks formats: every format is tested with them.

import { articleHeader } from '../../src/core/text/header';
import { canonicalText } from '../../src/core/text/canonical';
import { offsetMap } from '../../src/core/text/offsets';
import { compareAnnotations } from '../../src/core/model/annotation';
import type { Annotation, Relation } from '../../src/core/model/annotation';
import type { ExportArticle } from '../../src/formats/format';

/** An annotation by the words that it is on. */
interface Tag extends Partial<Pick<Annotation, 'entity' | 'attributes' | 'note' | 'origin'>> {
  readonly label: string;
  /** The fragments' words, each looked for after the one before. */
  readonly words: readonly string[];
  /** Looks for the first words from here on, in UTF-16. */
  readonly from?: number;
}

/** @param raw as the file would have it: line ends and a BOM are made canonical */
function article(
  id: string,
  raw: string,
  tags: readonly Tag[] = [],
  relations: readonly Omit<Relation, 'id'>[] = [],
): ExportArticle {
  const text = canonicalText(raw);
  const offsets = offsetMap(text);
  const annotations = tags.map(({ words, from = 0, ...rest }, i): Annotation<'codePoint'> => {
    let at = from;
    const fragments = words.map((word) => {
      const start = text.indexOf(word, at);
      if (start === -1) throw new Error(`${JSON.stringify(word)} is not in ${id}.`);
      at = start + word.length;
      return offsets.spanToCodePoints({ start, end: at });
    });
    const [first, ...others] = fragments;
    if (!first) throw new Error(`An annotation of ${id} has no words.`);
    return { id: idOf('a', i), fragments: [first, ...others], text: words.join(' … '), ...rest };
  });
  return {
    id,
    text,
    header: articleHeader(text),
    layer: {
      status: tags.length > 0 ? 'done' : 'todo',
      attributes: {},
      annotations: [...annotations].sort(compareAnnotations),
      relations: relations.map((relation, i) => ({ id: idOf('r', i), ...relation })),
    },
  };
}

function idOf(letter: string, index: number): string {
  return `${letter}${String(index).padStart(7, '0')}`;
}

/** All is invented. Ids of annotations are a0000000, a0000001 … in the order of the tags. */
export const NASTY: readonly ExportArticle[] = [
  article('astral/before', 'In 🚀🇹🇦 town Ada Voss spoke.\n', [
    { label: 'actor', words: ['Ada Voss'] },
  ]),
  article('astral/inside', 'The 👩‍👩‍👧 Club of 𝒱elmora won.\n', [
    { label: 'actor', words: ['👩‍👩‍👧 Club'] },
    { label: 'place', words: ['𝒱elmora'] },
  ]),
  article('crlf', 'First line.\r\n\r\nAda left Oren.\r\n', [
    { label: 'actor', words: ['Ada'] },
    { label: 'claim', words: ['line.\n\nAda left'] },
  ]),
  article('nfd', 'The café of José in Orén.\n', [
    { label: 'place', words: ['café'] },
    { label: 'actor', words: ['José'] },
  ]),
  article('bom', '\uFEFFAda begins.\n', [{ label: 'actor', words: ['Ada'] }]),
  article('rtl', 'قالت هدى إن \u200fتارسيا\u200f آمنة. שלום עולם\n', [
    { label: 'actor', words: ['هدى'] },
    { label: 'place', words: ['تارسيا'] },
    { label: 'claim', words: ['\u200fتارسيا\u200f آمنة'] },
  ]),
  article(
    'nested',
    'The mayor of Oren said the ferry sails.\n',
    [
      { label: 'claim', words: ['The mayor of Oren said the ferry sails'], note: 'all of it' },
      { label: 'actor', words: ['The mayor of Oren'], attributes: { kind: 'person' } },
      { label: 'place', words: ['Oren'], entity: 'oren' },
    ],
    [
      { type: 'source', from: 'a0000000', to: 'a0000001' },
      { type: 'location', from: 'a0000000', to: 'a0000002' },
    ],
  ),
  article('crossing', 'one two three four\n', [
    { label: 'claim', words: ['one two three'] },
    { label: 'claim', words: ['three four'] },
  ]),
  article('identical', 'Tarsia protests.\n', [
    { label: 'place', words: ['Tarsia'] },
    { label: 'actor', words: ['Tarsia'] },
    { label: 'actor', words: ['Tarsia'], note: 'twice' },
  ]),
  article('edges', 'Ada met Bo', [
    { label: 'actor', words: ['Ada'] },
    { label: 'actor', words: ['Bo'] },
  ]),
  article('whole', 'All of it', [{ label: 'claim', words: ['All of it'] }]),
  article('touching', 'AdaBo met.\n', [
    { label: 'actor', words: ['Ada'] },
    { label: 'actor', words: ['Bo'] },
  ]),
  article('fragments', 'The ferry, he said,\nsails again.\n', [
    { label: 'claim', words: ['The ferry', 'sails again'], attributes: { modality: 'reported' } },
    { label: 'claim', words: ['ferry, ', 'he said,\nsails'] },
  ]),
  article('lines', 'It rained,\n\nshe said; it\tpoured.\n', [
    { label: 'claim', words: ['It rained,\n\nshe said'], note: 'a\ttab, a\nline end and "quotes"' },
    { label: 'claim', words: ['it\tpoured'] },
  ]),
  article('empty', ''),
  article('blank', ' \n\n'),
  article('na', 'NA', [{ label: 'actor', words: ['NA'] }]),
  article('formula', '=1+1', [{ label: 'claim', words: ['=1+1'], note: '=2' }]),
  article(
    'labels',
    'Ada told Bo of Cay.\n',
    [
      { label: 'political actor: head', words: ['Ada'] },
      {
        label: 'actor/state',
        words: ['Bo'],
        attributes: { 'how sure': 0.5, all: ['a', 'b'], ok: true },
      },
      { label: 'I-B', words: ['Cay'], origin: 'suggested/dictionary' },
    ],
    [
      { type: 'told to: of', from: 'a0000000', to: 'a0000001' },
      { type: 'self', from: 'a0000000', to: 'a0000000' },
    ],
  ),
  article('spaces', 'a\u00a0b\u2028c \u200b d\u3000e\n', [
    { label: 'claim', words: ['a\u00a0b\u2028c'] },
    { label: 'claim', words: ['d\u3000e'] },
  ]),
  article('reports/Same', 'One Ada.\n', [{ label: 'actor', words: ['Ada'] }]),
  article('reports/same', 'Two Ada.\n', [{ label: 'actor', words: ['Ada'] }]),
  article('reports/con', 'Device Ada.\n', [{ label: 'actor', words: ['Ada'] }]),
];
