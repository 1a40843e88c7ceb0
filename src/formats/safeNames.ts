// Names that a format allows, each another one.

/**
 * Makes allowed names: what is forbidden becomes `_`, and a name that was given to another thing
 * already gets a number. The same names in the same order give the same result.
 * @param forbidden matches each character that is not allowed, with the flags `gu`
 * @returns a function that names a thing; the key tells things of one name apart
 */
export function safeNames(forbidden: RegExp): (name: string, key?: string) => string {
  const given = new Map<string, string>();
  const taken = new Set<string>();
  return (name, key = name) => {
    const known = given.get(key);
    if (known !== undefined) return known;
    const safe = safeName(name, forbidden);
    let allowed = safe;
    for (let count = 2; taken.has(allowed); count += 1) allowed = `${safe}_${count}`;
    taken.add(allowed);
    given.set(key, allowed);
    return allowed;
  };
}

/** A name with `_` for what is forbidden; other names may give the same one. */
export function safeName(name: string, forbidden: RegExp): string {
  return name.replace(forbidden, '_') || '_';
}
