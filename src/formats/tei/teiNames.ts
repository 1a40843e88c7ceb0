// Names in a TEI file: TEI's own, and those that we make of ours.

import { safeName, safeNames } from '../safeNames';

export const TEI_NAMESPACE = 'http://www.tei-c.org/ns/1.0';

/** `xml:id` of the element with the article's text. */
export const TEXT_ID = 'text';

/** `xml:id` of the list of labels. */
export const LABELS_ID = 'labels';

/** Types of feature structures that we write. */
export const FEATURES = { annotation: 'annotation', article: 'article', attributes: 'attributes' };

/** Names of features that we write. */
export const FEATURE = { attributes: 'attributes', origin: 'origin', replaced: 'replaced' };

// All that a name of XML may have without a second look.
const FORBIDDEN = /[^A-Za-z0-9_.-]/gu;

const PREFIXES = {
  annotation: '',
  relation: '',
  label: 'label.',
  entity: 'entity.',
  features: 'fs.',
};

/** Makes `xml:id`s of one file, each another one: `k7m2xq9d` and `label.actor`. */
export function idsOf(): (kind: keyof typeof PREFIXES, id: string) => string {
  const names = safeNames(FORBIDDEN);
  names(TEXT_ID, '');
  names(LABELS_ID, ' ');
  return (kind, id) => {
    const own = `${PREFIXES[kind]}${id}`;
    return names(/^[A-Za-z_]/u.test(own) ? own : `id.${own}`, `${kind} ${id}`);
  };
}

/** A name for an attribute or a relation; what it was made of stands beside it where it differs. */
export function xmlName(name: string): string {
  const safe = safeName(name, FORBIDDEN);
  return /^[A-Za-z_]/u.test(safe) ? safe : `_${safe}`;
}
