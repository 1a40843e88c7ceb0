// Which style sheets and scripts a page may run, by their hashes.

import { sha256 } from '@noble/hashes/sha2.js';
import { encodeUtf8 } from '../core/text/utf8';

/** A source of a content security policy: this very text. */
export function policyHash(text: string): string {
  return `sha256-${base64(sha256(encodeUtf8(text)))}`;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS[(bits >> shift) & 63] ?? '');
    text += digits
      .slice(0, bytes.length - at + 1)
      .join('')
      .padEnd(4, '=');
  }
  return text;
}
