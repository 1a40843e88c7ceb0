// UIMA's XMI and JSON: what is written comes back, and what others wrote is read.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAnnotations } from '../../../src/core/model/annotation';
import type { Attributes } from '../../../src/core/model/annotation';
import { DEFAULT_LABEL_SET } from '../../../src/core/model/labelSet';
import { offsetMap } from '../../../src/core/text/offsets';
import { importCorpus } from '../../../src/corpus/importCorpus';
import type { ExportArticle, Format } from '../../../src/formats/format';
import type { ImportedArticle, ImportProblem } from '../../../src/formats/imported';
import type { Loss } from '../../../src/formats/loss';
import { attributeName, featureName } from '../../../src/formats/uima/featureNames';
import { UIMA_JSON } from '../../../src/formats/uima/uimaJson';
import { UIMA_XMI } from '../../../src/formats/uima/uimaXmi';
import { NO_XML } from '../../../src/formats/xml';
import { nodeRandomBytes } from '../../../src/node/random';
import { NASTY } from '../../formats/nasty';
import { annotation, anyText, attributes, itemId } from '../core/arbitraries';
import { runs } from '../core/fuzz';
import { memoryFileSystem } from '../memoryFileSystem';
import { FULL, inputs, text, writtenFiles } from './articles';
import { without } from './readFormat';

type Read = ImportedArticle | ImportProblem;

/** What files say, by their paths. */
async function readFiles(
  format: Format,
  files: Readonly<Record<string, string>>,
): Promise<readonly Read[]> {
  const given = Object.entries(files).map(([path, content]) => ({
    path,
    bytes: () => Promise.resolve(Buffer.from(content)),
  }));
  const all: Read[] = [];
  for await (const one of format.read?.(given, {}) ?? []) all.push(one);
  return all;
}

async function readBack(
  format: Format,
  articles: readonly ExportArticle[],
): Promise<readonly Read[]> {
  const all: Read[] = [];
  for await (const one of format.read?.(await inputs(format, articles), {}) ?? []) all.push(one);
  return all;
}

async function lossesOf(format: Format, article: ExportArticle): Promise<readonly Loss[]> {
  const losses: Loss[] = [];
  await writtenFiles(format, [article], { lose: (loss) => void losses.push(loss) });
  return losses;
}

/** Lists of annotations and relations, and the words that are at their offsets. */
function seen(read: Read | undefined): unknown {
  if (read?.kind !== 'article') throw new Error(JSON.stringify(read));
  const { id, status, attributes: own = {}, annotations, relations } = read;
  const slice = ({ start, end }: { start: number; end: number }): string =>
    (read.text ?? '').slice(start, end);
  return {
    id,
    status,
    attributes: own,
    text: read.text,
    annotations: annotations.map((one) => ({
      ...without(one, 'place'),
      words: one.fragments.map(slice),
    })),
    relations: relations.map((one) => without(one, 'place')),
  };
}

/** What of an article must be seen. */
function wanted({ id, text: words, layer }: ExportArticle): unknown {
  const offsets = offsetMap(words);
  return {
    id,
    status: layer.status,
    attributes: layer.attributes,
    text: words,
    annotations: layer.annotations.map((one) => {
      const { fragments } = one;
      const spans = fragments.map(offsets.spanToUtf16);
      const characters = Array.from(words);
      return {
        ...without(one, 'text'),
        fragments: spans,
        // Words are cut by code points here, and by UTF-16 in what was read.
        words: fragments.map(({ start, end }) => characters.slice(start, end).join('')),
      };
    }),
    relations: layer.relations,
  };
}

/** Any article with annotations that lie in its text. */
const anyArticle: fc.Arbitrary<ExportArticle> = fc
  .tuple(
    anyText.map((words) => `${words}ab`.replace(/\p{Cs}/gu, '\uFFFD')),
    fc.uniqueArray(itemId, { maxLength: 6, selector: (id) => fit(id) }),
    attributes,
  )
  .chain(([words, ids, own]) => {
    const half = Math.ceil(ids.length / 2);
    const length = offsetMap(words).codePoints;
    return fc.record({
      id: fc.constantFrom('a', 'b/c d', 'e.txt'),
      text: fc.constant(words),
      header: fc.constant({}),
      layer: fc.record({
        status: fc.constantFrom('todo' as const, 'done' as const),
        attributes: fc.constant(own),
        annotations: fc
          .tuple(...ids.slice(0, half).map((id) => annotation<'codePoint'>(id, length)))
          .map((items) => [...items].sort(compareAnnotations)),
        relations: fc.tuple(
          ...ids.slice(half).map((id) =>
            fc.record({
              id: fc.constant(id),
              type: anyText,
              from: fc.constantFrom(...ids.slice(0, half)),
              to: fc.constantFrom(...ids.slice(0, half)),
            }),
          ),
        ),
      }),
    });
  });

