// Where bytes stop being UTF-8.

/** The first byte that is not UTF-8. */
export interface InvalidUtf8 {
  /** Bytes from the start of the file. */
  readonly offset: number;
  /** What is there, 0 to 255. */
  readonly byte: number;
  /** One-based line; LF, CRLF and CR end lines. */
  readonly line: number;
  /** What the file seems to be instead. */
  readonly seems: 'utf16' | 'other';
}

/** Finds the first byte of a sequence that is not UTF-8; `undefined` where all are. */
export function invalidUtf8(bytes: Uint8Array): InvalidUtf8 | undefined {
  let line = 1;
  for (let at = 0; at < bytes.length;) {
    const byte = bytes[at] ?? 0;
    const isLineEnd = byte === LF || (byte === CR && bytes[at + 1] !== LF);
    const length = sequenceLength(bytes, at);
    if (length === 0) return { offset: at, byte, line, seems: seemsOf(bytes) };
    if (isLineEnd) line += 1;
    at += length;
  }
  return undefined;
}

const LF = 0x0a;
const CR = 0x0d;

function seemsOf([first, second]: Uint8Array): InvalidUtf8['seems'] {
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 ? 'utf16' : 'other';
}

/** Bytes of the character at a place; nought where none that is UTF-8 is there. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf5 ? 0 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
  for (let i = 1; i < length; i += 1) {
    const [low, high] = i === 1 ? secondByte(lead) : [0x80, 0xbf];
    const byte = bytes[at + i] ?? 0;
    if (byte < low || byte > high) return 0;
  }
  return length;
}

/** What may follow: no over-long forms, no surrogates, nothing past U+10FFFF. */
function secondByte(lead: number): readonly [number, number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  if (lead === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
