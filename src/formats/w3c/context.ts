// What the words of our Web Annotations mean: the W3C's context, and terms of our own beside it.

/** Defines the Web Annotation Data Model's terms. */
const ANNOTATIONS = 'http://www.w3.org/ns/anno.jsonld';

// Nobody can own this domain (RFC 6761), so the addresses are the same for everybody and mean
// nobody's site. Who publishes a corpus replaces it with the place where that is.
const CORPUS = 'https://corpus.invalid/';

const OWN_TERMS = {
  aa: 'urn:article-annotator:',
  Attribute: 'aa:Attribute',
  article: { '@id': 'aa:article', '@type': '@id' },
  articleId: 'aa:articleId',
  sha256: 'aa:sha256',
  status: 'aa:status',
  title: 'http://purl.org/dc/terms/title',
  date: 'http://purl.org/dc/terms/date',
  dateline: 'aa:dateline',
  agency: 'aa:agency',
  credits: 'aa:credits',
  readingMinutes: 'aa:readingMinutes',
  entity: 'aa:entity',
  origin: 'aa:origin',
  attributes: 'aa:attribute',
  // A list, since JSON-LD takes other arrays for sets.
  values: { '@id': 'aa:values', '@container': '@list' },
};

/**
 * The context of one file. Without a definition of its own a property would be dropped silently by
 * every program that expands the file; without a base, every relative address.
 * @param iri address of the file from the folder that is written
 */
export function contextOf(iri: string): unknown {
  return [ANNOTATIONS, { '@base': `${CORPUS}${iri}`, ...OWN_TERMS }];
}

/** Part of an address for any text; what an address can't have is percent-encoded. */
export function iriPart(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** The address of a path, relative to the folder that is written. */
export function iriOf(path: string): string {
  return path.split('/').map(iriPart).join('/');
}

/** What `iriPart` was made of; the part itself where it is no percent-encoded UTF-8. */
export function fromIriPart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