/** A text as a file can hold it. */
function fit(words: string): string {
  return words.replace(NO_XML, '\uFFFD');
}

/** The same of all texts in a value, but for names and the text itself. */
function fitted(value: unknown, forbidden: RegExp): unknown {
  if (typeof value === 'string') return value.replace(forbidden, '\uFFFD');
  if (Array.isArray(value)) return value.map((one) => fitted(one, forbidden));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, one]) => [name, fitted(one, forbidden)]);
  return Object.fromEntries(entries);
}

const FORMATS = [
  { format: UIMA_XMI, forbidden: NO_XML, ending: 'xmi' },
  { format: UIMA_JSON, forbidden: /\p{Cs}/gu, ending: 'json' },
];

describe.each(FORMATS)('$format.id', ({ format, forbidden, ending }) => {
  test('any article comes back, each annotation on its words', async () => {
    await fc.assert(
      fc.asyncProperty(anyArticle, async (article) => {
        const [found] = await readBack(format, [article]);
        const { text: words, ...rest } = wanted(article) as { readonly text: string };
        expect(seen(found)).toEqual({
          text: words,
          ...(withoutReplacedWords(rest, forbidden, seen(found)) as object),
        });
      }),
      runs(200),
    );
  });

  test('what annotations and articles have comes back', async () => {
    const found = await readBack(format, [FULL]);
    expect(found.map(seen)).toEqual([wanted(FULL)]);
  });

  test('a character that the file can’t hold is said, and the article comes back with it', async () => {
    const article: ExportArticle = {
      ...FULL,
      text: 'A\u000Cda, 🚀 Bo\uD800',
      layer: {
        status: 'todo',
        attributes: {},
        relations: [],
        annotations: [
          { id: 'a', label: 'actor', fragments: [{ start: 8, end: 10 }], text: 'Bo', note: '\0n' },
        ],
      },
    };
    const losses = await lossesOf(format, article);
    const kinds = losses.map(({ kind, annotationId }) => [kind, annotationId]);
    const ofNote = format === UIMA_XMI ? [['text', 'a']] : [];
    expect(kinds).toEqual([['text', undefined], ...ofNote]);
    const [found] = await readBack(format, [article]);
    if (found?.kind !== 'article') throw new Error('There is no article.');
    expect(found.text).toBe(article.text);
    expect(found.annotations[0]?.fragments).toEqual([{ start: 9, end: 11 }]);
    expect(found.annotations[0]?.note).toBe(format === UIMA_XMI ? '\uFFFDn' : '\0n');
  });

  test('a number of more digits than Java keeps is said, and comes back whole', async () => {
    const own: Attributes = { few: 0.1, many: 0.123456789, whole: 12, large: 123456789 };
    const [first] = FULL.layer.annotations;
    if (!first) throw new Error('There is no annotation.');
    const layer = { ...FULL.layer, annotations: [{ ...first, attributes: own }], relations: [] };
    const losses = await lossesOf(format, { ...FULL, layer });
    expect(losses.map(({ message }) => message.split(' ')[2])).toEqual(['large', 'many']);
    const [found] = await readBack(format, [{ ...FULL, layer }]);
    expect(found).toMatchObject({ annotations: [{ attributes: own }] });
  });

  test('values of several kinds of one attribute have features of their own', async () => {
    const values: readonly Attributes[string][] = ['0', 0, false, [], '', true, 1, ['a b', '']];
    const own = values.map((value, i): ExportArticle['layer']['annotations'][number] => ({
      id: `a${i}`,
      label: 'actor',
      fragments: [{ start: 0, end: 3 }],
      text: 'Ada',
      attributes: { class: value, label: value, 'a b': value, kind: value },
    }));
    const article = { ...FULL, layer: { ...FULL.layer, annotations: own, relations: [] } };
    expect((await readBack(format, [article])).map(seen)).toEqual([wanted(article)]);
  });

  test('0 and false that Java writes for no value are no values', async () => {
    const files = await writtenFiles(format, [FULL]);
    const path = `${FULL.id}.${ending}`;
    const java =
      ending === 'xmi'
        ? ['spanId="a2"', 'spanId="a2" sure="0.0"']
        : ['"spanId":"a2"', '"spanId":"a2","sure":0'];
    const [before = '', after = ''] = java;
    expect(text(files.get(path))).toContain(before);
    const changed = text(files.get(path)).replace(before, after);
    const types = text(files.get('TypeSystem.xml'));
    const found = await readFiles(format, { [path]: changed, 'TypeSystem.xml': types });
    expect(found.map(seen)).toEqual([wanted(FULL)]);
  });

  test('an annotation that was moved without its fragments is one span, and that is said', async () => {
    const files = await writtenFiles(format, [FULL]);
    const path = `${FULL.id}.${ending}`;
    const [before, after] =
      ending === 'xmi'
        ? ['begin="0" end="24" label', 'begin="0" end="19" label']
        : ['"begin":0,"end":24,"label"', '"begin":0,"end":19,"label"'];
    expect(text(files.get(path))).toContain(before);
    const [said, found] = await readFiles(format, {
      [path]: text(files.get(path)).replace(before, after),
      'TypeSystem.xml': text(files.get('TypeSystem.xml')),
    });
    expect(said).toMatchObject({ kind: 'problem' });
    expect(found).toMatchObject({ annotations: [{ fragments: [{ start: 0, end: 19 }] }, {}] });
  });

  test('an annotation whose label was taken away is said', async () => {
    const files = await writtenFiles(format, [FULL]);
    const path = `${FULL.id}.${ending}`;
    const label = ending === 'xmi' ? / label="actor"/ : /"label":"actor",/;
    const [first, second, found] = await readFiles(format, {
      [path]: text(files.get(path)).replace(label, ''),
      'TypeSystem.xml': text(files.get('TypeSystem.xml')),
    });
    expect([first, second]).toMatchObject([{ kind: 'problem' }, { kind: 'problem' }]);
    expect(found).toMatchObject({ annotations: [{ label: 'claim' }], relations: [] });
  });

  test('an import creates the articles, and a second one adds nothing', async () => {
    const fs = memoryFileSystem({});
    const files = await inputs(format, NASTY.slice(0, -3));
    const create = (path: string, content: string): Promise<void> =>
      fs.write(path, Buffer.from(content));
    const options = { format, random: nodeRandomBytes, create };
    const { notes, leftAlone } = await importCorpus(fs, files, options);
    expect([notes, leftAlone]).toEqual([[], []]);
    const { articles } = await importCorpus(fs, files, options);
    expect(articles.every(({ annotations }) => annotations === 0)).toBe(true);
  });

  test('what is no CAS is a problem, and never thrown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (given) => {
        const found = await readFiles(format, { [`a.${ending}`]: given });
        expect(found).toMatchObject([{ kind: 'problem' }]);
      }),
      runs(100),
    );
  });

  test('a file that is cut short is a problem', async () => {
    const whole = text((await writtenFiles(format, [FULL])).get(`${FULL.id}.${ending}`));
    for (let length = 0; length < whole.length - 3; length += 97) {
      const found = await readFiles(format, { [`a.${ending}`]: whole.slice(0, length) });
      expect(found).toMatchObject([{ kind: 'problem' }]);
    }
  });

  test('the attributes of the label set are in the types, also where no article has them', async () => {
    const labelSet = {
      ...DEFAULT_LABEL_SET,
      attributes: [{ name: 'Grad der Härte', type: 'number' as const, description: 'Wie sehr.' }],
      articleAttributes: [{ name: 'desk', type: 'choices' as const }],
    };
    const files = await writtenFiles(format, [], { labelSet });
    const types = text(files.get('TypeSystem.xml')).replace(/\s+/gu, '');
    expect(types).toContain(
      '<name>Grad_x0020_der_x0020_Härte</name><description>Wiesehr.</description><rangeTypeName>uima.cas.Float',
    );
    expect(types).toContain(
      '<name>desk</name><description></description><rangeTypeName>uima.cas.StringArray',
    );
  });
});

