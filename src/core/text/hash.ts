// The fingerprint by which a sidecar knows its article again.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { encodeUtf8 } from './utf8';

/** SHA-256 of a canonical text in UTF-8, as 64 lower-case hexadecimal digits. */
export function textHash(canonical: string): string {
  return bytesToHex(sha256(encodeUtf8(canonical)));
}
