// UIMA CAS XMI: a folder with a file for each article, and the types that they are of.

import type { Format } from '../format';
import { HOLDS_ALL } from '../holds';
import { casFiles } from './casFiles';
import { readXmi } from './readXmi';
import { NO_XML } from '../xml';
import { xmiText } from './xmiText';

/** Offsets are UTF-16, as in Java. */
export const UIMA_XMI: Format = {
  id: 'uima-xmi',
  title: 'UIMA CAS XMI',
  description: 'A folder of XMI files with their type system for UIMA, INCEpTION and dkpro-cassis.',
  holds: HOLDS_ALL,
  heeds: ['tokens'],
  write: (articles, context) =>
    casFiles(articles, { ending: '.xmi', forbidden: NO_XML, textOf: xmiText }, context),
  read: readXmi,
};
