// The command line by which a person tells git to call this program.

import type { Command } from './ownCommand';

/**
 * One line that sets the merge driver and the diff of sidecars for the repository that it is run
 * in. Git itself hands the values to a POSIX shell, on Windows too.
 * @param command what runs this program
 */
export function gitConfigLine(command: Command, platform: NodeJS.Platform): string {
  const program = command.map(shellWord).join(' ');
  const settings: readonly (readonly [key: string, value: string])[] = [
    ['merge.article-annotations.name', 'merge annotations by id and field'],
    [
      'merge.article-annotations.driver',
      // Git puts its own words in the place of what begins with a per cent sign.
      `${program.replaceAll('%', '%%')} merge %O %A %B --path=%P --marker-size=%L`,
    ],
    ['diff.article-annotations.textconv', `${program} textconv`],
  ];
  const quote = platform === 'win32' ? windowsWord : singleQuoted;
  return settings.map(([key, value]) => `git config ${key} ${quote(value)}`).join(' && ');
}

/** A word for the POSIX shell that git starts; nothing in it means anything to that shell. */
function shellWord(word: string): string {
  return /^[\w@+:,./-]+$/.test(word) ? word : singleQuoted(word);
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** For cmd and PowerShell alike. A path on Windows has no double quote in it. */
function windowsWord(text: string): string {
  return `"${text}"`;
}
