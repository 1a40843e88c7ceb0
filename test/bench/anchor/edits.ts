// What happens to articles while nobody watches, with every character's origin kept.

import { oneOf, pick } from './random';
import type { Random } from './random';

/** A code point, and where it was in the article that was annotated; -1 where it is new. */
export interface Tracked {
  readonly point: string;
  readonly origin: number;
  /**
   * Where it as well may have been: of two equal words, nobody can tell from the texts which one
   * was taken out.
   */
  readonly twins?: readonly number[];
}

export type TextOf = readonly Tracked[];
export type EditKind = (text: TextOf, random: Random) => TextOf;

export function tracked(text: string): TextOf {
  return Array.from(text, (point, origin) => ({ point, origin }));
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz ';
const NEW_SENTENCES = [
  ' Idris al-Nadiri said that Aven was calm.',
  ' Reuters could not verify the report.',
  ' The Aven Council met in Selm, Lena Morvath said.',
  ' It was not clear who was behind it.',
];

/** All kinds of edits, by the name that the table gives them. */
export const EDITS: Readonly<Record<string, EditKind>> = {
  'line ends translated': (text) => [...text],
  'typos corrected': (text, random) => mapCharacters(text, random, 0.004, typo),
  'words changed': (text, random) => changeWords(text, random, 0.015),
  'sentences inserted': (text, random) => insertAfter(text, random, '. ', 3, sentence),
  'sentences removed': (text, random) => removeParts(text, random, /[.!?]\s/u, 3),
  'paragraphs inserted': (text, random) => insertAfter(text, random, '\n\n', 2, paragraph),
  'paragraphs removed': (text, random) => removeParts(text, random, /\n\n/u, 2),
  'paragraphs swapped': swapParagraphs,
  'lines wrapped anew': wrap,
  'quotes straightened': (text) => text.map(straight),
  'spaces made unbreakable': (text, random) =>
    text.map((cell) =>
      cell.point === ' ' && random() < 0.3 ? { ...cell, point: '\u00A0' } : cell,
    ),
  'headline changed': headline,
  'all of these a little': (text, random) =>
    [
      'headline changed',
      'sentences inserted',
      'quotes straightened',
      'typos corrected',
      'sentences removed',
    ].reduce((all, kind) => EDITS[kind]?.(all, random) ?? all, text),
  ...Object.fromEntries(
    [1, 2, 5, 10, 20, 30].map((percent): [string, EditKind] => [
      `${percent} % of characters`,
      (text, random) => mapCharacters(text, random, percent / 100, typo),
    ]),
  ),
};

function added(text: string): Tracked[] {
  return Array.from(text, (point) => ({ point, origin: -1 }));
}

function mapCharacters(
  text: TextOf,
  random: Random,
  rate: number,
  change: (cell: Tracked, random: Random) => readonly Tracked[],
): TextOf {
  return text.flatMap((cell) => (random() < rate ? change(cell, random) : [cell]));
}

/** One character changed, left out, doubled or put in. */
function typo(cell: Tracked, random: Random): readonly Tracked[] {
  const chance = random();
  const letter = oneOf(random, Array.from(LETTERS));
  if (chance < 0.5) return [{ ...cell, point: letter }];
  return chance < 0.75 ? [] : [cell, ...added(letter)];
}

const NEW_WORDS = ['officials', 'late', 'Karvan', 'new', 'about', 'two', 'northern', 'Monday'];

/** Words replaced, left out or put in. A word that is replaced is where the old one was. */
function changeWords(text: TextOf, random: Random, rate: number): TextOf {
  const result: Tracked[] = [];
  for (let at = 0; at < text.length;) {
    let end = at;
    while (/\p{L}/u.test(text[end]?.point ?? '')) end += 1;
    const word = text.slice(at, end);
    const other = oneOf(random, NEW_WORDS);
    const chance = word.length > 0 && random() < rate ? random() : 1;
    const isBetween = text[end]?.point === ' ';
    if (chance < 0.5) result.push(...replaced(word, other));
    else if (chance < 0.75 && isBetween) end += 1;
    else if (chance < 0.99) result.push(...added(`${other} `), ...word);
    else result.push(...word, ...text.slice(end, end + 1));
    if (chance >= 0.99) end += 1;
    at = end;
  }
  return result;
}

/** A word in the place of another: its first and last letter come from those of the old one. */
function replaced(word: TextOf, other: string): readonly Tracked[] {
  const points = Array.from(other);
  const [first, last] = [word[0]?.origin ?? -1, word.at(-1)?.origin ?? -1];
  return points.map((point, i) => ({
    point,
    origin: i === 0 ? first : i === points.length - 1 ? last : -1,
  }));
}

function sentence(random: Random): string {
  return oneOf(random, NEW_SENTENCES);
}

function paragraph(random: Random): string {
  return `${sentence(random).trim()}${sentence(random)}${sentence(random)}\n\n`;
}

function pointsOf(text: TextOf): string[] {
  return text.map(({ point }) => point);
}

/** Ends of the parts that a separator of one or two characters ends. */
function endsOf(text: TextOf, separator: RegExp): number[] {
  const points = pointsOf(text);
  const ends: number[] = [];
  for (let at = 0; at + 1 < points.length; at += 1) {
    if (separator.test(`${points[at] ?? ''}${points[at + 1] ?? ''}`)) ends.push(at + 2);
  }
  return ends;
}

function insertAfter(
  text: TextOf,
  random: Random,
  separator: string,
  count: number,
  make: (random: Random) => string,
): TextOf {
  let result = [...text];
  for (let i = 0; i < count; i += 1) {
    const pattern = separator === '\n\n' ? /\n\n/u : /[.!?]\s/u;
    const ends = endsOf(result, pattern);
    if (ends.length === 0) return result;
    const at = oneOf(random, ends) - (separator === '\n\n' ? 0 : 1);
    result = [...result.slice(0, at), ...added(make(random)), ...result.slice(at)];
  }
  return result;
}

function removeParts(text: TextOf, random: Random, separator: RegExp, count: number): TextOf {
  let result = [...text];
  for (let i = 0; i < count; i += 1) {
    const ends = endsOf(result, separator);
    if (ends.length < 3) return result;
    const at = pick(random, ends.length - 1);
    const [start = 0, end = 0] = [ends[at], ends[at + 1]];
    const removed = result.slice(start, end);
    result = [
      ...withTwins(result.slice(0, start), removed, 'tail'),
      ...withTwins(result.slice(end), removed, 'head'),
    ];
  }
  return result;
}

function swapParagraphs(text: TextOf, random: Random): TextOf {
  const ends = endsOf(text, /\n\n/u);
  if (ends.length < 4) return [...text];
  const at = pick(random, ends.length - 2);
  const [a = 0, b = 0, c = 0] = ends.slice(at);
  const [first, second] = [text.slice(a, b), text.slice(b, c)];
  const twins = (part: TextOf, other: TextOf): TextOf =>
    withTwins(withTwins(part, other, 'head'), other, 'tail');
  return [...text.slice(0, a), ...twins(second, first), ...twins(first, second), ...text.slice(c)];
}

/** A text whose head or tail, as far as it is that of another, may as well be the other's. */
function withTwins(text: TextOf, other: TextOf, side: 'head' | 'tail'): TextOf {
  const at = (cells: TextOf, i: number): Tracked | undefined =>
    cells[side === 'head' ? i : cells.length - 1 - i];
  const result = [...text];
  for (let i = 0; i < Math.min(text.length, other.length); i += 1) {
    const [mine, twin] = [at(text, i), at(other, i)];
    if (!mine || mine.point !== twin?.point) break;
    result[side === 'head' ? i : text.length - 1 - i] = {
      ...mine,
      twins: [...(mine.twins ?? []), twin.origin, ...(twin.twins ?? [])],
    };
  }
  return result;
}

function wrap(text: TextOf): TextOf {
  let column = 0;
  return text.map((cell) => {
    column = cell.point === '\n' ? 0 : column + 1;
    if (cell.point !== ' ' || column < 60) return cell;
    column = 0;
    return { ...cell, point: '\n' };
  });
}

function straight(cell: Tracked): Tracked {
  if ('“”'.includes(cell.point)) return { ...cell, point: '"' };
  if ('‘’'.includes(cell.point)) return { ...cell, point: "'" };
  return cell.point === '–' ? { ...cell, point: '-' } : cell;
}

function headline(text: TextOf, random: Random): TextOf {
  const end = text.findIndex(({ point }) => point === '\n');
  if (end === -1) return [...text];
  const words = `UPDATE ${1 + pick(random, 5)}-Truce in Aven holds as talks go on in Selm`;
  return [...text.slice(0, Math.min(17, end)), ...added(words), ...text.slice(end)];
}
