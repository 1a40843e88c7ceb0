// Options of the command line for what only a person can say of a data set.

import type { AboutDataset } from '../core/report/about';

/** For `readArguments`. */
export const ABOUT_OPTIONS = {
  title: { type: 'string' },
  licence: { type: 'string' },
  source: { type: 'string' },
  language: { type: 'string' },
} as const;

export const ABOUT_HELP = `  --title <text>      title of the card and of the report
  --licence <text>    licence of the dataset, such as cc-by-4.0
  --source <text>     where the articles come from: a text or a web address
  --language <code>   language of the articles, such as en`;

/** What was given, as `parseArgs` has it. */
type AboutValues = { readonly [Name in keyof AboutDataset]: string | undefined };

/** What was given of it. */
export function aboutOf({ title, licence, source, language }: Partial<AboutValues>): AboutDataset {
  return {
    ...(title && { title }),
    ...(licence && { licence }),
    ...(source && { source }),
    ...(language && { language }),
  };
}
