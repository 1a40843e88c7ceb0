// TEI: what we write, what comes back, and what other programs write.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importCorpus } from '../../../src/corpus/importCorpus';
import type { ExportArticle } from '../../../src/formats/format';
import type { ImportedArticle } from '../../../src/formats/imported';
import type { Loss } from '../../../src/formats/loss';
import { TEI } from '../../../src/formats/tei/tei';
import { nodeRandomBytes } from '../../../src/node/random';
import { runs } from '../core/fuzz';
import { memoryFileSystem } from '../memoryFileSystem';
import { FULL, inputs, placedArticle, text, writtenFiles } from './articles';
import { filesOf, plain, readFiles, without } from './readFormat';

test('a document has the header, the whole text, and pointers into it', async () => {
  const entities = new Map([['ada', { key: 'ada', name: 'Ada V.', aliases: [], wikidata: 'Q42' }]]);
  const files = await writtenFiles(TEI, [FULL], { entities });
  const document = text(files.get('reports/0001.xml'));
  for (const part of [
    '<title>Ada leaves</title>',
    '<idno type="article">reports/0001</idno>',
    '<date when="2025-03-17">2025-03-17</date>',
    '<category xml:id="label.actor" n="actor"><gloss>Actor</gloss>',
    '<revisionDesc status="done">',
    '<ab xml:id="text" xml:space="preserve">Ada, she said, left &quot;NA&quot;.\n<lb/></ab>',
    '<span xml:id="a1" target="#string-range(text,0,3) #string-range(text,15,9)" ana="#label.claim #fs.a1">',
    '<span xml:id="a2" target="#string-range(text,0,3)" ana="#label.actor #fs.a2" corresp="#entity.ada">',
    '<f name="sure"><numeric value="0.5"/></f>',
    '<note target="#a1"></note>',
    '<relation xml:id="r1" name="source" active="#a1" passive="#a2"/>',
    '<item xml:id="entity.ada" n="ada"><name>Ada V.</name><idno type="wikidata">Q42</idno></item>',
  ]) {
    expect(document).toContain(part);
  }
});

test('names that XML does not allow are kept beside those that it does', async () => {
  const [annotation] = FULL.layer.annotations;
  if (!annotation) throw new Error('There is no annotation.');
  const odd = {
    ...FULL,
    layer: {
      ...FULL.layer,
      annotations: [{ ...annotation, id: '1 a', label: 'über: x', attributes: { 'how sure': 1 } }],
      relations: [{ id: 'text', type: 'told to: of', from: '1 a', to: '1 a' }],
    },
  };
  const document = text((await writtenFiles(TEI, [odd])).get('reports/0001.xml'));
  expect(document).toContain('<span xml:id="id.1_a" n="1 a"');
  expect(document).toContain('<category xml:id="label._ber__x" n="über: x">');
  expect(document).toContain('<f name="how_sure" n="how sure">');
  expect(document).toContain('<relation xml:id="text_2" n="text" name="told_to__of"');
  expect(document).toContain('<desc>told to: of</desc>');
});

test('a day that no calendar has is no date', async () => {
  const files = await writtenFiles(TEI, [{ ...FULL, header: { date: '2025-02-30' } }]);
  expect(text(files.get('reports/0001.xml'))).toContain('<date>2025-02-30</date>');
});

// What XML can hold, in what is said of a text; the text itself may have anything.
const NO_XML = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function withXmlStrings(article: ExportArticle): ExportArticle {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(NO_XML, '');
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [clean(key), clean(one)]));
  };
  return { ...(clean(article) as ExportArticle), text: article.text };
}

test('any articles are read as they were written', async () => {
  const articles = fc.uniqueArray(placedArticle.map(withXmlStrings), {
    maxLength: 3,
    selector: ({ id }) => id,
  });
  await fc.assert(
    fc.asyncProperty(articles, async (given) => {
      fc.pre(
        given.every(({ layer }) => {
          const ids = layer.annotations.map(({ id }) => id);
          return new Set(ids).size === ids.length;
        }),
      );
      const losses: Loss[] = [];
      const files = await inputs(TEI, given, { lose: (loss) => void losses.push(loss) });
      const found = await readFiles(TEI, files);
      expect(found.map(plain)).toEqual(
        given.map(({ id, text: own, layer: { status, attributes, annotations, relations } }) => ({
          id,
          text: own,
          status,
          attributes,
          annotations: annotations.map(
            // Words with a character that is not in XML could not be compared with the text.
            (one) => (own.search(NO_XML) === -1 ? one : without(one, 'text')),
          ),
          relations,
        })),
      );
      expect(losses.filter(({ kind }) => kind === 'text').length).toBe(
        given.filter((one) => one.text.search(NO_XML) !== -1).length,
      );
    }),
    runs(100),
  );
});

test('characters that XML can’t hold are said, and put back where the text is read', async () => {
  const [annotation] = FULL.layer.annotations;
  if (!annotation) throw new Error('There is no annotation.');
  const bell = 'A\u0007a, she said, left "NA".\n';
  const layer = { ...FULL.layer, annotations: [{ ...annotation, note: 'x\u0000' }], relations: [] };
  const losses: Loss[] = [];
  const given = { ...FULL, text: bell, layer: { ...layer, attributes: { topic: '\u0001' } } };
  const files = await inputs(TEI, [given], { lose: (loss) => void losses.push(loss) });
  expect(losses.map(({ kind, annotationId }) => [kind, annotationId])).toEqual([
    ['text', undefined],
    ['text', 'a1'],
    ['text', undefined],
  ]);
  const [found] = await readFiles(TEI, files);
  expect(found).toMatchObject({
    text: bell,
    attributes: { topic: '\uFFFD' },
    annotations: [{ note: 'x\uFFFD' }],
  });
});

