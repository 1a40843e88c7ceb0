// How labels look: a colour, and a cue for those who don't see the colour.

import { DecorationRangeBehavior, OverviewRulerLane, ThemeColor, ThemeIcon } from 'vscode';
import type { DecorationRenderOptions } from 'vscode';
import { labelOf, lineage } from '../core/model/labelSet';
import type { LabelSet } from '../core/model/labelSet';
import { colourName, HEX_COLOUR, labelColour, nearestColourName } from '../core/model/palette';

/** The look of one label everywhere. */
export interface LabelStyle {
  /** The same for labels that look the same. */
  readonly key: string;
  readonly decoration: DecorationRenderOptions;
  readonly icon: ThemeIcon;
}

/** What tells a label from others without its colour: a line in the text, and an icon. */
interface Cue {
  readonly key: string;
  readonly line: DecorationRenderOptions;
  readonly icon: string;
  readonly lane: OverviewRulerLane;
}

// Every cue is drawn at one of three heights, so that nested annotations stay told apart: a line
// under the letters, one at the foot of the line box, one at its head.
const CUES: readonly Cue[] = [
  under('solid', 'person'),
  foot('dotted', 2, 'location'),
  head('dashed', 1, 'quote'),
  under('double', 'tag'),
  foot('dashed', 2, 'bookmark'),
  head('dotted', 2, 'star-full'),
  under('dashed', 'circle-filled'),
  foot('double', 3, 'pin'),
  head('solid', 1, 'lightbulb'),
  under('dotted', 'flame'),
];
const UNKNOWN = under('double', 'question');

// How much of a colour of one's own lies behind the text, from 00 to ff.
const LIGHT_ALPHA = '1f';
const DARK_ALPHA = '29';

/** The look of a label of a label set; one look for all labels that it does not know. */
export function labelStyle(labelSet: LabelSet, labelKey: string): LabelStyle {
  const name = colourName(labelSet, labelKey);
  const cue = cueOf(labelSet, labelKey);
  const theme = HEX_COLOUR.test(name) ? nearestColourName(name) : name;
  return {
    key: `${name} ${cue.key}`,
    decoration: {
      ...(HEX_COLOUR.test(name) ? ownColour(labelSet, labelKey) : themeColour(name)),
      overviewRulerLane: cue.lane,
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
      ...cue.line,
    },
    icon: new ThemeIcon(cue.icon, lineOf(theme)),
  };
}

/** Cues are dealt out in the order of the labels; those of the built-in labels go with their keys. */
function cueOf({ labels }: LabelSet, key: string): Cue {
  const known = lineage(key).find((each) => labelOf({ labels }, each));
  if (known === undefined) return UNKNOWN;
  const fixed = BUILT_IN.indexOf(known);
  const taken = BUILT_IN.filter((each) => labelOf({ labels }, each));
  const free = CUES.filter((_cue, i) => !taken.includes(BUILT_IN[i] ?? ''));
  const others = labels.filter((label) => !BUILT_IN.includes(label.key));
  const place = others.findIndex((label) => label.key === known);
  return (fixed >= 0 ? CUES[fixed] : free[place % free.length]) ?? UNKNOWN;
}

const BUILT_IN: readonly string[] = ['actor', 'place', 'claim'];

function themeColour(name: string): DecorationRenderOptions {
  return {
    backgroundColor: new ThemeColor(`articleAnnotator.${name}Background`),
    borderColor: lineOf(name),
    overviewRulerColor: lineOf(name),
  };
}

function lineOf(name: string): ThemeColor {
  return new ThemeColor(`articleAnnotator.${name}Line`);
}

/** A colour that is in no theme: one form for light themes and one for dark ones. */
function ownColour(labelSet: LabelSet, key: string): DecorationRenderOptions {
  const { light, dark } = labelColour(labelSet, key);
  return {
    light: {
      backgroundColor: light + LIGHT_ALPHA,
      borderColor: light,
      overviewRulerColor: light,
    },
    dark: { backgroundColor: dark + DARK_ALPHA, borderColor: dark, overviewRulerColor: dark },
  };
}

function under(style: string, icon: string): Cue {
  return {
    key: `under ${style}`,
    line: { textDecoration: `underline ${style}` },
    icon,
    lane: OverviewRulerLane.Left,
  };
}

function foot(style: string, pixels: number, icon: string): Cue {
  const line = { borderWidth: `0 0 ${pixels}px 0`, borderStyle: style };
  return { key: `foot ${style}`, line, icon, lane: OverviewRulerLane.Center };
}

function head(style: string, pixels: number, icon: string): Cue {
  const line = { borderWidth: `${pixels}px 0 0 0`, borderStyle: style };
  return { key: `head ${style}`, line, icon, lane: OverviewRulerLane.Right };
}
