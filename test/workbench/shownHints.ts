// The jump hints that are drawn in the editor.

import type { Workbench } from './session';

export interface ShownHint {
  /** The letters, and after a blank the label’s name where several begin at one place. */
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly opacity: number;
}

/** The hints that are drawn, in the order of the text, with where they are and how faint. */
export async function hintsShown({ page }: Workbench): Promise<readonly ShownHint[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.view-lines span')].flatMap((element) => {
      const { content, position, opacity, marginLeft } = getComputedStyle(element, '::before');
      if (position !== 'absolute' || content === 'none') return [];
      const { left, top } = element.getBoundingClientRect();
      return [
        {
          text: content.replaceAll('"', ''),
          left: left + parseFloat(marginLeft),
          top,
          opacity: Number(opacity),
        },
      ];
    }),
  );
}
