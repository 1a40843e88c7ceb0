// A list of entities that can't be read: a finding in its own file, outside the rules of sidecars.

/** What findings, documentation and reports say of it. */
export const ENTITY_LIST_FLAW = {
  id: 'entity-list',
  severity: 'error',
  docs: 'An `entities.yaml` can’t be read whole, so it is never written to either. Until it is mended, nothing is said of the entities of the articles below it.',
} as const;
