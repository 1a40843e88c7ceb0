// Git's own merge of three files, line by line.

import { execFile } from 'node:child_process';

/** Three files on the disk. */
export interface MergePaths {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

/** The bytes that git makes of them. */
export interface MergedLines {
  readonly bytes: Uint8Array;
  readonly isClean: boolean;
}

// As many conflicts, or more, are one exit code to git; beyond it are failures.
const MOST_CONFLICTS = 127;
// Bytes. Two sides of the largest sidecar and their markers.
const LARGEST = 512 * 1024 * 1024;

/**
 * Merges by `git merge-file`; none of the files is changed. `undefined` where there is no git, or
 * where it can't merge such files.
 * @param markerSize how many characters a conflict marker has
 */
export function gitMergeFile(
  { base, ours, theirs }: MergePaths,
  markerSize: number,
): Promise<MergedLines | undefined> {
  const labels = ['-L', 'ours', '-L', 'base', '-L', 'theirs'];
  const options = ['merge-file', '-p', '-q', `--marker-size=${markerSize}`, ...labels];
  return new Promise((resolve) => {
    execFile(
      'git',
      [...options, '--', ours, base, theirs],
      { encoding: 'buffer', maxBuffer: LARGEST, windowsHide: true },
      (error, bytes) => {
        const code = error === null ? 0 : error.code;
        const isMerged = typeof code === 'number' && code <= MOST_CONFLICTS && code >= 0;
        resolve(isMerged ? { bytes, isClean: code === 0 } : undefined);
      },
    );
  });
}
