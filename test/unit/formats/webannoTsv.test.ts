// WebAnno TSV: what is written comes back, what INCEpTION wants is there, and foreign files are read.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareAnnotations } from '../../../src/core/model/annotation';
import type { Attributes } from '../../../src/core/model/annotation';
import { offsetMap } from '../../../src/core/text/offsets';
import type { ExportArticle } from '../../../src/formats/format';
import type { ImportedArticle, ImportProblem } from '../../../src/formats/imported';
import type { Loss } from '../../../src/formats/loss';
import {
  escapedText,
  escapedValue,
  partsOf,
  unescapedText,
  unescapedValue,
} from '../../../src/formats/webanno/escapes';
import { WEBANNO_TSV } from '../../../src/formats/webanno/webannoTsv';
import { NASTY } from '../../formats/nasty';
import { annotation, anyText, attributes, itemId } from '../core/arbitraries';
import { runs } from '../core/fuzz';
import { FULL, inputs, text, writtenFiles } from './articles';
import { filesOf, readFiles, withoutPlace } from './readFormat';

async function lossesOf(article: ExportArticle): Promise<readonly Loss[]> {
  const losses: Loss[] = [];
  await writtenFiles(WEBANNO_TSV, [article], { lose: (loss) => void losses.push(loss) });
  return losses;
}

async function table(article: ExportArticle): Promise<readonly string[]> {
  const files = await writtenFiles(WEBANNO_TSV, [article]);
  return text(files.get(`${article.id}.tsv`)).split('\n');
}

// The third character of a text, which is two in UTF-16.
const SIGN = { start: 2, end: 3 };

/** The cells of a row after its id. */
function rowOf(lines: readonly string[], id: string): readonly string[] {
  const line = lines.find((each) => each.startsWith(`${id}\t`)) ?? '';
  return line.split('\t').slice(1);
}

