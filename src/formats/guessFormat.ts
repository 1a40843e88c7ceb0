// Which format files are in, by reading them.

import type { Format } from './format';
import type { InputFile } from './imported';

// A few articles tell a format from another.
const ENOUGH_ARTICLES = 5;

interface Fit {
  readonly format: Format;
  /** 2 where several files are what the format writes, 1 where the ending of a file is the format's. */
  readonly shape: 0 | 1 | 2;
  readonly problems: number;
  readonly annotations: number;
  readonly articles: number;
}

/**
 * The formats that files can be read as, the likeliest first: those that find annotations without a
 * complaint, or else with some, or else texts; of these those that write such files, and that find
 * the most.
 * @param formats in the order in which they are offered; those without `read` are passed over
 */
export async function guessFormats(
  files: readonly InputFile[],
  formats: readonly Format[],
): Promise<readonly Format[]> {
  const fits: Fit[] = [];
  for (const format of formats) {
    const fit = await tryFormat(files, format);
    if (fit && fit.articles > 0) fits.push(fit);
  }
  const best = Math.min(...fits.map(tierOf));
  // Some readers take almost any text for theirs, and find nothing in it.
  const likely = fits.filter((fit) => tierOf(fit) === best);
  return likely.sort(compareFits).map(({ format }) => format);
}

function compareFits(a: Fit, b: Fit): number {
  return b.shape - a.shape || a.problems - b.problems || b.annotations - a.annotations;
}

/** 0 where annotations are found without a complaint, 1 where any are found, 2 where texts alone are. */
function tierOf({ problems, annotations }: Fit): number {
  if (annotations === 0) return 2;
  return problems === 0 ? 0 : 1;
}

async function tryFormat(files: readonly InputFile[], format: Format): Promise<Fit | undefined> {
  if (!format.read) return undefined;
  let [articles, annotations, problems] = [0, 0, 0];
  try {
    for await (const read of format.read(files, {})) {
      if (read.kind === 'problem') problems += 1;
      else {
        articles += 1;
        annotations += read.annotations.length;
      }
      if (articles + problems >= ENOUGH_ARTICLES) break;
    }
  } catch {
    // What a reader stumbles over is not in its format.
    return undefined;
  }
  return { format, shape: shapeOf(files, format), problems, annotations, articles };
}

function shapeOf(files: readonly InputFile[], { extension }: Format): Fit['shape'] {
  if (extension === undefined) return files.length > 1 ? 2 : 0;
  return files.some(({ path }) => path.toLowerCase().endsWith(`.${extension}`)) ? 1 : 0;
}
