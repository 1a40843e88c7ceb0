// The file of a report: Markdown or HTML, by its ending.

import { extname } from 'node:path';
import { reportMarkdown } from '../core/report/reportMarkdown';
import { reportParts } from '../core/report/reportParts';
import type { ReportFacts } from '../core/report/reportParts';
import { writeStreamAtomically } from '../node/atomicWrite';
import { reportPage } from '../render/report/reportPage';
import { exportFileProblem } from './exportFile';

/**
 * Why a report can't be written to a path; `undefined` where it can.
 * @param corpus folder of the articles, absolute
 */
export async function reportFileProblem(path: string, corpus: string): Promise<string | undefined> {
  if (writerOf(path)) return exportFileProblem(path, corpus);
  return `The ending of ${path} names no kind of report; use .md or .html.`;
}

/** @param path absolute, with an ending that `reportFileProblem` has nothing against */
export async function writeReport(path: string, facts: ReportFacts): Promise<void> {
  const text = (writerOf(path) ?? reportMarkdown)(reportParts(facts));
  await writeStreamAtomically(path, whole(text));
}

function writerOf(path: string): typeof reportMarkdown | undefined {
  switch (extname(path).toLowerCase()) {
    case '.md':
      return reportMarkdown;
    case '.html':
    case '.htm':
      return reportPage;
    default:
      return undefined;
  }
}

async function* whole(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}
