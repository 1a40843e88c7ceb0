// W3C Web Annotations: what we write, what comes back, and what other programs write.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Annotation } from '../../../src/core/model/annotation';
import { importCorpus } from '../../../src/corpus/importCorpus';
import { W3C } from '../../../src/formats/w3c/w3c';
import { nodeRandomBytes } from '../../../src/node/random';
import { runs } from '../core/fuzz';
import { memoryFileSystem } from '../memoryFileSystem';
import { FULL, inputs, placedArticle, text, writtenFiles } from './articles';
import { filesOf, plain, readFiles } from './readFormat';

const SOURCE = '../../texts/reports/0001.txt';

test('a page has the article, its annotations with both selectors, and its relations', async () => {
  const entities = new Map([['ada', { key: 'ada', name: 'Ada', aliases: [], wikidata: 'Q42' }]]);
  const files = await writtenFiles(W3C, [FULL], { entities });
  expect([...files.keys()].sort()).toEqual([
    'annotations/reports/0001.jsonld',
    'collection.jsonld',
    'texts/reports/0001.txt',
  ]);
  const page = JSON.parse(text(files.get('annotations/reports/0001.jsonld'))) as {
    readonly '@context': readonly [string, Readonly<Record<string, unknown>>];
  };
  expect(page['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld');
  expect(page['@context'][1]['@base']).toBe(
    'https://corpus.invalid/annotations/reports/0001.jsonld',
  );
  expect(page).toMatchObject({
    id: '../../annotations/reports/0001.jsonld',
    type: 'AnnotationPage',
    partOf: '../../collection.jsonld',
    startIndex: 0,
    article: {
      id: SOURCE,
      type: 'Text',
      articleId: 'reports/0001',
      status: 'done',
      title: 'Ada leaves',
      date: '2025-03-17',
      attributes: [{ type: 'Attribute', name: 'topic', value: 'people' }],
    },
    items: [
      {
        id: '#a1',
        motivation: 'tagging',
        body: [
          { type: 'TextualBody', purpose: 'tagging', value: 'claim' },
          { type: 'TextualBody', purpose: 'commenting', value: '' },
        ],
        target: [
          {
            source: SOURCE,
            selector: [
              { exact: 'Ada', prefix: '', suffix: ', she said, left "NA".\n' },
              { type: 'TextPositionSelector', start: 0, end: 3 },
            ],
          },
          {
            selector: [
              { type: 'TextQuoteSelector', exact: 'left "NA"', prefix: 'Ada, she said, ' },
              { start: 15, end: 24 },
            ],
          },
        ],
        attributes: [
          { name: 'kinds', values: ['a', 'b'] },
          { name: 'modality', value: 'reported' },
          { name: 'sure', value: 0.5 },
        ],
      },
      {
        id: '#a2',
        body: [
          { value: 'actor' },
          { purpose: 'identifying', source: 'http://www.wikidata.org/entity/Q42' },
        ],
        entity: 'ada',
        origin: 'suggested/dictionary',
      },
      {
        id: '#r1',
        motivation: 'linking',
        body: [
          { purpose: 'tagging', value: 'source' },
          { purpose: 'linking', source: '#a2' },
        ],
        target: '#a1',
      },
    ],
  });
  expect(JSON.parse(text(files.get('collection.jsonld')))).toMatchObject({
    type: 'AnnotationCollection',
    total: 3,
    first: 'annotations/reports/0001.jsonld',
    last: 'annotations/reports/0001.jsonld',
  });
});

test('pages name each other, count on, and have addresses that every program takes', async () => {
  const files = await writtenFiles(W3C, [{ ...FULL, id: 'a b#ü' }, FULL, { ...FULL, id: 'z' }]);
  const [first, second, third] = ['annotations/a b#ü', 'annotations/reports/0001', 'annotations/z']
    .map((path) => text(files.get(`${path}.jsonld`)))
    .map((page) => JSON.parse(page) as Readonly<Record<string, unknown>>);
  expect(first).toMatchObject({ startIndex: 0, next: '../annotations/reports/0001.jsonld' });
  expect(first).not.toHaveProperty('prev');
  expect(second).toMatchObject({ startIndex: 3, prev: '../../annotations/a%20b%23%C3%BC.jsonld' });
  expect(third).toMatchObject({ startIndex: 6, prev: '../annotations/reports/0001.jsonld' });
  expect(third).not.toHaveProperty('next');
});

test('contexts of a quotation do not cut a character', async () => {
  // One more code unit than pairs have beside the words, so that a context would begin within one.
  const own = `${'🚀'.repeat(40)}-x-${'🚀'.repeat(40)}`;
  const annotation: Annotation<'codePoint'> = {
    id: 'a1',
    label: 'x',
    fragments: [{ start: 41, end: 42 }],
    text: 'x',
  };
  const layer = { ...FULL.layer, annotations: [annotation], relations: [] };
  const files = await writtenFiles(W3C, [{ ...FULL, id: 'a', text: own, layer }]);
  const page = text(files.get('annotations/a.jsonld'));
  expect(page).toContain('"exact":"x"');
  expect(page).not.toMatch(/\\ud[89a-f]/iu);
});

test('any articles are read as they were written', async () => {
  const articles = fc.uniqueArray(placedArticle, { maxLength: 3, selector: ({ id }) => id });
  await fc.assert(
    fc.asyncProperty(articles, async (given) => {
      const found = await readFiles(W3C, await inputs(W3C, given));
      expect(found.map(plain)).toEqual(
        given.map(({ id, text: own, layer: { status, attributes, annotations, relations } }) => ({
          id,
          text: own,
          status,
          attributes,
          annotations,
          relations,
        })),
      );
    }),
    runs(100),
  );
});

const ROCKET = 'In 🚀 town Ada met Bo.\nAda left.\n';

/** Imports files onto an article `ferry.txt`. */
async function importedOn(own: string, files: Readonly<Record<string, string>>): Promise<unknown> {
  const fs = memoryFileSystem({ 'ferry.txt': own });
  const { notes } = await importCorpus(fs, filesOf(files), {
    format: W3C,
    random: nodeRandomBytes,
  });
  const sidecar = fs.files.get('ferry.txt.ann.yaml');
  return { notes: notes.map(({ message }) => message), sidecar: text(sidecar) };
}

test('a list as Recogito exports it, with UTF-16 positions, is put on its words', async () => {
  const annotation = (id: string, exact: string, start: number, value: string): object => ({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `#${id}`,
    type: 'Annotation',
    body: [
      { type: 'TextualBody', value, purpose: 'tagging' },
      { type: 'TextualBody', value: 'a remark', purpose: 'commenting' },
    ],
    target: {
      source: 'https://example.org/texts/ferry.txt?x=1',
      selector: [
        { type: 'TextQuoteSelector', exact },
        { type: 'TextPositionSelector', start, end: start + exact.length },
      ],
    },
  });
  const relation = {
    id: '#c',
    type: 'Annotation',
    motivation: 'linking',
    body: [{ type: 'TextualBody', value: 'meets', purpose: 'tagging' }],
    target: [{ id: '#a' }, { id: '#b' }],
  };
  const list = [
    annotation('a', 'Ada', ROCKET.indexOf('Ada'), 'actor'),
    annotation('b', 'Bo', ROCKET.indexOf('Bo'), 'actor'),
    relation,
  ];
  const found = await importedOn(ROCKET, { 'annotations.json': JSON.stringify(list) });
  expect(found).toMatchObject({ notes: [expect.stringContaining('UTF-16 code units')] });
  const { sidecar } = found as { sidecar: string };
  expect(sidecar.match(/text: (?:Ada|Bo)$/gmu)).toHaveLength(2);
  expect(sidecar).toContain('note: a remark');
  expect(sidecar).toContain('type: meets');
});

test('rows of Hypothesis, one of them about the page and one a reply, are read', async () => {
  const rows = [
    {
      id: 'x1',
      uri: 'https://example.org/ferry',
      text: 'Who is it?',
      tags: ['actor', 'unsure'],
      target: [
        {
          source: 'https://example.org/ferry',
          selector: [
            { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]' },
            { type: 'TextPositionSelector', start: 3, end: 6 },
            { type: 'TextQuoteSelector', exact: 'Ada', prefix: 'In ', suffix: ' met' },
          ],
        },
      ],
    },
    { id: 'x2', text: 'A page note', target: [{ source: 'https://example.org/ferry' }] },
    { id: 'x3', text: 'A reply', target: [{ source: 'x1' }] },
  ];
  const found = await readFiles(W3C, filesOf({ 'rows.json': JSON.stringify({ total: 3, rows }) }));
  expect(found).toMatchObject([
    {
      kind: 'problem',
      message: expect.stringMatching(/^x3 is left out: it is on another/u) as string,
    },
    {
      kind: 'problem',
      message: expect.stringMatching(/^x2 is left out: it has no position/u) as string,
    },
    {
      kind: 'article',
      id: 'ferry',
      unit: 'codePoint',
      annotations: [
        { id: 'x1', label: 'actor', fragments: [{ start: 3, end: 6 }], text: 'Ada' },
        { id: 'x1~2', label: 'unsure', note: 'Who is it?' },
      ],
    },
  ]);
});

test('words without a position are looked for in the text that lies beside', async () => {
  const quote = (id: string, exact: string, context: object = {}): object => ({
    id,
    type: 'Annotation',
    bodyValue: 'actor',
    motivation: 'tagging',
    target: { source: 'ferry.txt', selector: { type: 'TextQuoteSelector', exact, ...context } },
  });
  const page = {
    type: 'AnnotationPage',
    items: [
      quote('alone', 'Bo'),
      quote('in context', 'Ada', { suffix: ' left' }),
      quote('several', 'Ada'),
      quote('none', 'Cay'),
    ],
  };
  const files = { 'page.jsonld': JSON.stringify(page), 'ferry.txt': ROCKET };
  const found = await readFiles(W3C, filesOf(files));
  expect(found.map((one) => (one.kind === 'problem' ? one.message.slice(0, 20) : one.id))).toEqual([
    'several is left out:',
    'none is left out: it',
    'ferry.txt',
  ]);
  expect(found[2]).toMatchObject({
    text: ROCKET,
    annotations: [
      { id: 'alone', fragments: [{ start: 18, end: 20 }] },
      { id: 'in context', fragments: [{ start: 22, end: 25 }] },
    ],
  });
});

test('words that are not at their position are refused, not guessed', async () => {
  const page = {
    type: 'AnnotationPage',
    items: [
      {
        id: '#a',
        type: 'Annotation',
        motivation: 'tagging',
        bodyValue: 'actor',
        target: {
          source: 'texts/ferry.txt',
          selector: [
            { type: 'TextPositionSelector', start: 4, end: 7 },
            { type: 'TextQuoteSelector', exact: 'Ada' },
          ],
        },
      },
    ],
  };
  expect(await importedOn(ROCKET, { 'page.jsonld': JSON.stringify(page) })).toMatchObject({
    notes: [expect.stringContaining('not on the words “Ada”')],
    sidecar: '',
  });
});

test('composites, semantic tags, programs and single annotations are understood', async () => {
  const target = (start: number, end: number): object => ({
    source: 'ferry.txt',
    selector: { type: 'FragmentSelector', value: `char=${start},${end}` },
  });
  const annotation = {
    id: 'urn:x:1',
    type: 'Annotation',
    motivation: ['classifying'],
    creator: { type: 'Software', name: 'tagger' },
    body: { type: 'SpecificResource', source: 'https://example.org/kinds#Person' },
    // A list of one, as programs shorten it.
    attributes: { type: 'Attribute', name: 'sure', value: 0.5 },
    target: { type: 'Composite', items: [target(8, 10), target(3, 6)] },
  };
  expect(await readFiles(W3C, filesOf({ 'one.jsonld': JSON.stringify(annotation) }))).toMatchObject(
    [
      {
        annotations: [
          {
            id: 'urn:x:1',
            label: 'Person',
            attributes: { sure: 0.5 },
            fragments: [
              { start: 3, end: 6 },
              { start: 8, end: 10 },
            ],
            isPrediction: true,
          },
        ],
      },
    ],
  );
});

test('one annotation a line is read too, and no JSON is a problem', async () => {
  const line = JSON.stringify({
    id: 'a',
    bodyValue: 'x',
    target: { source: 'a.txt', selector: { type: 'TextPositionSelector', start: 0, end: 1 } },
  });
  const [article] = await readFiles(W3C, filesOf({ 'lines.jsonl': `${line}\n${line}\n` }));
  expect(article).toMatchObject({ annotations: [{ label: 'annotation', note: 'x' }, {}] });
  expect(await readFiles(W3C, filesOf({ 'lines.jsonl': '{"a"' }))).toMatchObject([
    { kind: 'problem' },
  ]);
  expect(await readFiles(W3C, filesOf({ 'a.txt': '' }))).toMatchObject([{ kind: 'problem' }]);
});

test('what is no annotation is never thrown', async () => {
  const value = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom(
        '#a',
        'a.txt',
        'linking',
        'TextQuoteSelector',
        'TextPositionSelector',
        7,
        null,
      ),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          'id',
          'type',
          'target',
          'body',
          'selector',
          'source',
          'items',
          'exact',
          'value',
          'start',
        ),
        tie('tree'),
      ),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.json(),
        fc.string(),
        value.tree.map((one) => JSON.stringify(one)),
      ),
      async (given) => {
        for (const one of await readFiles(W3C, filesOf({ 'a.json': given }))) {
          expect(one).toHaveProperty('kind');
        }
      },
    ),
    runs(200),
  );
});
