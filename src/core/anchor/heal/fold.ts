// Characters that programs and editors change into one another without changing a word.

const FOLDED: Readonly<Record<string, string>> = {
  '\n': ' ',
  '\t': ' ',
  '\u00A0': ' ',
  '\u202F': ' ',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '–': '-',
  '—': '-',
  '‑': '-',
};

const ANY = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'gu');

/** A text of the same length in which such characters are all alike. */
export function folded(text: string): string {
  return text.replace(ANY, (character) => FOLDED[character] ?? character);
}