function document(body: string, standOff = ''): string {
  return `<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>
  <text><body>
    ${body}
  </body></text>
  ${standOff}
</TEI>`;
}

test('names in a text of others become annotations, whatever white space is round them', async () => {
  const marked = document(
    `<p><persName key="ada">Ada <hi>Voss</hi></persName> left
       <placeName ref="#oren">Oren</placeName>, <rs type="boat">the 🚀 ferry</rs> and <name>Bo</name>.</p>
     <p><seg type="claim">It <seg>rained</seg></seg>.</p>`,
    '<standOff><listPlace><place xml:id="oren" n="oren-town"/></listPlace></standOff>',
  );
  const article = 'Ada Voss left Oren, the 🚀 ferry and Bo.\nIt rained.\n';
  const fs = memoryFileSystem({ 'ferry.txt': article });
  const files = filesOf({ 'tei/ferry.xml': marked });
  const [found] = await readFiles(TEI, files);
  expect(found).toMatchObject({
    id: 'tei/ferry',
    hasOwnBlanks: true,
    annotations: [
      { label: 'persName', text: 'Ada Voss', entity: 'ada', place: { line: 5 } },
      { label: 'placeName', text: 'Oren', entity: 'oren-town' },
      { label: 'boat', text: 'the 🚀 ferry' },
      { label: 'name', text: 'Bo' },
      { label: 'claim', text: 'It rained' },
    ],
  });
  const options = { format: TEI, random: nodeRandomBytes };
  const { notes, articles } = await importCorpus(fs, files, options);
  expect([notes, articles]).toMatchObject([[], [{ path: 'ferry.txt', annotations: 5 }]]);
  expect(text(fs.files.get('ferry.txt.ann.yaml'))).toContain('text: "the 🚀 ferry"');
});

test('annotations of others point to elements, from one to another, and into them', async () => {
  const found = await readFiles(
    TEI,
    filesOf({
      'a.xml': document(
        '<p><w xml:id="w1">Ada</w> <w xml:id="w2">met</w> <w xml:id="w3">Bo</w></p>',
        `<standOff>
           <interp xml:id="act">meeting</interp>
           <spanGrp type="entity">
             <span xml:id="s1" target="#w1 #w3" ana="#act"/>
             <span from="#w1" to="#w3">an encounter</span>
             <span target="#string-range(w2,1,2)" type="vowel"/>
             <span target="#string-range(w2,1,9)"/>
             <span target="#nowhere"/>
           </spanGrp>
           <listAnnotation>
             <annotation xml:id="n1" target="#w2" ana="https://example.org/tags#verb"><note>so</note></annotation>
           </listAnnotation>
           <listRelation>
             <relation name="of" active="#s1" passive="#n1"/>
             <relation name="both" mutual="#s1 #n1"/>
           </listRelation>
         </standOff>`,
      ),
    }),
  );
  expect(found.filter(({ kind }) => kind === 'problem')).toMatchObject([
    { place: { line: 13 }, message: expect.stringContaining('lead out of the text') as string },
    { place: { line: 14 } },
    {
      place: { line: 21 },
      message: expect.stringContaining('one active and one passive') as string,
    },
  ]);
  const article = found.at(-1) as ImportedArticle;
  const words = article.annotations.map(({ label, fragments, note }) => {
    const surface = fragments.map(({ start, end }) => article.text?.slice(start, end)).join('|');
    return [label, surface, note];
  });
  expect(words).toEqual([
    ['act', 'Ada|Bo', undefined],
    ['an encounter', 'Ada met Bo', undefined],
    ['vowel', 'et', undefined],
    ['verb', 'met', 'so'],
  ]);
  expect(article.relations).toMatchObject([{ type: 'of', from: 's1', to: 'n1' }]);
});

test('a corpus in one file has an article for each document', async () => {
  const one = document('<p>Ada</p>').replace('<?xml version="1.0"?>\n', '');
  const found = await readFiles(TEI, filesOf({ 'all.xml': `<teiCorpus>${one}${one}</teiCorpus>` }));
  expect(found).toMatchObject([{ id: 'all' }, { id: 'all-2' }]);
});

test.each([
  ['no XML', '<TEI><text>'],
  ['no TEI', '<html/>'],
  ['no text', '<TEI xmlns="http://www.tei-c.org/ns/1.0"/>'],
  [
    'an entity of its own, which is not read',
    '<!DOCTYPE TEI [<!ENTITY a SYSTEM "file:///etc/passwd">]><TEI><text><body>&a;</body></text></TEI>',
  ],
  [
    'an entity of entities',
    '<!DOCTYPE TEI [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><TEI><text><body>&b;</body></text></TEI>',
  ],
  [
    'elements without end',
    `<TEI><text>${'<p>'.repeat(100_000)}${'</p>'.repeat(100_000)}</text></TEI>`,
  ],
])('%s is a problem', async (_, content) => {
  expect(await readFiles(TEI, filesOf({ 'a.xml': content }))).toMatchObject([{ kind: 'problem' }]);
});

test('a written document that somebody broke in any place is never thrown', async () => {
  const whole = text((await writtenFiles(TEI, [FULL])).get('reports/0001.xml'));
  const broken = fc
    .tuple(fc.nat({ max: whole.length }), fc.nat({ max: 40 }), fc.string({ maxLength: 5 }))
    .map(([at, length, put]) => whole.slice(0, at) + put + whole.slice(at + length));
  await fc.assert(
    fc.asyncProperty(fc.oneof(broken, fc.string()), async (given) => {
      for (const one of await readFiles(TEI, filesOf({ 'a.xml': given }))) {
        expect(one).toHaveProperty('kind');
      }
    }),
    runs(200),
  );
});
