// Characters that a file can't hold: each becomes one other, so that offsets stay as they are.

const REPLACEMENT = '\uFFFD';

/** A text with U+FFFD for each character that is forbidden. */
export function fittedText(text: string, forbidden: RegExp): string {
  return text.replace(forbidden, REPLACEMENT);
}

/** What was replaced, as `12:1 40:c`: UTF-16 offset and hexadecimal code; absent for nothing. */
export function replacedCharacters(text: string, forbidden: RegExp): string | undefined {
  const all = Array.from(
    text.matchAll(forbidden),
    ({ 0: character, index }) => `${index}:${character.charCodeAt(0).toString(16)}`,
  );
  return all.length > 0 ? all.join(' ') : undefined;
}

/** The text as it was, where it still has U+FFFD at each of the places. */
export function restoredText(text: string, replaced: string): string {
  const units = text.split('');
  for (const item of replaced.split(' ')) {
    const [, at, code] = /^(\d{1,9}):([0-9a-f]{1,4})$/u.exec(item) ?? [];
    if (at === undefined || code === undefined || units[Number(at)] !== REPLACEMENT) return text;
    units[Number(at)] = String.fromCharCode(parseInt(code, 16));
  }
  return units.join('');
}
