// The real-world things that mentions name, as a corpus lists them.

/** One thing: a person, a group, a place. */
export interface Entity {
  /** What sidecars and exports say: `kataib-hezbollah`. Unique in its list and hardly ever changed. */
  readonly key: string;
  /** What a person reads: `Kataib Hezbollah`. */
  readonly name: string;
  /** Other names of it: short forms, spellings. Empty where there are none. */
  readonly aliases: readonly string[];
  /** Its item in Wikidata: `Q1234`. */
  readonly wikidata?: string;
  /** Key of the label that its mentions mostly have: `actor`. */
  readonly label?: string;
  readonly note?: string;
}

/** The value of `format` that this version reads and writes. */
export const ENTITIES_FORMAT = 'article-entities/1';

/** Name of the file in a corpus' folder. */
export const ENTITIES_FILE = 'entities.yaml';

/** What an item of Wikidata is called. */
export const WIKIDATA_ID = /^Q[1-9]\d{0,11}$/;

/** Address of an entity's page in Wikidata; `undefined` where it has none. */
export function wikidataPage({ wikidata }: Entity): string | undefined {
  if (wikidata === undefined || !WIKIDATA_ID.test(wikidata)) return undefined;
  return `https://www.wikidata.org/wiki/${wikidata}`;
}

/** Order by key in UTF-16 code units: the same on every machine. */
export function compareEntities(a: Entity, b: Entity): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
