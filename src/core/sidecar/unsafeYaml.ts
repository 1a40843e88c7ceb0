// What makes a text unfit for the YAML parser, found before the parser sees it.

import { Lexer } from 'yaml';
import type { ProblemRule, SidecarProblem } from './problem';

// UTF-16 units. A sidecar of 100,000 annotations is about 20 million.
const LONGEST = 64_000_000;
// The YAML parser takes microseconds and a kilobyte for each token. A sidecar of 30,000 annotations
// has about a million; more than this are only read in canonical form, which takes no parser.
const LONGEST_TO_PARSE = 16_000_000;
const MOST_TOKENS = 1_500_000;
// The parser is recursive: where the nesting exhausts its stack, the whole process can go down.
const DEEPEST_FLOW = 32;
const DEEPEST_COLUMN = 120;
// Each at the start of a line, which only LF ends.
const CONFLICT_MARKER = /(?<![^\n])(?:<{7}|\|{7}|={7}|>{7})(?= |\r?\n|\r?$)/;
// What YAML does not allow in a file. Editors write none of it; a crash or a bad disk does.
// eslint-disable-next-line no-control-regex -- to find them is its purpose
const CONTROL = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/;
const PLAIN_TAG = /^!!(?:str|int|float|bool|null|seq|map)$/;
const LINE_HEAD = /^(?:\s+|[-?:]|#[^]*)$/;
const TOO_MUCH: SidecarProblem = {
  line: 1,
  column: 1,
  rule: 'sidecar/size',
  message:
    'The file is too large to be read with what was changed in it by hand; restore it or split the article.',
};
const TOO_DEEP = 'Values are nested too deeply for a sidecar; take the nesting out.';
// What the lexer puts between the tokens, and is no part of the text.
const DOCUMENT_MARK = '\u0002';
const FLOW_END_MARK = '\u0018';
const SCALAR_MARK = '\u001F';

/**
 * The first thing in a text for which it may not be parsed: too large, a conflict marker, a
 * character that YAML forbids, an anchor, an alias, a tag of its own, or nesting without bound.
 * Linear in the length of the text.
 * @param text a file's text without its BOM
 */
export function unsafeYaml(text: string): SidecarProblem | undefined {
  if (text.length > LONGEST_TO_PARSE) return tooLarge(text) ?? TOO_MUCH;
  const marker = CONFLICT_MARKER.exec(text);
  if (marker) {
    const message =
      'Conflict markers of a git merge are in the file; resolve the conflict and save, or have git merge by annotation: run `article-annotator init --git`, then `git checkout --merge` on this file.';
    return problemAt(text, marker.index, 'sidecar/conflict', message);
  }
  const control = CONTROL.exec(text);
  if (control) {
    const code = control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const message = `The character U+${code} may not be in a YAML file; restore the file or delete it.`;
    return problemAt(text, control.index, 'sidecar/yaml', message);
  }
  return unsafeToken(text);
}

/** The problem of a text that is too large to be a sidecar. */
export function tooLarge(text: string): SidecarProblem | undefined {
  if (text.length <= LONGEST) return undefined;
  const message = 'The file is too large to be a sidecar; put it elsewhere or split the article.';
  return { line: 1, column: 1, rule: 'sidecar/size', message };
}

function unsafeToken(text: string): SidecarProblem | undefined {
  let offset = 0;
  let lineStart = 0;
  let depth = 0;
  let isScalar = false;
  let tokens = 0;
  // True while a line had only indentation and the signs of blocks within blocks.
  let isLineHead = true;
  for (const token of new Lexer().lex(text)) {
    if (token === SCALAR_MARK || token === FLOW_END_MARK || token === DOCUMENT_MARK) {
      isScalar = token === SCALAR_MARK;
      if (token === FLOW_END_MARK) depth = 0;
      continue;
    }
    tokens += 1;
    if (tokens > MOST_TOKENS) return TOO_MUCH;
    if (!isScalar) depth += depthChange(token);
    const isHead = !isScalar && LINE_HEAD.test(token);
    const isDeep = isLineHead && !isHead && depth === 0 && offset - lineStart > DEEPEST_COLUMN;
    const message =
      depth > DEEPEST_FLOW || isDeep ? TOO_DEEP : isScalar ? undefined : tokenProblem(token);
    if (message !== undefined) return problemAt(text, offset, 'sidecar/value', message);
    offset += token.length;
    isLineHead &&= isHead;
    isScalar = false;
    if (token.endsWith('\n')) {
      lineStart = offset;
      isLineHead = true;
    }
  }
  return undefined;
}

function depthChange(token: string): number {
  if (token === '[' || token === '{') return 1;
  return token === ']' || token === '}' ? -1 : 0;
}

function tokenProblem(token: string): string | undefined {
  if (token.startsWith('&') || token.startsWith('*')) {
    return 'Anchors and aliases are not read here; write the value out.';
  }
  if (token.startsWith('!') && !PLAIN_TAG.test(token)) {
    return `The tag ${token} is not read here; take it out.`;
  }
  return undefined;
}

function problemAt(
  text: string,
  offset: number,
  rule: ProblemRule,
  message: string,
): SidecarProblem {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return { line, column: offset - before.lastIndexOf('\n'), rule, message };
}
