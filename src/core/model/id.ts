// Ids of annotations and relations.

// Crockford's base 32 in lower case: no i, l, o or u, so that an id can be read aloud and typed.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LETTERS = ALPHABET.slice(10);
const LENGTH = 8;

/** Fills a new array of `length` bytes from a cryptographic random source. */
export type RandomBytes = (length: number) => Uint8Array;

/**
 * A new id of eight characters that none of `taken` has. It begins with a letter, because YAML
 * reads a word such as `12345678` or `1e234567` as a number.
 */
export function newId(random: RandomBytes, taken: ReadonlySet<string>): string {
  for (;;) {
    const bytes = Array.from(random(LENGTH));
    const id = bytes
      .map((byte, i) => (i === 0 ? LETTERS[byte % LETTERS.length] : ALPHABET[byte % 32]))
      .join('');
    if (id.length === LENGTH && !taken.has(id)) return id;
  }
}
