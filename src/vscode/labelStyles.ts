// How labels look: a colour of the theme, and a cue for those who don't see the colour.

import { ThemeColor } from 'vscode';
import type { DecorationRenderOptions } from 'vscode';
import { DecorationRangeBehavior, OverviewRulerLane, ThemeIcon } from 'vscode';
import type { LabelSet } from '../core/model/labelSet';

/** The look of one label everywhere. */
export interface LabelStyle {
  /** The same for labels that look the same. */
  readonly key: string;
  readonly decoration: DecorationRenderOptions;
  readonly icon: ThemeIcon;
}

// Every cue is drawn at a height of its own, so that nested annotations stay told apart: a line
// under the letters, one at the foot of the line box, one at its head.
const ACTOR = style('actor', 'person', OverviewRulerLane.Left, {
  textDecoration: 'underline solid',
});
const PLACE = style('place', 'location', OverviewRulerLane.Center, {
  borderWidth: '0 0 2px 0',
  borderStyle: 'dotted',
});
const CLAIM = style('claim', 'quote', OverviewRulerLane.Right, {
  borderWidth: '1px 0 0 0',
  borderStyle: 'dashed',
});
const OTHER = style('other', 'tag', OverviewRulerLane.Full, {
  textDecoration: 'underline double',
});

/** The look of a label of a label set; one look for all labels that it does not know. */
export function labelStyle(_labelSet: LabelSet, labelKey: string): LabelStyle {
  return { actor: ACTOR, place: PLACE, claim: CLAIM }[labelKey] ?? OTHER;
}

function style(
  slot: string,
  icon: string,
  overviewRulerLane: OverviewRulerLane,
  cue: DecorationRenderOptions,
): LabelStyle {
  const line = new ThemeColor(`articleAnnotator.${slot}Line`);
  return {
    key: slot,
    decoration: {
      backgroundColor: new ThemeColor(`articleAnnotator.${slot}Background`),
      borderColor: line,
      overviewRulerColor: line,
      overviewRulerLane,
      rangeBehavior: DecorationRangeBehavior.ClosedClosed,
      ...cue,
    },
    icon: new ThemeIcon(icon, line),
  };
}
