// A key for a new entity, made from its name.

// Letters that Unicode does not take apart into a letter and a mark.
const SPELLED: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};
const SPECIAL = new RegExp(`[${Object.keys(SPELLED).join('')}]`, 'gu');
// Marks on letters of the alphabets that are read without them too. In other scripts, such as
// Devanagari, a mark is a vowel and must stay.
const ACCENTED = /(?<letter>[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{Mn}+/gu;
// UTF-16 code units: a key is read by people.
const LONGEST = 60;
const NAMELESS = 'entity';

/**
 * A key from a name: lower case, without accents, words joined by hyphens (`Kataʼib Hezbollah`
 * gives `kataib-hezbollah`). Letters of other scripts than Latin stay as they are, since no
 * transliteration is right for all languages of a script.
 * @param taken keys that are given away: a number tells a second one apart
 */
export function entityKey(name: string, taken: ReadonlySet<string>): string {
  const stem = stemOf(name);
  if (!taken.has(stem)) return stem;
  for (let number = 2; ; number += 1) {
    const key = `${stem}-${number}`;
    if (!taken.has(key)) return key;
  }
}

function stemOf(name: string): string {
  const words = plainLetters(name)
    // A sign within a word divides nothing: Sana’a, Kataʼib, U.N.
    .replace(/(?<=[\p{L}\p{N}])['’‘ʼʿʾ.](?=[\p{L}\p{N}]|$|\s)/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|(?<!-)-+$/gu, '');
  if (words === '') return NAMELESS;
  if (words.length <= LONGEST) return words;
  const cut = words.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
  // At a word's end, where there is one.
  return (cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut).replace(/(?<!-)-+$/u, '');
}

/** Lower case, with accents and special letters of Latin spelled in plain letters. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTED, '$<letter>')
    .normalize('NFC')
    .replace(SPECIAL, (letter) => SPELLED[letter] ?? letter);
}
