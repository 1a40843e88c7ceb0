import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { INITIAL, type IGrammar } from 'vscode-textmate';
import { STOCK_THEMES } from './stockThemes';
import { loadArticleGrammar, paint, ROOT, textsUnder, tokenise } from './tokenise';

const LABEL = 'entity.other.attribute-name.date';
const DATE = 'constant.numeric.date';
const TITLE = 'markup.heading.title';
const READING_TIME = 'comment.line.reading-time';
const PLACE = 'variable.other.constant.place';
const AGENCY = 'entity.name.type.agency';
const QUOTED = 'string.quoted';
const FIGURE = 'constant.numeric';
const REPORTING = 'keyword.control.reporting';
const CREDITS = 'comment.block.credits';

let grammar: IGrammar;
beforeAll(async () => {
  grammar = await loadArticleGrammar();
});

function under(scope: string, text: string): readonly string[] {
  return textsUnder(tokenise(grammar, text), scope);
}

describe('the header', () => {
  it.each([' ', '', '\t', '\uFEFF', '\uFEFF '])('is read after %j', (before) => {
    const text = `${before}date 2024-02-29 Talks resume, 3 held\n\nText`;
    expect(under(LABEL, text)).toEqual(['date']);
    expect(under(DATE, text)).toEqual(['2024-02-29']);
    expect(under(TITLE, text)).toEqual(['Talks resume, 3 held']);
  });

  it('may lack a title', () => {
    expect(under(DATE, ' date 2024-02-29 \n')).toEqual(['2024-02-29']);
    expect(under(TITLE, ' date 2024-02-29 \n')).toEqual([]);
  });

  it('is read on the first line only', () => {
    expect(under(TITLE, '\n date 2024-02-29 Talks resume')).toEqual([]);
    expect(under(TITLE, 'Text\n date 2024-02-29 Talks resume')).toEqual([]);
  });

  it.each([' date 2024-2-29 Talks', ' dates 2024-02-29 Talks', ' date 2024-02-290 Talks'])(
    'is not %j',
    (text) => {
      expect(under(TITLE, text)).toEqual([]);
    },
  );
});

describe('the reading time', () => {
  it.each(['2 minutes', '1 minute', '12 min read', '  3 Minutes  '])('is %j', (line) => {
    expect(under(READING_TIME, ` date 2024-02-29 T\n\n${line}\n\nText`)).toEqual([line.trim()]);
    expect(under(READING_TIME, line)).toEqual([line.trim()]);
  });

  it('is not a line of the body', () => {
    expect(under(READING_TIME, 'Text\n\n2 minutes\n')).toEqual([]);
    expect(under(READING_TIME, '2 minutes later it was over.')).toEqual([]);
  });
});

describe('the dateline', () => {
  it.each([
    ['MOSKA, Irsania (Meridian) -Text', ['MOSKA', 'Irsania'], ['Meridian']],
    ['MOSKA (Northgate Wire) - Text', ['MOSKA'], ['Northgate Wire']],
    ['LUZ/SAN ARDO, March 3 (AP2) — Text', ['LUZ', 'SAN ARDO'], ['AP2']],
    ['PORT-AU-SEL, N’Dala (X/Y) – Text', ['PORT-AU-SEL', 'N’Dala'], ['X/Y']],
    ['ST. ÉLOI (Meridian) -- Text', ['ST. ÉLOI'], ['Meridian']],
    ['Moska, April 22 (Meridian) - Text', ['Moska'], ['Meridian']],
    ['(Meridian) - Text', [], ['Meridian']],
    ['MOSKA, Irsania — Text', ['MOSKA', 'Irsania'], []],
    ['MOSKA - Text', ['MOSKA'], []],
  ])('%s', (line, places, agencies) => {
    for (const text of [line, `\n${line}`, ` date 2024-02-29 T\n\n2 minutes\n\n${line}`]) {
      expect(under(PLACE, text)).toEqual(places);
      expect(under(AGENCY, text)).toEqual(agencies);
    }
  });

  it('has its date coloured as a date', () => {
    expect(under(DATE, 'LUZ, March 3 (Altamar) — Text')).toEqual(['March 3']);
  });

  it('stands at the head of the first paragraph of the body only', () => {
    expect(under(AGENCY, 'Text\n\nMOSKA (Meridian) - Text')).toEqual([]);
    expect(under(AGENCY, 'A (Meridian) - Text\n\nMOSKA (Meridian) - Text')).toEqual([]);
    expect(under(AGENCY, 'MOSKA (Meridian) - Text\n\nKELDRUN (Meridian) - Text')).toEqual([
      'Meridian',
    ]);
  });

  it.each([
    'The Oro Workers Party (OWP) - a small group - said no.',
    'Moska (Meridian) - Text',
    'A well-known man said no.',
    'NATO-led troops left.',
    'MOSKA (Meridian) said no.',
  ])('is not %j', (line) => {
    expect(under(PLACE, line)).toEqual([]);
    expect(under(AGENCY, line)).toEqual([]);
  });
});