function nasty(id: string): ExportArticle {
  const found = NASTY.find((article) => article.id === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}

describe('written', () => {
  test('annotations and relations are where INCEpTION looks for them', async () => {
    const lines = await table(nasty('nested'));
    expect(lines.slice(0, 7)).toEqual([
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=webanno.custom.ArticleSpan|entity|kind|label|note|spanId',
      '#T_SP=webanno.custom.Article|articleId|sha256|status',
      '#T_RL=webanno.custom.ArticleRelation|label|relationId|BT_webanno.custom.ArticleSpan',
      '',
      '',
      '#Text=The mayor of Oren said the ferry sails.',
    ]);
    expect(rowOf(lines, '1-4')).toEqual([
      ...['13-17', 'Oren'],
      '*[1]|*[2]|oren[3]',
      '*[1]|person[2]|*[3]',
      'claim[1]|actor[2]|place[3]',
      'all of it[1]|*[2]|*[3]',
      'a0000000[1]|a0000001[2]|a0000002[3]',
      ...['_', '_', '_'],
      ...['location', 'r0000001', '1-1[1_3]', ''],
    ]);
    expect(lines.at(-2)).toBe(`1-9\t38-39\t.\t${'_\t'.repeat(11)}`);
  });

  test('the article is a mark before its first word', async () => {
    const lines = await table({ ...nasty('nested'), text: ' \nThe mayor of Oren said all.\n' });
    const [place, words, ...cells] = rowOf(lines, '1-1.1');
    expect([place, words, cells.slice(5, 8)]).toEqual([
      '2-2',
      '',
      ['nested', expect.stringMatching(/^[0-9a-f]{64}$/) as string, 'done'],
    ]);
  });

  test('what a row alone does not name has a number: what is stacked, and ends of relations', async () => {
    expect(rowOf(await table(nasty('identical')), '1-1').slice(2, 5)).toEqual([
      'place[1]|actor[2]|actor[3]',
      '*[1]|*[2]|twice[3]',
      'a0000000[1]|a0000001[2]|a0000002[3]',
    ]);
    expect(rowOf(await table(nasty('labels')), '1-1').slice(-4)).toEqual([
      ...['self', 'r0000001', '1-1[1_1]', ''],
    ]);
  });

  test('annotations that begin or end in a token have rows of their own', async () => {
    const lines = await table(nasty('touching'));
    expect(['1-1', '1-1.2', '1-1.3'].map((id) => rowOf(lines, id).slice(0, 4))).toEqual([
      ['0-5', 'AdaBo', '_', '_'],
      ['0-3', 'Ada', 'actor', 'a0000000'],
      ['3-5', 'Bo', 'actor', 'a0000001'],
    ]);
  });

  test('offsets count UTF-16, and what is between sentences is in their text', async () => {
    const [actor] = nasty('astral/before').layer.annotations;
    if (!actor) throw new Error('There is no annotation.');
    const layer = { ...FULL.layer, annotations: [{ ...actor, fragments: [SIGN] as const }] };
    const lines = await table({ ...FULL, text: 'A 🚀.  \n\nB.\n\n', layer });
    expect(lines.slice(5).map((line) => line.split('\t', 4).join(' '))).toEqual([
      ...['#Text=A 🚀.  ', '#Text=', '1-1 0-1 A _', '1-1.1 0-0  _', '1-2 2-4 🚀 actor'],
      ...['1-3 4-5 . _', '', '#Text=B.', '#Text=', '2-1 9-10 B _', '2-2 10-11 . _', ''],
    ]);
  });

  test('what is lost is said', async () => {
    const said = await lossesOf({
      ...FULL,
      text: `\n\n${FULL.text}`,
      layer: {
        ...FULL.layer,
        attributes: { topics: ['people', 'travel'] },
        annotations: [
          { id: 'a', label: 'actor', fragments: [{ start: 0, end: 2 }], text: '\n\n' },
          { id: 'b', label: 'actor', fragments: [{ start: 1, end: 5 }], text: '\nAda' },
          {
            ...{ id: 'c', label: 'actor', fragments: [{ start: 2, end: 5 }], text: 'Ada' },
            ...{ attributes: { kinds: ['x', 'y'] }, note: 'a\r' },
          },
        ],
        relations: [{ id: 'r', type: 'of', from: 'a', to: 'b' }],
      },
    });
    expect(
      said.map(({ kind, annotationId, relationId }) => [kind, annotationId ?? relationId]),
    ).toEqual([
      ['text', undefined],
      ['article-attribute', undefined],
      ['annotation', 'a'],
      ['snapped', 'b'],
      ['attribute', 'c'],
      ['text', 'c'],
      ['relation', 'r'],
    ]);
  });

  test('an article without words has no file, which INCEpTION could not read', async () => {
    const files = await writtenFiles(WEBANNO_TSV, [nasty('empty'), nasty('blank')]);
    expect([...files.keys()]).toEqual(['TypeSystem.xml']);
    expect((await lossesOf(nasty('blank'))).map(({ kind }) => kind)).toEqual(['text']);
  });
});

describe('read back', () => {
  const KEPT = NASTY.filter((article) => article.text.trim() !== '');

  test.each(KEPT)('$id is as it was, but for what is said', async (article) => {
    await expectBack(article);
  });

  test('any article is as it was, but for what is said', async () => {
    await fc.assert(fc.asyncProperty(anyArticle, expectBack), runs(300));
  });

  test('numbers and flags are such where the types are beside the file, and this is said', async () => {
    const files = await inputs(WEBANNO_TSV, [FULL]);
    const [problem, alone] = await readFiles(WEBANNO_TSV, files.slice(0, 1));
    expect(alone).toMatchObject({ annotations: [{ attributes: { sure: '0.5' } }, {}] });
    expect(problem).toMatchObject({ message: expect.stringContaining('type system') as string });
    const [beside] = await readFiles(WEBANNO_TSV, files);
    expect(beside).toMatchObject({ annotations: [{ attributes: { sure: 0.5 } }, {}] });
  });
});

/** Fails where something is not as it was and no loss says so. */
async function expectBack(article: ExportArticle): Promise<void> {
  const losses = await lossesOf(article);
  const found = await readFiles(WEBANNO_TSV, await inputs(WEBANNO_TSV, [article]));
  const isLost = (kind: Loss['kind']): boolean =>
    losses.some((loss) => loss.kind === kind && loss.annotationId === undefined);
  if (found.every(({ kind }) => kind === 'problem')) {
    // There is no word in it, and so no file.
    expect(isLost('text')).toBe(true);
    return;
  }
  const [read] = found;
  if (found.length > 1 || read?.kind !== 'article') throw new Error(JSON.stringify(found));
  expect(read.text?.length).toBe(article.text.length);
  expect([read.id, read.status]).toEqual([article.id, article.layer.status]);
  if (!isLost('text')) {
    expect(read.text).toBe(article.text);
    expect(read.attributes ?? {}).toEqual(withoutLists(article.layer.attributes));
  }
  const { spanToUtf16 } = offsetMap(article.text);
  const changed = new Set(
    losses.filter(({ kind }) => kind !== 'attribute').map(({ annotationId }) => annotationId),
  );
  const back = new Map(read.annotations.map((one) => [one.id, withoutPlace(one)]));
  for (const { attributes: own = {}, ...one } of article.layer.annotations) {
    if (changed.has(one.id)) continue;
    const kept = withoutLists(own);
    // The words are in the text alone.
    expect({ ...back.get(one.id), text: one.text }).toEqual({
      ...one,
      fragments: one.fragments.map(spanToUtf16),
      ...(Object.keys(kept).length > 0 && { attributes: kept }),
    });
  }
  const lost = new Set(losses.map(({ relationId }) => relationId));
  for (const relation of article.layer.relations) {
    if (lost.has(relation.id) || changed.has(relation.from) || changed.has(relation.to)) continue;
    expect(read.relations.map(withoutPlace)).toContainEqual(relation);
  }
}

function withoutLists(attributes: Attributes): Attributes {
  const entries = Object.entries(attributes).filter(([, value]) => !Array.isArray(value));
  return Object.fromEntries(entries);
}

const PIECES = [
  'Ada',
  ' ',
  '\n',
  '. ',
  '🚀',
  ',',
  '\u200F',
  '\t',
  'e\u0301',
  '[_]|\\',
  '*',
  '->',
  '#',
];

/** Any article of words, blanks and what means something to the format. */
const anyArticle: fc.Arbitrary<ExportArticle> = fc
  .tuple(
    fc
      .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 20 })
      .map((all) => all.join('')),
    fc.uniqueArray(itemId, {
      maxLength: 6,
      selector: (id) => id.replace(/[\r\p{Cs}]/gu, '\uFFFD'),
    }),
  )
  .chain(([words, ids]) => {
    const half = Math.ceil(ids.length / 2);
    const ends = fc.nat(half).map((i) => ids[i % half] ?? '');
    return fc.record({
      id: fc.constantFrom('a', 'b/c d', 'e.txt'),
      text: fc.constant(words),
      header: fc.constant({}),
      layer: fc.record({
        status: fc.constantFrom('todo' as const, 'done' as const),
        attributes,
        annotations: fc
          .tuple(
            ...ids
              .slice(0, half)
              .map((id) => annotation<'codePoint'>(id, offsetMap(words).codePoints)),
          )
          .map((items) => [...items].sort(compareAnnotations)),
        relations: fc.tuple(
          ...ids
            .slice(half)
            .map((id) => fc.record({ id: fc.constant(id), type: anyText, from: ends, to: ends })),
        ),
      }),
    });
  });

