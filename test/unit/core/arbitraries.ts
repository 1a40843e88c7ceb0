// Generated texts, annotations and sidecars.

import fc from 'fast-check';
import { compareAnnotations, compareIds } from '../../../src/core/model/annotation';
import type { Annotation, Attributes, AttributeValue } from '../../../src/core/model/annotation';
import { STATUSES } from '../../../src/core/model/layer';
import type { Layer } from '../../../src/core/model/layer';
import type { Sidecar } from '../../../src/core/sidecar/sidecar';
import type { Span, Unit } from '../../../src/core/text/span';

/** What programs that read text, YAML or offsets get wrong. */
const TROUBLE = [
  ...['', ' ', '\n', '\r\n', '\r', '\t', '\0', '\u0007', '\u001B', '\u007F', '\u0085', '\u009F'],
  ...['\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF', '\uD83D', '\uDE00', '\u00AD', '\u200F'],
  ...['👩‍👩‍👧', '🇮🇶', 'é', 'e\u0301', 'العراق', '伊拉克', '𝔘', '\u{10FFFF}', '\u00A0', '\u3000'],
  ...[': ', ' #', '# ', '- ', '---', '...', '? ', '| ', '> ', '&a', '*a', '!t', '%', '@', '`'],
  ...['"', "'", '\\', '\\n', '{', '}', '[', ']', ',', '<<', '=', ':', '-', '~', ' … ', '’'],
  ...['yes', 'No', 'on', 'y', 'null', 'TRUE', '12', '0x1F', '0o17', '017', '1_000', '1e3', '.5'],
  ...['1.5e-3', '.inf', '-.INF', '.nan', '12:30', '190:20:30', '2024-01-02', '1.', '-1', '+1'],
  ...['2024-01-02 03:04:05', '__proto__', 'constructor', 'toString', 'id', 'place', '<<<<<<< '],
  ...['MOSUL', 'al-Nadiri', 'U.S.', 'Iraq’s', 'two words', 'ends with space ', ' begins so'],
];

/** A text that may hold anything, and often what makes trouble. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TROUBLE),
  fc.array(fc.constantFrom(...TROUBLE), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((units) => String.fromCharCode(...units)),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

/** A text that UTF-8 can hold: no lone surrogates. */
export const unicodeText = anyText.map((text) => text.replace(/\p{Surrogate}/gu, '\uFFFD'));

const name = anyText.filter((text) => text !== '__proto__');

const number = fc.oneof(
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(1e21, 1e-7, -1.5e300, Number.MAX_VALUE, Number.MIN_VALUE),
);

const attributeValue: fc.Arbitrary<AttributeValue> = fc.oneof(
  anyText,
  // A minus before nought is not kept.
  number.map((value) => (value === 0 ? 0 : value)),
  fc.boolean(),
  fc.array(anyText, { maxLength: 3 }),
);

export const attributes: fc.Arbitrary<Attributes> = fc
  .array(fc.tuple(name, attributeValue), { maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));

const BASE32 = Array.from('0123456789abcdefghjkmnpqrstvwxyz');

/** An id as this program makes it, or one that a person made up. */
export const itemId = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.string({ unit: fc.constantFrom(...BASE32), minLength: 8, maxLength: 8 }),
  },
  { weight: 1, arbitrary: anyText },
);

type Fragments<U extends Unit> = Annotation<U>['fragments'];

/** One to three disjoint spans in order. */
export function fragments<U extends Unit>(max: number): fc.Arbitrary<Fragments<U>> {
  return fc
    .uniqueArray(fc.nat({ max }), { minLength: 2, maxLength: 6 })
    .map((ends) => [...ends].sort((a, b) => a - b))
    .map((ends) => {
      const spans: Span<U>[] = [];
      for (let i = 0; i + 1 < ends.length; i += 2) {
        spans.push({ start: ends[i] ?? 0, end: ends[i + 1] ?? 0 });
      }
      return spans as unknown as Fragments<U>;
    });
}

const optionalFields = {
  entity: anyText,
  note: anyText,
  origin: fc.constantFrom('suggested/dictionary', 'imported: brat', ''),
  attributes: attributes.filter((values) => Object.keys(values).length > 0),
};

/** An annotation with a given id. */
export function annotation<U extends Unit>(id: string, max = 5000): fc.Arbitrary<Annotation<U>> {
  return fc.record(
    {
      id: fc.constant(id),
      label: fc.oneof(fc.constantFrom('actor', 'place', 'claim'), anyText),
      fragments: fragments<U>(max),
      text: anyText,
      ...optionalFields,
    },
    { requiredKeys: ['id', 'label', 'fragments', 'text'], noNullPrototype: true },
  );
}

function annotationsOf<U extends Unit>(ids: readonly string[]): fc.Arbitrary<Annotation<U>[]> {
  return fc
    .tuple(...ids.map((id) => annotation<U>(id)))
    .map((items) => [...items].sort(compareAnnotations));
}

const status = fc.constantFrom(...STATUSES);

function relationsOf(ids: readonly string[], ends: readonly string[]) {
  const end = ends.length > 0 ? fc.constantFrom(...ends) : anyText;
  return fc
    .tuple(
      ...ids.map((id) =>
        fc.record(
          { id: fc.constant(id), type: anyText, from: end, to: end },
          { noNullPrototype: true },
        ),
      ),
    )
    .map((items) => [...items].sort(compareIds));
}

const article = fc.record(
  {
    file: fc.oneof(fc.constant('0001_example.txt'), anyText),
    sha256: fc.string({
      unit: fc.constantFrom(...Array.from('0123456789abcdef')),
      minLength: 64,
      maxLength: 64,
    }),
    length: fc.nat(),
  },
  { noNullPrototype: true },
);

/** A sidecar whose items have these ids, so that several sidecars can share some. */
export function sidecarWith(
  annotationIds: readonly string[],
  relationIds: readonly string[],
): fc.Arbitrary<Sidecar> {
  return fc.record(
    {
      article,
      status,
      attributes,
      annotations: annotationsOf<'codePoint'>(annotationIds),
      relations: relationsOf(relationIds, annotationIds),
    },
    { noNullPrototype: true },
  );
}

/** Any sidecar that can be written. */
export const sidecar: fc.Arbitrary<Sidecar> = fc
  .uniqueArray(itemId, { maxLength: 7 })
  .chain((ids) => {
    const cut = Math.ceil(ids.length * 0.7);
    return sidecarWith(ids.slice(0, cut), ids.slice(cut));
  });

/** Any layer, with orphans. */
export const layer: fc.Arbitrary<Layer> = fc.uniqueArray(itemId, { maxLength: 9 }).chain((ids) => {
  const [a, b] = [Math.ceil(ids.length * 0.5), Math.ceil(ids.length * 0.75)];
  return fc.record(
    {
      status,
      attributes,
      annotations: annotationsOf<'utf16'>(ids.slice(0, a)),
      orphans: annotationsOf<'codePoint'>(ids.slice(a, b)),
      relations: relationsOf(ids.slice(b), ids.slice(0, a)),
    },
    { noNullPrototype: true },
  );
});