/** What is wanted, with texts as the file can hold them; the words are those of the text itself. */
function withoutReplacedWords(rest: unknown, forbidden: RegExp, found: unknown): unknown {
  const words = (value: unknown): readonly unknown[] =>
    (value as { annotations: readonly { words: unknown }[] }).annotations.map((one) => one.words);
  expect(words(found)).toEqual(words(rest));
  const whole = fitted(rest, forbidden) as { annotations: readonly object[] };
  const exact = words(rest);
  return {
    ...whole,
    annotations: whole.annotations.map((one, i) => ({ ...one, words: exact[i] })),
  };
}

test('a feature has a name that every program takes, from which the attribute is got back', () => {
  const kind = fc.constantFrom(
    'text' as const,
    'number' as const,
    'flag' as const,
    'texts' as const,
  );
  const trouble = fc
    .array(
      fc.constantFrom(
        '_',
        'x',
        '_x',
        '0041',
        '_x0041_',
        '_x_text',
        'x_xx_',
        'x_x_',
        'a',
        ' ',
        'ß',
        '1',
      ),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(anyText, trouble), kind, fc.boolean(), (name, kindOf, isOther) => {
      const feature = featureName(name, kindOf, isOther);
      expect(feature).toMatch(/^[A-Za-zÀ-ÖØ-öø-ÿ][A-Za-zÀ-ÖØ-öø-ÿ0-9_]*$/u);
      expect(attributeName(feature)).toBe(name);
    }),
    runs(1000),
  );
  expect(
    ['kind', 'how sure', 'class', '1st'].map((name) => featureName(name, 'text', false)),
  ).toEqual(['kind', 'how_x0020_sure', 'class_x_text', 'x_xx_1st']);
});

