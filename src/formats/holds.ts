// What formats hold that leave nothing out, and those that hold nothing but flat spans.

import type { Holds } from './format';

export const HOLDS_ALL: Holds = {
  overlaps: true,
  fragments: true,
  newlines: true,
  relations: true,
  attributes: true,
  articleAttributes: true,
  notes: true,
  entities: true,
};

/** One label for each token, and nothing else. */
export const HOLDS_TAGS: Holds = {
  overlaps: false,
  fragments: false,
  newlines: false,
  relations: false,
  attributes: false,
  articleAttributes: false,
  notes: false,
  entities: false,
};