describe('foreign files', () => {
  test('annotations of any layer, stacked, over tokens and in them, with relations', async () => {
    const [article, ...problems] = (
      await readFiles(WEBANNO_TSV, filesOf({ 'press/a.tsv': FOREIGN }))
    )
      .slice()
      .reverse();
    const { text: words = '', annotations, relations } = articleOf(article);
    expect(words).toBe('Ms. Voss\nleft;\nOrenport  slept.\n');
    expect(
      annotations.map(({ label, fragments: [span], attributes }) => [
        label,
        words.slice(span?.start, span?.end),
        attributes,
      ]),
    ).toEqual([
      ['PER', 'Ms. Voss', undefined],
      ['PER_part', 'Ms.', { identifier: 'Q;1' }],
      ['Frame', 'left', undefined],
      ['LOC', 'Oren', undefined],
      ['Mood', 'slept', undefined],
    ]);
    expect(annotations.map(({ place }) => place.line)).toEqual([11, 11, 14, 18, 20]);
    const named = new Map(annotations.map(({ id, label }) => [id, label]));
    expect(relations.map(({ type, from, to }) => [named.get(from), type, named.get(to)])).toEqual([
      ['PER', 'of', 'LOC'],
    ]);
    expect(problems.map((one) => (one.kind === 'problem' ? one.message : '')).sort()).toEqual([
      expect.stringMatching(/^6 .*\.POS are left out/) as string,
      expect.stringContaining('Roles') as string,
      'The chains of webanno.custom.CorefLink are left out.',
    ]);
  });

  test('offsets that count code points are known by the words of the rows', async () => {
    const file = [
      ...['#FORMAT=WebAnno TSV 3.2', '#T_SP=webanno.custom.Span|value', '', ''],
      ...['#Text=🚀 Ada.', '1-1\t0-1\t🚀\t_', '1-2\t2-5\tAda\tactor', '1-3\t5-6\t.\t_', ''],
      ...['#Text=Bo 🚀', '2-1\t7-9\tBo\tactor[1]', '2-2\t10-11\t🚀\tactor[1]', ''],
    ].join('\r\n');
    const [article] = await readFiles(WEBANNO_TSV, filesOf({ 'a.tsv': file }));
    const { text: words = '', annotations } = articleOf(article);
    expect(words).toBe('🚀 Ada.\nBo 🚀\n');
    expect(annotations.map(({ fragments: [span] }) => words.slice(span?.start, span?.end))).toEqual(
      ['Ada', 'Bo 🚀'],
    );
  });

  test.each([
    ['no TSV of WebAnno', 'a\tb\n', 'no WebAnno TSV'],
    ['an older version', '#FORMAT=WebAnno TSV 3.1\n', 'WebAnno TSV 3.1'],
    ['tokens elsewhere', row('0-3', 'Bob'), 'not at their offsets'],
    ['offsets far away', row('9999999999-9999999999', 'Ada'), 'not at their offsets'],
    ['a row that is none', row('3-0', 'Ada'), 'no row'],
  ])('%s', async (_, file, message) => {
    const read = await readFiles(WEBANNO_TSV, filesOf({ 'a.tsv': file }));
    expect(read.filter(({ kind }) => kind === 'problem')).toMatchObject([
      { message: expect.stringContaining(message) as string },
    ]);
  });

  test('a relation between rows is between the first annotations on them', async () => {
    const rows = ['1-1\t0-3\tAda\tactor|place\t_\t_\t', '1-2\t4-6\tBo\tchild|town\tof\t1-1\t'];
    const header = ['#FORMAT=WebAnno TSV 3.3', '#T_SP=x.Span|value', '#T_RL=x.Of|value|BT_x.Span'];
    const file = [...header, '', '', '#Text=Ada Bo', ...rows, ''].join('\n');
    const { annotations, relations } = articleOf(
      (await readFiles(WEBANNO_TSV, filesOf({ 'a.tsv': file })))[0],
    );
    const labels = new Map(annotations.map(({ id, label }) => [id, label]));
    expect(relations.map(({ from, to }) => [labels.get(from), labels.get(to)])).toEqual([
      ['actor', 'child'],
    ]);
  });

  test('a relation without an end is left out with its line', async () => {
    const file = `#FORMAT=WebAnno TSV 3.3\n#T_SP=x.Span|value\n#T_RL=x.Of|BT_x.Span\n\n\n#Text=Ada\n1-1\t0-3\tAda\tactor\t1-1[0_7]\t\n`;
    const [problem, article] = await readFiles(WEBANNO_TSV, filesOf({ 'a.tsv': file }));
    expect(problem).toMatchObject({ kind: 'problem', place: { line: 7 } });
    expect(article).toMatchObject({ annotations: [{ label: 'actor' }], relations: [] });
  });
});

