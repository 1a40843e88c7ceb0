// What an article says of itself in its first lines and its last: the metadata of exports.

/** The parts of an article's header that were found; each may be missing. */
export interface ArticleHeader {
  /** `YYYY-MM-DD` from the header line. */
  readonly date?: string;
  readonly title?: string;
  /** Minutes, from a line such as `2 minutes`. */
  readonly readingMinutes?: number;
  /** The places before the agency: `MOSUL, Iraq`. */
  readonly dateline?: string;
  /** The agency in brackets after the places. */
  readonly agency?: string;
  /** The last paragraph in brackets, without them: `Reporting by …`. */
  readonly credits?: string;
}

const HEADER_LINE = /^\s*date (\d{4}-\d{2}-\d{2})(?:[ \t]([^\n]*))?$/u;
const READING_TIME = /^\s*(\d{1,4}) (?:minutes?|mins?)(?: read)?\s*$/iu;
// The first place in capitals and what follows it, then an agency in brackets and a dash, or a dash
// between blanks. The lengths are bounded so that a long paragraph costs nothing.
const DATELINE =
  /^\s*(\p{Lu}[\p{Lu}\p{M}.'’/ -]{0,80}\p{Lu}(?:,[^()\n]{1,80}?)?)(?:\s*\(([^()\n]{1,60})\)\s*[-–—]|\s+[-–—]\s)/u;
const CREDITS =
  /^\s*\(((?:Additional )?(?:Reporting|Writing|Editing|Compiled|Written|Edited)\b[^\n]*)\)\s*$/iu;
// UTF-16 code units.
const LONGEST_METADATA = 1000;

/** True where the first line of a text is an article's header line. */
export function isHeaderLine(line: string): boolean {
  return HEADER_LINE.test(line);
}

/**
 * True for a line that is not told to the reader: the header, the reading time, the credits. One as
 * long as an article is none.
 */
export function isMetadataLine(line: string): boolean {
  if (line.length > LONGEST_METADATA) return false;
  return HEADER_LINE.test(line) || READING_TIME.test(line) || CREDITS.test(line);
}

/** UTF-16 code units of the dateline that a paragraph begins with, its dash included; 0 without one. */
export function datelineLength(paragraph: string): number {
  return DATELINE.exec(paragraph)?.[0].length ?? 0;
}

/** Reads the header of a canonical text. Never throws; what is not found is left out. */
export function articleHeader(text: string): ArticleHeader {
  const paragraphs = text.split('\n').filter((line) => line.trim() !== '');
  const header = HEADER_LINE.exec(paragraphs[0] ?? '');
  const body = header ? paragraphs.slice(1) : paragraphs;
  const reading = READING_TIME.exec(body[0] ?? '');
  const dateline = DATELINE.exec(body[reading ? 1 : 0] ?? '');
  const credits = CREDITS.exec(body.at(-1) ?? '');
  const title = header?.[2]?.trim();
  return {
    ...(header?.[1] && { date: header[1] }),
    ...(title && { title }),
    ...(reading && { readingMinutes: Number(reading[1]) }),
    ...(dateline?.[1] && { dateline: dateline[1].trim() }),
    ...(dateline?.[2] && { agency: dateline[2].trim() }),
    ...(credits?.[1] && { credits: credits[1] }),
  };
}
