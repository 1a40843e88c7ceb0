// What the same annotations take in other tools, worked out from their documentation.
// The pages are named in docs/performance.md.

import { isClaim } from './gold';
import type { Target } from './gold';

/** Actions of one tool: presses of keys, and of a mouse button that must be aimed. */
export interface Actions {
  readonly tool: string;
  readonly names: number;
  readonly claims: number;
  /** Those of both that are aimed with the mouse. */
  readonly aimed: number;
}

// A drag is a press where the words begin and a release where they end; a double-click on a word is
// two presses.
const SELECTION = 2;

/** For tools in which a label stays chosen, and a key chooses another one. */
const STAYING = ['doccano', 'Label Studio', 'Prodigy'];

export function rivalActions(targets: readonly Target[]): readonly Actions[] {
  return [
    // Its dialog opens after each selection; a key in it chooses the type.
    count('brat', targets, () => 1),
    ...STAYING.map((tool) =>
      count(tool, targets, (target, before) => (target.label === before?.label ? 0 : 1)),
    ),
  ];
}

function count(
  tool: string,
  targets: readonly Target[],
  labelKeys: (target: Target, before: Target | undefined) => number,
): Actions {
  const actions = targets.map((target, i) => {
    const aimed = SELECTION * target.fragments.length;
    return { target, aimed, all: aimed + labelKeys(target, targets[i - 1]) };
  });
  const sum = (wanted: boolean): number =>
    actions.reduce((total, { target, all }) => total + (isClaim(target) === wanted ? all : 0), 0);
  return {
    tool,
    names: sum(false),
    claims: sum(true),
    aimed: actions.reduce((total, { aimed }) => total + aimed, 0),
  };
}
