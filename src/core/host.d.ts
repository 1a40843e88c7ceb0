// The two Web globals that every host of this code has (Node, browsers, web workers). They are
// declared by hand because the core is compiled without the DOM's and Node's types.

declare class TextEncoder {
  encode(text: string): Uint8Array;
}

declare class TextDecoder {
  constructor(label: 'utf-8', options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
