// The linter's report as workflow commands, which GitHub shows at the lines of a pull request.

import type { Severity } from '../core/model/ruleLevel';
import type { CheckFormat } from './checkFormat';
import { printable } from './print';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

export const checkGithub: CheckFormat = {
  id: 'github',
  description: 'workflow commands, which GitHub shows at the lines of a change',
  print: ({ files }, { relative }) =>
    files
      .flatMap(({ path, findings }) =>
        findings.map(({ severity, position, rule, message }) => {
          const properties = [
            `file=${escapeProperty(relative(path))}`,
            `line=${position.line}`,
            `col=${position.column}`,
            `title=${escapeProperty(rule)}`,
          ];
          return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(printable(message))}\n`;
        }),
      )
      .join(''),
};

// As GitHub's own toolkit escapes: a line break would end the command.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
