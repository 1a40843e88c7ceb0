// How WebAnno TSV writes characters that have a meaning in it.

/** A value of a feature as a cell has it. */
export function escapedValue(value: string): string {
  return value.replace(/->|[\\[\]|_;\t\n*]/gu, (found) => `\\${NAMES.get(found) ?? found}`);
}

export function unescapedValue(cell: string): string {
  return cell.replace(/\\(->|[\\[\]|_;tn*])/gu, (_, name: string) => CHARACTERS.get(name) ?? name);
}

/** One line of an article as `#Text=` has it. */
export function escapedText(line: string): string {
  return line.replace(/[\p{Cc}\\]/gu, (found) => {
    const name = NAMES.get(found);
    if (name !== undefined) return `\\${name}`;
    return found === '\\' || isOtherControl(found) ? `\\${found}` : found;
  });
}

export function unescapedText(escaped: string): string {
  return escaped.replace(/\\([tnfrb\p{Cc}\\])/gu, (whole, name: string) => {
    const character = CHARACTERS.get(name);
    if (character !== undefined) return character;
    return name === '\\' || isOtherControl(name) ? name : whole;
  });
}

/** A cell's parts: what is stacked on a token, or the slots of an annotation. */
export function partsOf(cell: string, separator: '|' | ';'): readonly string[] {
  const parts: string[] = [];
  let [part, isEscaped] = ['', false];
  for (const character of cell) {
    if (character === separator && !isEscaped) {
      parts.push(part);
      part = '';
      continue;
    }
    part += character;
    isEscaped = character === '\\' && !isEscaped;
  }
  return [...parts, part];
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ['\t', 't'],
  ['\n', 'n'],
  ['\f', 'f'],
  ['\r', 'r'],
  ['\b', 'b'],
]);
const CHARACTERS = new Map([...NAMES].map(([character, name]) => [name, character]));

/** Controls that have no name and are escaped all the same; those from U+007F on are not. */
function isOtherControl(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 8 || (code > 13 && code < 32);
}
