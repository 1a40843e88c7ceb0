// The script of an exported page: draws its relations, again when the window changes.

import { drawArcs } from './drawArcs';

const article = document.querySelector<HTMLElement>('.article');
if (article) {
  drawArcs(article);
  new ResizeObserver(() => {
    // Drawing changes the article's height itself; only a new width makes new lines.
    if (article.dataset['width'] === String(article.clientWidth)) return;
    article.dataset['width'] = String(article.clientWidth);
    drawArcs(article);
  }).observe(article);
}
