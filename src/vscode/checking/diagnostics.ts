// Findings as the editor shows them.

import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  extensions,
  l10n,
  Location,
  Range,
  Uri,
} from 'vscode';
import { findingSpans } from '../../core/check/findingSpan';
import type { Finding, Severity } from '../../core/check/rule';
import type { Span } from '../../core/text/span';
import type { FilePosition } from '../../core/sidecar/problem';
import { rangeOf } from '../articleDocument';
import type { OpenArticle } from '../articleStore';
import { EXTENSION_ID, PRODUCT } from '../commands';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

// More places are no help in a list.
const MOST_PLACES = 10;

/** A diagnostic whose code leads to the documentation of the rule. */
export function ruleDiagnostic(
  { rule, severity, message }: Pick<Finding, 'rule' | 'severity' | 'message'>,
  range: Range,
): Diagnostic {
  const made = new Diagnostic(range, message, SEVERITIES[severity]);
  made.source = PRODUCT;
  const docs = rulesPage();
  made.code = docs ? { value: rule, target: docs.with({ fragment: rule }) } : rule;
  return made;
}

/** What is wrong in a file that can't be read, at the one sign where reading ended. */
export function problemDiagnostic(
  { line, column, message }: FilePosition & { readonly message: string },
  code: string,
): Diagnostic {
  const at = new Range(line - 1, column - 1, line - 1, column);
  const made = new Diagnostic(at, message, DiagnosticSeverity.Error);
  made.source = PRODUCT;
  made.code = code;
  return made;
}

/** The rule that a diagnostic of ours is of. */
export function ruleOf({ source, code }: Diagnostic): string | undefined {
  if (source !== PRODUCT) return undefined;
  const value = typeof code === 'object' ? code.value : code;
  return value === undefined ? undefined : String(value);
}

/** A range from one-based positions in a file. */
export function fileRange(start: FilePosition, end: FilePosition): Range {
  return new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}

/**
 * Diagnostics on an open article, each where a coder looks. What is said of an annotation that is
 * not in the text has no place here.
 */
export function articleDiagnostics(
  article: OpenArticle,
  findings: readonly Finding[],
): readonly Diagnostic[] {
  const { uri, lines, session } = article;
  const { layer } = session.state;
  const spanOf = findingSpans(layer);
  const lost = new Set(layer.orphans.map(({ id }) => id));
  const at = (span: Span): Location => new Location(uri, rangeOf(lines, span));
  return findings.flatMap((finding) => {
    if (finding.id !== undefined && lost.has(finding.id)) return [];
    const span = spanOf(finding);
    const range = span ? rangeOf(lines, span) : new Range(0, 0, 0, 0);
    const made = ruleDiagnostic(finding, range);
    const other =
      finding.otherId === undefined ? undefined : spanOf({ message: '', id: finding.otherId });
    const places = (finding.spans ?? []).slice(1, MOST_PLACES + 1);
    const related = [
      ...(other ? [new DiagnosticRelatedInformation(at(other), l10n.t('The other one'))] : []),
      ...places.map((place) => new DiagnosticRelatedInformation(at(place), l10n.t('Here too'))),
    ];
    if (related.length > 0) made.relatedInformation = related;
    return made;
  });
}

/** The page on the rules that the extension brings along. */
function rulesPage(): Uri | undefined {
  const extension = extensions.getExtension(EXTENSION_ID);
  return extension && Uri.joinPath(extension.extensionUri, 'docs/rules.md');
}
