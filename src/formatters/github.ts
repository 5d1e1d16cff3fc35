/** `eslint --format …/github.js`: the findings of a run as annotations of GitHub Actions. */

import type { FileReport, Message, ReportContext } from './eslint-report.js';
import { relativePath } from '../model/relative-path.js';

/**
 * @param reports - What ESLint found, for each file.
 * @param context - The run.
 * @returns A workflow command for each message, one a line (GitHub Docs, "Workflow commands for GitHub Actions"), and
 *   how many there are; an empty text when there is none.
 */
export default function formatForGithub(reports: readonly FileReport[], { cwd }: ReportContext): string {
  const commands = reports.flatMap(({ filePath, messages }) => messages.map((message) => command(relativePath(filePath, cwd), message)));
  if (commands.length === 0) return '';
  return [...commands, `${commands.length} ${commands.length === 1 ? 'problem' : 'problems'}`].join('\n');
}

function command(file: string, { severity, ruleId, message, line, column, endLine, endColumn }: Message): string {
  const parameters = Object.entries({ file, line, col: column, endLine, endColumn, title: ruleId ?? 'eslint' }).flatMap(([name, value]) =>
    value === undefined || value === 0 ? [] : [`${name}=${escapeParameter(String(value))}`],
  );
  return `::${severity === 2 ? 'error' : 'warning'} ${parameters.join(',')}::${escapeText(message)}`;
}

function escapeText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeParameter(text: string): string {
  return escapeText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
