// Lists in the help of verbs.

const WIDTH = 100;
const INDENT = 2;
const COLUMN = 18;

/** Names with what they are, in two columns, broken where a terminal would break them. */
export function describedNames(
  names: readonly { readonly id: string; readonly description: string }[],
): string {
  return names.map(({ id, description }) => described(id, description)).join('\n');
}

function described(id: string, description: string): string {
  const lines = [`${' '.repeat(INDENT)}${id.padEnd(COLUMN - 1)} `];
  for (const word of description.split(' ')) {
    const last = lines.at(-1) ?? '';
    const joined = last.endsWith(' ') ? last + word : `${last} ${word}`;
    if (joined.length <= WIDTH) lines[lines.length - 1] = joined;
    else lines.push(' '.repeat(INDENT + COLUMN) + word);
  }
  return lines.join('\n');
}
