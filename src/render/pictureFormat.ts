// The formats of pictures, in the order in which they are offered.

import type { Drawing } from './drawing';
import { pageOf } from './page';
import { FIGURE_SCRIPT } from './scripts';
import { SVG_WIDTH, svgOf } from './svg';

/** What a person may choose of how a picture looks. */
export interface PictureOptions {
  readonly theme: 'light' | 'dark' | 'auto';
  /** Title of the picture: mostly the article's. */
  readonly title: string;
  /** Pixels; only an SVG has a width of its own. */
  readonly width?: number;
}

export interface PictureFormat {
  /** What `--format` takes, and the ending of the file. */
  readonly id: 'html' | 'svg';
  /** What a person reads. */
  readonly title: string;
  readonly description: string;
  write(drawing: Drawing, options: PictureOptions): string;
}

const HTML: PictureFormat = {
  id: 'html',
  title: 'HTML',
  description: 'One page that needs nothing else, for reading and printing.',
  write: (drawing, { theme, title }) => pageOf(drawing, { theme, title, script: FIGURE_SCRIPT }),
};

const SVG: PictureFormat = {
  id: 'svg',
  title: 'SVG',
  description: 'A picture for papers and slides.',
  write: (drawing, { theme, title, width = SVG_WIDTH }) => svgOf(drawing, { theme, title, width }),
};

export const PICTURE_FORMATS: readonly PictureFormat[] = [HTML, SVG];
