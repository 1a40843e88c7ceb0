// Addresses in files that anybody may have written.

import { fromIriPart } from './context';

/** Our ids are fragments of their file; others keep their address. */
export function plainId(address: string): string {
  return address.startsWith('#') ? fromIriPart(address.slice(1)) : address;
}

export function withoutQuery(address: string): string {
  return address.replace(/[?#].*$/su, '');
}

/** The path of a relative address from a file; `undefined` where it is of another place. */
export function pathOf(address: string, file: string): string | undefined {
  const plain = withoutQuery(address);
  if (/^(?:[a-z][a-z0-9+.-]*:|\/)/iu.test(plain)) return undefined;
  const parts = file.split('/').slice(0, -1);
  for (const part of plain.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(fromIriPart(part));
  }
  return parts.join('/');
}
