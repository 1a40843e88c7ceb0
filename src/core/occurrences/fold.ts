// A text as a search compares it, with the way back to where each of its characters is from.

/** A text in which what counts as equal is the same. */
export interface FoldedText {
  /** UTF-16 code units of the folded text. */
  readonly units: Uint16Array;
  /**
   * For each of them, and for the end, the UTF-16 offset in the text where its character begins;
   * -1 inside a character, where no match may begin or end.
   */
  readonly sources: Int32Array;
}

export interface FoldOptions {
  readonly isCaseSensitive: boolean;
}

// All that stands on the character before it: marks, the later parts of Hangul syllables, joiners.
const ATTACHED = /[\p{M}\u1160-\u11FF\uD7B0-\uD7FB\u200C\u200D]/u;
const FIRST_ATTACHED = 0x300;
const SPACE = /\s/u;
const SIGNS: Readonly<Record<string, string>> = {
  ...{ '’': "'", '‘': "'", '‚': "'", ʼ: "'" },
  ...{ '“': '"', '”': '"', '„': '"' },
  ...{ '‐': '-', '‑': '-', '–': '-', '−': '-' },
};
const ANY_SIGN = new RegExp(`[${Object.keys(SIGNS).join('')}]`, 'gu');

/**
 * Folds a text. Composed and decomposed characters are the same, so are typographic and plain
 * apostrophes, quotation marks and hyphens, and a run of white space is one blank, also where a
 * line ends in it; only the end of a paragraph (an empty line) is not. Case is folded as Unicode
 * does it (`ß` as `ss`, `ς` as `σ`), which changes lengths but never the offsets in `sources`.
 * Linear in the text.
 */
export function foldText(text: string, { isCaseSensitive }: FoldOptions): FoldedText {
  let units = new Uint16Array(text.length + 16);
  let sources = new Int32Array(text.length + 17);
  let length = 0;
  const known = new Map<string, string>();
  for (let at = 0; at < text.length;) {
    const end = characterEnd(text, at);
    const character = text.slice(at, end);
    let folded = known.get(character);
    if (folded === undefined) {
      folded = foldCharacter(character, isCaseSensitive);
      known.set(character, folded);
    }
    if (length + folded.length > units.length) {
      units = grown(units, new Uint16Array(2 * (length + folded.length)));
      sources = grown(sources, new Int32Array(units.length + 1));
    }
    for (let i = 0; i < folded.length; i += 1) {
      units[length] = folded.charCodeAt(i);
      sources[length] = i === 0 ? at : -1;
      length += 1;
    }
    at = end;
  }
  sources[length] = text.length;
  return { units: units.subarray(0, length), sources: sources.subarray(0, length + 1) };
}

/** The end of the character at an offset with all that is attached to it, or of a run of spaces. */
function characterEnd(text: string, start: number): number {
  const isSpace = SPACE.test(text.charAt(start));
  let end = start + unitsAt(text, start);
  for (; end < text.length; end += unitsAt(text, end)) {
    if (isSpace ? !SPACE.test(text.charAt(end)) : !isAttached(text, end)) break;
  }
  return end;
}

function isAttached(text: string, at: number): boolean {
  if (text.charCodeAt(at) < FIRST_ATTACHED) return false;
  return ATTACHED.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function foldCharacter(character: string, isCaseSensitive: boolean): string {
  if (SPACE.test(character.charAt(0))) return /\n\s*\n/u.test(character) ? '\n' : ' ';
  const plain = character.normalize('NFD').replace(ANY_SIGN, (sign) => SIGNS[sign] ?? sign);
  if (isCaseSensitive) return plain;
  return Array.from(plain, foldCase).join('').normalize('NFD');
}

/** One code point by Unicode's full case folding. */
function foldCase(character: string): string {
  // Its capital is that of another letter.
  if (character === 'ı') return character;
  return Array.from(character.toLowerCase().toUpperCase(), (each) => each.toLowerCase()).join('');
}

function grown<T extends Uint16Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