test('any value and any line of text is read as it was written', () => {
  fc.assert(
    fc.property(anyText, fc.array(anyText, { minLength: 1 }), (line, values) => {
      expect(unescapedText(escapedText(line))).toBe(line);
      const cell = values.map((value, i) => `${escapedValue(value)}[${i}]`).join('|');
      expect(cell).not.toMatch(/[\t\n]/);
      const parts = partsOf(cell, '|').map((part) => unescapedValue(part.replace(/\[\d+\]$/u, '')));
      expect(parts).toEqual(values);
    }),
    runs(500),
  );
});

function articleOf(read: ImportedArticle | ImportProblem | undefined): ImportedArticle {
  if (read?.kind !== 'article') throw new Error(JSON.stringify(read));
  return read;
}

function row(place: string, words: string): string {
  return `#FORMAT=WebAnno TSV 3.3\n\n\n#Text=Ada\n1-1\t${place}\t${words}\t\n`;
}

const POS = 'de.tudarmstadt.ukp.dkpro.core.api.lexmorph.type.pos.POS';
const FOREIGN = [
  '#FORMAT=WebAnno TSV 3.2',
  `#T_SP=${POS}|PosValue`,
  '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
  '#T_SP=webanno.custom.Mood|',
  '#T_SP=webanno.custom.Frame|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|uima.tcas.Annotation',
  '#T_CH=webanno.custom.CorefLink|referenceType|referenceRelation',
  '#T_RL=webanno.custom.Of|value|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity',
  '',
  '',
  '#Text=Ms. Voss',
  '1-1\t0-3\tMs.\tNNP\t*[1]|Q\\;1[2]\tPER[1]|PER\\_part[2]\t_\t_\t_\tpr[1]\t*->1-1\t_\t_\t',
  '1-2\t4-8\tVoss\tNNP\t*[1]\tPER[1]\t_\t_\t_\t_\t_\t_\t_\t',
  '#Text=left;',
  '2-1\t9-13\tleft\tVBD\t_\t_\t_\twho;where\t1-1[1];3-1.1\t_\t_\t_\t_\t',
  '2-2\t13-14\t;\t:\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
  '#Text=Orenport  slept.',
  '3-1\t15-23\tOrenport\tNNP\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
  '3-1.1\t15-19\tOren\t_\t*\tLOC\t_\t_\t_\t_\t_\tof\t1-1[1_0]\t',
  '3-2\t25-31\tslept.\tVBD\t_\t_\t_\t_\t_\t_\t_\t_\t_\t',
  '3-2.1\t25-30\tslept\t_\t_\t_\t*\t_\t_\t_\t_\t_\t_\t',
  '',
].join('\n');
