// The colours of labels: named ones that go well together, and any other that a label set asks for.

import { labelOf, lineage } from './labelSet';
import type { LabelSet } from './labelSet';

/** One colour in the two kinds of theme, as `#rrggbb`. */
export interface Colour {
  /** For lines and filled tags on a light ground. */
  readonly light: string;
  /** For the same on a dark ground. */
  readonly dark: string;
}

/** Grounds on which each colour has a contrast of 4.5 : 1 or more. */
export const GROUND: Colour = { light: '#ffffff', dark: '#1f1f1f' };

/** The colours that a label set can name, in the order in which they are chosen. */
export const PALETTE: Readonly<Record<string, Colour>> = {
  blue: { light: '#0b57d0', dark: '#6cb2ff' },
  green: { light: '#08713f', dark: '#57d39b' },
  amber: { light: '#9a5b00', dark: '#e3b668' },
  violet: { light: '#6a35d9', dark: '#b796ff' },
  red: { light: '#b3261e', dark: '#ff9a8f' },
  teal: { light: '#006a72', dark: '#5fd0d8' },
  pink: { light: '#a8236f', dark: '#ff93c9' },
  olive: { light: '#5c6300', dark: '#c6cf5a' },
  brown: { light: '#7a4a2b', dark: '#d9a986' },
  slate: { light: '#44546a', dark: '#a9bbd4' },
};

/** The colour of labels that the label set does not have. */
const UNKNOWN = 'violet';

/** Contrast that the text of a tag, and its line, has at least (WCAG 2.2, 1.4.3). */
const LEAST_CONTRAST = 4.5;

/** The names that a label set can give. */
export const COLOUR_NAMES: readonly string[] = Object.keys(PALETTE);

/** A colour of one's own, as a label set may give it. */
export const HEX_COLOUR = /^#[\da-f]{6}$/i;

/**
 * What a label's colour is called: what the label set asks for it or for the nearest label that it
 * is a kind of, else the next name of the palette.
 * @returns a name of the palette, or `#rrggbb`
 */
export function colourName(labelSet: LabelSet, key: string): string {
  const { labels } = labelSet;
  for (const known of lineage(key)) {
    const index = labels.findIndex((label) => label.key === known);
    const asked = labels[index]?.colour;
    if (isColour(asked)) return asked;
    if (index >= 0 && !isKind(labelSet, known)) return nextColour(labelSet, index);
  }
  return UNKNOWN;
}

/** The colour of a label in the two kinds of theme. */
export function labelColour(labelSet: LabelSet, key: string): Colour {
  const name = colourName(labelSet, key);
  if (!HEX_COLOUR.test(name)) return named(name);
  const hex = name.toLowerCase();
  return { light: readableOn(GROUND.light, hex), dark: readableOn(GROUND.dark, hex) };
}

/** The name of the palette's colour that is most like one of one's own. */
export function nearestColourName(colour: string): string {
  const own = channels(colour);
  const distance = (name: string): number =>
    channels(named(name).light).reduce((sum, value, i) => sum + (value - (own[i] ?? 0)) ** 2, 0);
  return [...COLOUR_NAMES].sort((a, b) => distance(a) - distance(b))[0] ?? UNKNOWN;
}

/** Black or white: what is read better on a colour. */
export function inkOn(colour: string): string {
  return contrast(colour, '#ffffff') >= contrast(colour, '#000000') ? '#ffffff' : '#000000';
}

/** Contrast of two `#rrggbb` colours, from 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function named(name: string): Colour {
  return PALETTE[name] ?? { light: '#44546a', dark: '#a9bbd4' };
}

function isColour(colour: string | undefined): colour is string {
  return colour !== undefined && (Object.hasOwn(PALETTE, colour) || HEX_COLOUR.test(colour));
}

/** The palette's colours that no label asks for, dealt out in the order of the labels. */
function nextColour(labelSet: LabelSet, index: number): string {
  const { labels } = labelSet;
  const asked = new Set(labels.map(({ colour }) => colour));
  const free = COLOUR_NAMES.filter((name) => !asked.has(name));
  const names = free.length > 0 ? free : COLOUR_NAMES;
  // A kind of another label has the colour of that one.
  const before = labels
    .slice(0, index)
    .filter(({ key, colour }) => !isColour(colour) && !isKind(labelSet, key)).length;
  return names[before % names.length] ?? UNKNOWN;
}

/** True for a kind of another label of the label set. */
function isKind(labelSet: LabelSet, key: string): boolean {
  const [, ...parents] = lineage(key);
  return parents.some((parent) => labelOf(labelSet, parent));
}

/** A colour mixed with black or white until it has enough contrast on a ground. */
function readableOn(ground: string, colour: string): string {
  const end = inkOn(ground);
  for (let share = 0; share < 1; share += 0.05) {
    const mixed = mix(colour, end, share);
    if (contrast(mixed, ground) >= LEAST_CONTRAST) return mixed;
  }
  return end;
}

function mix(a: string, b: string, share: number): string {
  const [from, to] = [channels(a), channels(b)];
  const mixed = from.map((value, i) => Math.round(value + ((to[i] ?? 0) - value) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
