// UIMA JSON CAS: a folder with a file for each article, which has its types in it.

import type { Format } from '../format';
import { HOLDS_ALL } from '../holds';
import { casFiles } from './casFiles';
import { casJsonText } from './casJsonText';
import { readCasJson } from './readCasJson';

// JSON can write a lone surrogate, and readers then fail on it.
const NO_JSON = /\p{Cs}/gu;

/** Offsets are UTF-16, as in Java. */
export const UIMA_JSON: Format = {
  id: 'uima-json',
  title: 'UIMA JSON CAS',
  description: 'A folder of JSON files for UIMA, INCEpTION and dkpro-cassis, each with its types.',
  holds: HOLDS_ALL,
  heeds: ['tokens'],
  write: (articles, context) =>
    casFiles(articles, { ending: '.json', forbidden: NO_JSON, textOf: casJsonText }, context),
  read: readCasJson,
};
