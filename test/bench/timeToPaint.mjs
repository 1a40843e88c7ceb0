// @ts-check
// The time from a key to its paint, taken in the page.

/**
 * What a key changes on the screen: the cursor moves, an annotation more is painted, or one less.
 *
 * @typedef {'cursor' | 'more' | 'fewer'} Wanted
 */

// Longer than any key may take.
const LONGEST_MILLISECONDS = 3000;

/**
 * Presses a key and waits for what it paints.
 *
 * @param {import('playwright-core').Page} page an editor in it has the focus
 * @param {string} key
 * @param {Wanted} wanted
 * @returns {Promise<number | undefined>} milliseconds from the key’s event to the frame after the
 *   change; `undefined` where nothing changed
 */
export async function timeToPaint(page, key, wanted) {
  const painted = page.evaluate(
    ({ wanted, longest }) =>
      new Promise((resolve) => {
        const editor = document.querySelector('.editor-instance');
        const overlays = editor?.querySelector('.view-overlays');
        const cursors = editor?.querySelector('.cursors-layer');
        if (!overlays || !cursors) throw new Error('No editor is there.');
        // Each span of an annotation is a box of its own, line by line.
        const boxes = () => overlays.querySelectorAll('[class*="ced-"]').length;
        const before = boxes();
        let pressedAt = 0;
        addEventListener('keydown', () => (pressedAt = performance.now()), {
          capture: true,
          once: true,
        });
        const isThere = () => {
          if (wanted === 'cursor') return true;
          return wanted === 'more' ? boxes() > before : boxes() < before;
        };
        const observer = new MutationObserver(() => {
          if (pressedAt === 0 || !isThere()) return;
          observer.disconnect();
          clearTimeout(timer);
          requestAnimationFrame(() => resolve(performance.now() - pressedAt));
        });
        const timer = setTimeout(() => (observer.disconnect(), resolve(undefined)), longest);
        observer.observe(wanted === 'cursor' ? cursors : overlays, {
          subtree: true,
          childList: true,
          attributes: true,
        });
      }),
    { wanted, longest: LONGEST_MILLISECONDS },
  );
  // The page must listen before the key comes.
  await page.evaluate(() => undefined);
  await page.keyboard.press(key);
  return /** @type {Promise<number | undefined>} */ (painted);
}