describe('quotations', () => {
  it.each([
    ['He said "we go" twice.', ['"we go"']],
    ['"We go," he said. "Now."', ['"We go,"', '"Now."']],
    ['He said “we go” twice.', ['“we go”']],
    ['“We can’t,” he said.', ['“We can’t,”']],
    ['He called it ‘a joke’ twice.', ['‘a joke’']],
    ["He called it 'a joke' twice.", ["'a joke'"]],
    ['“He called it ‘a joke’ twice”', ['“He called it ‘a joke’ twice”']],
    ['„So“, «voilà»', ['„So“', '«voilà»']],
    ['“نحتاج إلى ماء”, he said', ['“نحتاج إلى ماء”']],
  ])('%s', (line, quotations) => {
    expect(under(QUOTED, line)).toEqual(quotations);
  });

  it.each([
    ['“', '”'],
    ['"', '"'],
  ])('go over paragraphs that each open with %s', (open, close) => {
    const text = `${open}One.\n\n${open}Two.\n\n${open}Three,${close} he said.\n\nAfter.`;
    expect(under(QUOTED, text)).toEqual([`${open}One.`, `${open}Two.`, `${open}Three,${close}`]);
    expect(under(REPORTING, text)).toEqual(['said']);
  });

  it.each(['“', '"', '„', '«', '‘', "'"])('end with the paragraph after a lost %s', (open) => {
    const text = `He said ${open}we go and do not return.\n\nShe said no.\n\nThey said so.`;
    const lines = tokenise(grammar, text);
    expect(textsUnder(lines.slice(1), QUOTED)).toEqual([]);
    expect(textsUnder(lines.slice(1), REPORTING)).toEqual(['said', 'said']);
  });

  it.each([
    ['“', '”'],
    ['"', '"'],
  ])('end before the next one after a lost %s', (open, close) => {
    const text = `He said ${open}we go. ${open}No,${close} she replied.`;
    expect(under(QUOTED, text).join('')).toContain(`${open}No,${close}`);
    expect(under(REPORTING, text)).toEqual(['said', 'replied']);
  });

  it.each([
    'Tarsia’s army and the rebels’ camp in Sana‘a',
    "Tarsia's army and the rebels' camp at five o'clock",
    "in the '90s they told 'em of rock 'n' roll",
    'in the ‘90s the rebels’ camp',
    '6\'2" by 4\'10"',
    'a lone ” and a lone "',
  ])('are not in: %s', (line) => {
    expect(under(QUOTED, line)).toEqual([]);
  });
});

describe('figures', () => {
  it.each([
    ['at least five rockets', ['five']],
    ['twenty-two of 12,500', ['twenty-two', '12,500']],
    ['two hundred thousand or dozens', ['two hundred thousand', 'dozens']],
    ['1.2 million of 7bn', ['1.2 million', '7bn']],
    ['40% or 2.5 percent or ten per cent', ['40%', '2.5 percent', 'ten per cent']],
    ['£5 and €640m', ['£5', '€640m']],
    ['38 million crowns, 5 U.S. dollars', ['38 million crowns', '5 U.S. dollars']],
    ['first, twenty-first, 3rd', ['first', 'twenty-first', '3rd']],
    ['March 3, 3 March 2024, Sept. 11', ['March 3', '3 March 2024', 'Sept. 11']],
    ['at 6 p.m., 4:30 a.m., 05:40 GMT', ['6 p.m.', '4:30 a.m.', '05:40 GMT']],
    ['155mm, 40 km, a 15-year-old', ['155', '40', '15']],
    ['in the 1990s and mid-2024', ['1990s', '2024']],
    ['٢٥ قتيلا', ['٢٥']],
  ])('%s', (line, figures) => {
    expect(under(FIGURE, line)).toEqual(figures);
  });

  it('are sums in dollars', () => {
    expect(under(FIGURE, 'from $5 to US$1.2 million')).toEqual(['$5', 'US$1.2 million']);
  });

  it('are seen inside quotations', () => {
    expect(under(FIGURE, '“We saw five,” he said.')).toEqual(['five']);
  });

  it.each([
    'F-16',
    'Su-35',
    'M23',
    'no one',
    'one another',
    'someone',
    'May',
    'marched',
    'tension',
  ])('are not in %s', (text) => {
    expect(under(FIGURE, `The ${text} came`)).toEqual([]);
  });
});

