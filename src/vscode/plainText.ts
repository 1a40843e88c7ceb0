// Text of files in places where the editor takes some signs for more than text.

/**
 * A text for a message: without this, a name such as `[x](command:…)` in a file that somebody sent
 * would be a link that runs the command.
 */
export function plainMessage(text: string): string {
  return text.replaceAll('](', '] (');
}

/** A text for the status bar and for pickers, where `$(name)` would be an icon. */
export function plainLabel(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