const FIXTURES = fileURLToPath(new URL('../../fixtures/uima', import.meta.url));

async function fixture(...paths: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const entries = paths.map(async (path) => [
    path.slice(path.lastIndexOf('/') + 1),
    await readFile(`${FIXTURES}/${path}`, 'utf8'),
  ]);
  return Object.fromEntries(await Promise.all(entries)) as Readonly<Record<string, string>>;
}

test.each([
  ['labels', 'labels'],
  ['fragments', 'fragments'],
  ['lines', 'lines'],
  ['inside', 'astral/inside'],
])('what dkpro-cassis wrote of %s is what was given to it', async (name, id) => {
  const article = NASTY.find((one) => one.id === id);
  if (!article) throw new Error('There is no article.');
  const xmi = await fixture(`own/${name}.xmi`, 'own/TypeSystem.xml');
  expect((await readFiles(UIMA_XMI, xmi)).map(seen)).toEqual([wanted(article)]);
  const json = await fixture(`own/${name}.json`);
  expect((await readFiles(UIMA_JSON, json)).map(seen)).toEqual([wanted(article)]);
});

describe('a CAS of others', () => {
  const TEXT = '🚀 Ada Voss met Bo <in> Oren.\r\n"Yes," she said.\n';
  const FOREIGN = {
    id: 'ada',
    text: TEXT,
    status: undefined,
    attributes: {},
    annotations: [
      ['PER', 'Ada Voss', { identifier: 'http://example.org/ada' }],
      ['PER', 'Bo', undefined],
      ['NamedEntity', 'Oren', undefined],
      ['Claim', '"Yes," she said', { Sure: 0.5, Checked: true, count: 3, Topics: ['a b', 'c'] }],
      ['Sub', 'she', undefined],
    ],
    relations: [
      ['met', 'Ada Voss', 'Bo'],
      ['Link', 'Ada Voss', '"Yes," she said'],
    ],
  };
  const PROBLEMS = [
    'The views raw are left out, since an article has one text.',
    '1 de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS are left out, since they speak of single words.',
    '1 de.tudarmstadt.ukp.dkpro.core.api.syntax.type.dependency.Dependency are left out, since they speak of single words.',
    'Features that have no place here are left out: array of org.example.Sub, strength of webanno.custom.Says.',
  ];

  /** Articles with annotations as label, words and attributes, and problems as their messages. */
  function brief(read: Read): unknown {
    if (read.kind === 'problem') return read.message;
    const words = new Map(
      read.annotations.map(({ id, fragments }) => [
        id,
        fragments.map(({ start, end }) => read.text?.slice(start, end)).join(' … '),
      ]),
    );
    return {
      id: read.id,
      text: read.text,
      status: read.status,
      attributes: read.attributes ?? {},
      annotations: read.annotations.map((one) => [one.label, words.get(one.id), one.attributes]),
      relations: read.relations.map((one) => [one.type, words.get(one.from), words.get(one.to)]),
    };
  }

  test('XMI: types that nobody here knows, relations, numbers, lists and what is left out', async () => {
    const files = await fixture('foreign/ada.xmi', 'foreign/TypeSystem.xml');
    expect((await readFiles(UIMA_XMI, files)).map(brief)).toEqual([...PROBLEMS, FOREIGN]);
  });

  test('JSON: the same', async () => {
    const files = await fixture('foreign/ada.json');
    expect((await readFiles(UIMA_JSON, files)).map(brief)).toEqual([...PROBLEMS, FOREIGN]);
  });

  test('XMI without its type system: values are texts, and that is said', async () => {
    const [, untyped, ...rest] = await readFiles(UIMA_XMI, await fixture('foreign/ada.xmi'));
    expect(untyped).toMatchObject({ message: expect.stringContaining('No type system') as string });
    const found = rest.map(brief).at(-1) as typeof FOREIGN;
    const labelled = (one: typeof FOREIGN): unknown =>
      one.annotations.map(([label, words]) => [label, words]);
    expect(labelled(found)).toEqual(labelled(FOREIGN));
    expect(found.annotations[3]?.[2]).toMatchObject({ Sure: '0.5', Topics: ['a b', 'c'] });
    expect(found.relations).toEqual([['met', 'Ada Voss', 'Bo']]);
  });

  test('the type system in the nearest folder above counts', async () => {
    const types = (range: string): string =>
      `<typeSystemDescription><types><typeDescription><name>a.B</name><supertypeName>uima.tcas.Annotation</supertypeName><features><featureDescription><name>f</name><rangeTypeName>uima.cas.${range}</rangeTypeName></featureDescription></features></typeDescription></types></typeSystemDescription>`;
    const found = await readFiles(UIMA_XMI, {
      'b/c/x.xmi': xmi('<a:B xmi:id="2" sofa="1" begin="0" end="3" f="1"/>'),
      'b/c/d/TypeSystem.xml': types('Boolean'),
      'b/TypeSystem.xml': types('Integer'),
      'TypeSystem.xml': types('String'),
    });
    expect(found).toMatchObject([{ annotations: [{ label: 'B', attributes: { f: 1 } }] }]);
  });

  test('only what is in the view is an annotation, and each in its own line', async () => {
    const found = await readFiles(UIMA_XMI, {
      'x.xmi': xmi(
        '<a:B xmi:id="2" sofa="1" begin="0" end="3"/>\n<a:B xmi:id="3" sofa="1" begin="4" end="5"/>',
      ).replace('members="2"', 'members="3"'),
    });
    expect(found).toMatchObject([
      { annotations: [{ fragments: [{ start: 4, end: 5 }], place: { file: 'x.xmi', line: 3 } }] },
    ]);
  });

  test('no entity is expanded and nothing is fetched', async () => {
    const types = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY b "bbbb">]>';
    for (const [words, isRead] of [
      ['Ada', true],
      ['&e;', false],
      ['&b;', false],
    ] as const) {
      const content = `${types}${xmi('').replace('Ada met', words)}`;
      const [found] = await readFiles(UIMA_XMI, { 'x.xmi': content });
      expect(found?.kind).toBe(isRead ? 'article' : 'problem');
    }
  });

  test('a folder without a CAS, and a CAS without a text, are problems', async () => {
    expect(await readFiles(UIMA_XMI, { 'a.zip': 'PK' })).toMatchObject([{ kind: 'problem' }]);
    const noText = xmi('').replace('sofaString', 'sofaURI');
    expect(await readFiles(UIMA_XMI, { 'a.xmi': noText })).toMatchObject([{ kind: 'problem' }]);
  });

  test('JSON: structures by their ids, views without members, offsets that are left out', async () => {
    const content = JSON.stringify({
      '%FEATURE_STRUCTURES': {
        1: { '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', sofaString: 'Ada met' },
        2: { '%TYPE': 'a.B', '@sofa': 1, end: 3, '#f': 'NaN', value: '' },
        3: { '%TYPE': 'a.B', '@sofa': 9, begin: 0, end: 3 },
      },
    });
    expect(await readFiles(UIMA_JSON, { 'x.json': content })).toMatchObject([
      { id: 'x', annotations: [{ label: 'B', fragments: [{ start: 0, end: 3 }] }] },
    ]);
  });

  function xmi(structures: string): string {
    return `<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:a="http:///a.ecore" xmi:version="2.0">
${structures}
<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="Ada met"/>
<cas:View sofa="1" members="2"/>
</xmi:XMI>`;
  }
});
