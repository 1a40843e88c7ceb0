// The script of an exported page: draws its relations, again when the window changes.

import { drawArcs, redrawOnResize } from './drawArcs';

const article = document.querySelector<HTMLElement>('.article');
if (article) {
  drawArcs(article);
  redrawOnResize(article);
}
