// Annotations of a CAS that are not for people: the text's structure, and what is said of words.

import type { ReadTypes } from './readTypes';
import { DOCUMENT } from './types';

// Sentences and tokens, metadata, settings of INCEpTION, pages of PDF and elements of XML.
const STRUCTURAL =
  /^(?:de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?:segmentation|metadata)|de\.tudarmstadt\.ukp\.(?:clarin\.webanno|inception)\.api|org\.dkpro\.core\.api\.(?:pdf|xml))\./u;

// Parts of speech, phrases and dependencies, one or more for each word.
const OF_WORDS = /^de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?:lexmorph|syntax)\./u;

export function isStructural(type: string, types: ReadTypes): boolean {
  return STRUCTURAL.test(type) || types.isKindOf(type, DOCUMENT);
}

export function isOfWords(type: string): boolean {
  return OF_WORDS.test(type);
}
