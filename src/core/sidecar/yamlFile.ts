// What sidecars, label sets and lists of entities have in common as YAML files: how they are read,
// and the BOM and line ends that they keep.

import { isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { Document, Node } from 'yaml';
import { nodeReader } from './nodes';
import type { Fields, NodeReader } from './nodes';
import type { SidecarProblem } from './problem';
import { unsafeYaml } from './unsafeYaml';
import { yamlProblem } from './yamlProblem';

const BOM = '\uFEFF';

/** What a file says, or all that is wrong with it. */
export type YamlReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly SidecarProblem[] };

/**
 * Reads a file's text (a leading BOM and CRLF are fine). Never throws, never half-reads. That the
 * file is not too large is for the caller to check.
 * @param readRoot reads the root; `undefined` after it reported a problem
 */
export function readYaml<T extends object>(
  text: string,
  readRoot: (root: Node | null, reader: NodeReader) => T | undefined,
): YamlReading<T> {
  // A BOM is no character of the file to a person, so no column counts it.
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  const unsafe = unsafeYaml(body);
  if (unsafe) return { ok: false, problems: [unsafe] };
  const lines = new LineCounter();
  const document = parseSidecarDocument(body, lines);
  const flaws = [...document.errors, ...document.warnings];
  if (flaws.length > 0) {
    return { ok: false, problems: flaws.map((flaw) => yamlProblem(flaw, lines)) };
  }
  const reader = nodeReader(lines);
  reportRepeatedKeys(document, reader);
  const value = readRoot(document.contents, reader);
  if (!value || reader.problems.length > 0) return { ok: false, problems: reader.problems };
  return { ok: true, value };
}

/**
 * Parses YAML the one way that all our files are parsed: YAML 1.2. It must have passed `unsafeYaml`, and
 * that keys are unique is for the caller to check.
 */
export function parseSidecarDocument(text: string, lines = new LineCounter()): Document.Parsed {
  return parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    strict: true,
    lineCounter: lines,
  });
}

/**
 * Reports keys that a mapping has twice. The parser's own check takes quadratic time, which makes a
 * small hostile file hang the editor.
 */
function reportRepeatedKeys(document: Document.Parsed, reader: NodeReader): void {
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) {
          const message = `The key \`${String(key.value)}\` is here twice; delete or rename one.`;
          reader.report(key, message, 'sidecar/yaml');
        }
        seen.add(key.value);
      }
    },
  });
}

/**
 * True where a file has the format that this version reads; else that is reported.
 * @param known the format, as `article-labels/1`
 */
export function hasKnownFormat(
  fields: Fields,
  known: string,
  root: Node | null,
  reader: NodeReader,
): boolean {
  if (!fields.has('format')) {
    reader.report(root, `The key \`format: ${known}\` is missing.`, 'sidecar/format');
    return false;
  }
  const format = reader.text(fields.get('format'), 'format');
  if (format === undefined) return false;
  if (format === known) return true;
  const name = known.slice(0, known.indexOf('/') + 1);
  const isNewer = format.startsWith(name) && /^\d+$/.test(format.slice(name.length));
  reader.report(
    fields.get('format'),
    isNewer
      ? `The file has the format ${format}, which this version does not know; update Article Annotator.`
      : `The format must be \`${known}\`.`,
    'sidecar/format',
  );
  return false;
}

/** True for a key's value where nothing is written. */
export function isEmptyValue(node: Node | null): boolean {
  return node === null || ('value' in node && node.value === null);
}

/** A file's text without its BOM and with LF ends. */
export function bodyOf(text: string): string {
  const body = text.startsWith(BOM) ? text.slice(1) : text;
  return body.includes('\r\n') ? body.replaceAll('\r\n', '\n') : body;
}

/** A text with the BOM and the line ends that a file has. */
export function withFormOf(file: string, text: string): string {
  const lineEnd = /\r?\n/.exec(file)?.[0] ?? '\n';
  return (file.startsWith(BOM) ? BOM : '') + text.replaceAll('\n', lineEnd);
}