describe('reporting words', () => {
  it.each(
    'said told says added announced denied claimed warned reported stated confirmed alleged'.split(
      ' ',
    ),
  )('%s', (word) => {
    expect(under(REPORTING, `The minister ${word}, he`)).toEqual([word]);
  });

  it.each([
    ['According to him, it declined to comment.', ['According to', 'declined to comment']],
    ['She called for calm.', ['called for']],
    ['It claims that the report says so.', ['claims', 'says']],
    ['He denied a report that it fell.', ['denied']],
    ['He was admitted; she admitted that.', ['admitted']],
  ])('%s', (line, words) => {
    expect(under(REPORTING, line)).toEqual(words);
  });

  it.each(['unsaid', 'self-reported', 'denial', 'the claims of', 'two reports'])(
    'are not in %s',
    (text) => {
      expect(under(REPORTING, `It was ${text}.`)).toEqual([]);
    },
  );

  it('are not looked for inside quotations', () => {
    expect(under(REPORTING, '“They said so,” he added.')).toEqual(['added']);
  });
});

describe('the credits', () => {
  it.each([
    '(Reporting by A. Nadir in Keldrun; Editing by B. Wren.)',
    '(Writing by A. Nadir)',
    '(Additional reporting by A. Nadir; Editing by B. Wren (Keldrun))',
    '(Compiled by the desk)',
    '(Reporting and writing by A. Nadir)',
    '(Reporting: A. Nadir)',
  ])('%s', (line) => {
    expect(under(CREDITS, `Text\n\n${line}`)).toEqual([line]);
    expect(under(CREDITS, line)).toEqual([line]);
  });

  it.each([
    'He left (reporting by phone) again.',
    '(Reporting the matter did not help.)',
    '(Editing by A. Nadir) and more',
    '(A group of men)',
  ])('are not %j', (line) => {
    expect(under(CREDITS, `Text\n\n${line}`)).toEqual([]);
  });
});

describe('the stock themes', () => {
  const article = [
    ' date 2024-02-29 Talks resume',
    '',
    '2 minutes',
    '',
    'MOSKA (Meridian) - He said “no” plainly',
  ].join('\n');
  const elements = ['date', '2024-02-29', 'Talks resume', '2 minutes', 'MOSKA', 'Meridian'];

  it.each(STOCK_THEMES.map((theme) => ({ name: theme.name ?? '', theme })))(
    '$name colours every element, and no two alike',
    async ({ theme }) => {
      const painted = await paint(theme, article);
      const looks = [...elements, 'said', '“no”', ' plainly'].map((text) => painted.get(text));
      expect(looks).not.toContain(undefined);
      // The label of the date may look like another element: it stands where it can't be taken for one.
      expect(new Set(looks.slice(1)).size).toBe(looks.length - 1);
    },
  );
});

describe('long lines', () => {
  const LENGTH = 50_000;
  // Generous, since machines differ: what it guards against takes minutes, not seconds.
  const LIMIT_MS = 10_000;

  it.each([
    'word ',
    '1',
    '1,',
    '"a ',
    '“',
    '‘a ',
    "'a ",
    ' ',
    'AB ',
    'one hundred ',
    '(Reporting by ',
    'March ',
    '$1.',
    'claims that ',
    '👩‍👩‍👧‍👦 ',
  ])(
    'of %j again and again cost no more than their length',
    (unit) => {
      const line = unit.repeat(LENGTH / unit.length);
      for (const before of ['', '\n', 'Text\n']) {
        const began = performance.now();
        tokenise(grammar, before + line);
        expect(performance.now() - began).toBeLessThan(LIMIT_MS);
      }
    },
    4 * LIMIT_MS,
  );

  it('leave no state behind', () => {
    const { ruleStack } = grammar.tokenizeLine('He said “we go and '.repeat(100), INITIAL);
    expect(ruleStack.depth).toBe(1);
  });
});

// Real articles that may not be kept here: present on some machines only.
const SEEDS = resolve(ROOT, '../shared/seeds');

describe.skipIf(!existsSync(SEEDS))('the seeds', () => {
  const names = existsSync(SEEDS) ? readdirSync(SEEDS).filter((name) => name.endsWith('.txt')) : [];

  it.each(names)('%s has every element', (name) => {
    const lines = tokenise(grammar, readFileSync(join(SEEDS, name), 'utf8'));
    for (const scope of [LABEL, DATE, TITLE, READING_TIME, PLACE, AGENCY, QUOTED, CREDITS]) {
      expect(textsUnder(lines, scope).length, scope).toBeGreaterThan(0);
    }
    expect(textsUnder(lines, REPORTING).length).toBeGreaterThan(5);
    expect(textsUnder(lines, FIGURE)).toContain('five');
    // The front matter is the first lines, the credits the last paragraph.
    expect(textsUnder(lines.slice(0, 1), TITLE)).toHaveLength(1);
    expect(textsUnder(lines.slice(0, 5), AGENCY)).toHaveLength(1);
    const credits = lines.filter(({ line }) => line.trim() !== '').at(-1);
    expect(textsUnder(credits ? [credits] : [], CREDITS)).toHaveLength(1);
    // Each quotation opens and closes in its paragraph.
    for (const quotation of textsUnder(lines, QUOTED)) expect(quotation).toMatch(/^“[^“”]*”$/u);
  });
});
