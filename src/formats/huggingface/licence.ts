// A licence as the Hugging Face hub knows it.

// Those of the hub’s identifiers that data sets have; the hub refuses a card with any other.
const KNOWN: ReadonlySet<string> = new Set([
  ...['apache-2.0', 'mit', 'gpl-3.0', 'lgpl-3.0', 'agpl-3.0', 'mpl-2.0', 'bsd', 'unlicense'],
  ...['cc', 'cc0-1.0', 'cc-by-2.0', 'cc-by-2.5', 'cc-by-3.0', 'cc-by-4.0'],
  ...['cc-by-sa-3.0', 'cc-by-sa-4.0', 'cc-by-nc-2.0', 'cc-by-nc-3.0', 'cc-by-nc-4.0'],
  ...['cc-by-nd-4.0', 'cc-by-nc-nd-3.0', 'cc-by-nc-nd-4.0'],
  ...['cc-by-nc-sa-2.0', 'cc-by-nc-sa-3.0', 'cc-by-nc-sa-4.0'],
  ...['pddl', 'odc-by', 'odbl', 'gfdl', 'other', 'unknown'],
]);

/** Fields of a card: the identifier, or `other` with what a person gave. */
export function licenceFields(licence: string | undefined): Readonly<Record<string, string>> {
  if (licence === undefined) return { license: 'unknown' };
  const id = licence.trim().toLowerCase();
  return KNOWN.has(id) ? { license: id } : { license: 'other', license_name: licence };
}
