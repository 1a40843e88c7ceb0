// The check of an article's own text, whether it is annotated or not.

import type { RuleLevels, Severity } from '../../model/ruleLevel';
import type { FilePosition } from '../../sidecar/problem';
import { invalidUtf8 } from '../../text/invalidUtf8';
import { decodeUtf8 } from '../../text/utf8';
import { levelOf } from '../level';
import { controlCharacter } from './controlCharacter';
import { decomposedAccents } from './decomposedAccents';
import { lineTerminator } from './lineTerminator';
import { loneCr } from './loneCr';
import { mixedLineEnds } from './mixedLineEnds';
import { replacementCharacter } from './replacementCharacter';
import { strayBom } from './strayBom';
import type { TextRule } from './textRule';

export const TEXT_RULES: readonly TextRule[] = [
  mixedLineEnds,
  loneCr,
  decomposedAccents,
  replacementCharacter,
  strayBom,
  controlCharacter,
  lineTerminator,
];

/**
 * The rule that bytes are UTF-8. It can't be silenced, since such a file is never annotated: its
 * offsets would not hold in another program.
 */
export const ARTICLE_ENCODING = {
  id: 'article-encoding',
  severity: 'error',
  docs: 'The article is not UTF-8 text. It is never annotated, since its offsets would not hold in another program. This rule can’t be switched off.',
} as const;

/** The rule that the article is a file that may be read. It can't be silenced either. */
export const ARTICLE_FILE = {
  id: 'article-file',
  severity: 'error',
  docs: 'What is named like an article is not a file that is read: a link out of the corpus, a device, or a file too large. This rule can’t be switched off.',
} as const;

/** A flaw of an article's text with its rule and its place in the file. */
export interface TextFinding {
  /** Id of the rule. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly position: FilePosition;
  /** Where it ends; the same as `position` for what has no width. */
  readonly end: FilePosition;
}

/** All that is found in the bytes of an article, in the order of the rules. Never throws. */
export function checkArticleBytes(
  bytes: Uint8Array,
  labelSetLevels: RuleLevels | undefined,
  levels: RuleLevels = {},
): readonly TextFinding[] {
  const decoded = decodeUtf8(bytes);
  if (decoded === undefined) return [encodingFinding(bytes)];
  return TEXT_RULES.flatMap((rule) => {
    const severity = levelOf(rule, labelSetLevels, levels);
    const flaw = severity === 'off' ? undefined : rule.check(decoded);
    if (severity === 'off' || !flaw) return [];
    const { message, span } = flaw;
    return {
      rule: rule.id,
      severity,
      message,
      position: positionIn(decoded, span.start),
      end: positionIn(decoded, span.end),
    };
  });
}

function encodingFinding(bytes: Uint8Array): TextFinding {
  const { offset, byte, line, seems } = invalidUtf8(bytes) ?? {
    offset: 0,
    byte: 0,
    line: 1,
    seems: 'other',
  };
  const hex = byte.toString(16).toUpperCase().padStart(2, '0');
  const position = { line, column: 1 };
  const remedy =
    seems === 'utf16'
      ? 'it seems to be UTF-16; save it as UTF-8'
      : 'reopen it with its right encoding and save it as UTF-8';
  return {
    rule: ARTICLE_ENCODING.id,
    severity: ARTICLE_ENCODING.severity,
    message: `The article is not UTF-8 text (byte ${offset}, 0x${hex}), so it can’t be annotated: ${remedy}.`,
    position,
    end: position,
  };
}

/** Line and column as an editor shows them: a BOM is no character, and CR, LF and CRLF end lines. */
function positionIn(decoded: string, offset: number): FilePosition {
  const before = decoded.slice(decoded.startsWith('\uFEFF') ? 1 : 0, offset);
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
