// Eight labels of one's own, with kinds and a colour of one's own: told apart in every theme.

import { afterEach, describe, expect, it } from 'vitest';
import { textHash } from '../../src/core/text/hash';
import { writeCanonical } from '../../src/core/sidecar/writeCanonical';
import { openArticle, openSamples, screenshot } from './session';
import type { Workbench } from './session';

const THEMES = [
  ['light', 'Light Modern'],
  ['dark', 'Dark Modern'],
  ['high-contrast', 'Default High Contrast'],
  ['high-contrast-light', 'Default High Contrast Light'],
] as const;

const LABEL_SET = `format: article-labels/1
labels:
  - {key: person, name: Person}
  - {key: person/leader, name: Leader}
  - {key: organisation, name: Organisation}
  - {key: organisation/ministry, name: Ministry, colour: red}
  - {key: weapon, name: Weapon, colour: "#ffee00"}
  - {key: date, name: Date}
  - {key: claim, name: Claim, kind: statement}
  - {key: claim/threat, name: Threat, kind: statement}
`;

const TEXT = `Lena Morvath met President Idris Vale on Monday.

The Meridian Group said the Defence Ministry had bought forty rockets.

The envoy said that talks would resume, and that the border would be closed if they failed.
`;

const MARKS = [
  ['person', 'Lena Morvath'],
  ['person/leader', 'President Idris Vale'],
  ['date', 'Monday'],
  ['organisation', 'The Meridian Group'],
  ['organisation/ministry', 'Defence Ministry'],
  ['weapon', 'rockets'],
  ['claim', 'talks would resume'],
  ['claim/threat', 'the border would be closed if they failed'],
] as const;

/** An article with an annotation of each label, by file name. */
function corpus(): Readonly<Record<string, string>> {
  const annotations = MARKS.map(([label, text], i) => {
    const start = TEXT.indexOf(text);
    return {
      id: `mark000${i}`,
      label,
      fragments: [{ start, end: start + text.length }] as const,
      text,
    };
  });
  const sidecar = {
    article: { file: 'a.txt', sha256: textHash(TEXT), length: TEXT.length },
    status: 'in-progress' as const,
    attributes: {},
    annotations,
    relations: [],
  };
  return {
    'labels.yaml': LABEL_SET,
    'a.txt': TEXT,
    'a.txt.ann.yaml': writeCanonical(sidecar),
  };
}

let workbench: Workbench | undefined;
afterEach(() => workbench?.close());

describe('labels of one’s own', () => {
  it.each(THEMES)('are told apart in %s', async (name, theme) => {
    workbench = await openSamples({ theme, files: corpus() });
    const { page } = workbench;
    await openArticle(workbench, 'a.txt', 'Lena Morvath');
    await page.locator('.activitybar [aria-label^="Article Annotator"]').first().click();
    await page.waitForSelector('.pane-body .monaco-list-row:has-text("Threat")');
    await page.mouse.move(640, 790);
    await screenshot(workbench, `labels-${name}`);
    // Each label has a cue that no other has, and so needs no colour.
    const cues = await page.evaluate(() => {
      const looks = new Set<string>();
      for (const element of document.querySelectorAll('.view-overlays .cdr[class*="ced-"]')) {
        const { borderStyle, borderWidth } = getComputedStyle(element);
        if (borderWidth !== '0px') looks.add(`${borderStyle} ${borderWidth}`);
      }
      for (const element of document.querySelectorAll('.view-lines span[class*="ced-"]')) {
        const { textDecorationLine, textDecorationStyle } = getComputedStyle(element);
        if (textDecorationLine === 'underline') looks.add(`underline ${textDecorationStyle}`);
      }
      return [...looks];
    });
    expect(cues.length).toBeGreaterThanOrEqual(8);
  });
});
