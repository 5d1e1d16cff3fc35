/** `eslint --format …/sarif.js`: the findings of a run as SARIF 2.1.0, for code scanning. */

import { pathToFileURL } from 'node:url';
import type { Edit, FileReport, Message, ReportContext, SuppressedMessage } from './eslint-report.js';
import { namedPlaces } from './named-places.js';
import { relativePath } from '../model/relative-path.js';

/** The folder that ESLint ran in. */
const BASE = 'SRCROOT';
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/**
 * @param reports - What ESLint found, for each file.
 * @param context - The run.
 * @returns A log of SARIF 2.1.0 (OASIS, 2020) in JSON: one result for each message, with the places that it names as
 *   related locations and its fix and suggestions as fixes; what is suppressed is marked so. What no rule says, such as
 *   a file that cannot be parsed, is a notification, and then the run was no success.
 */
export default function formatAsSarif(reports: readonly FileReport[], context: ReportContext): string {
  const messages = reports.flatMap((report) => [...report.messages, ...(report.suppressedMessages ?? [])].map((message) => ({ report, message })));
  const ids = [...new Set(messages.flatMap(({ message }) => message.ruleId ?? []))].sort();
  const failures = messages.filter(({ message }) => message.ruleId === null);
  const log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'ESLint', informationUri: 'https://eslint.org', rules: ids.map((id) => ruleOf(id, context)) } },
        originalUriBaseIds: { [BASE]: { uri: `${pathToFileURL(context.cwd).href}/` } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: !failures.some(({ message }) => message.fatal === true),
            toolExecutionNotifications: failures.map(({ report, message }) => ({
              level: levelOf(message),
              message: { text: message.message },
              locations: [locationOf(report, message, context)],
            })),
          },
        ],
        results: messages.flatMap(({ report, message }) =>
          message.ruleId === null ? [] : [resultOf(report, message, message.ruleId, ids.indexOf(message.ruleId), context)],
        ),
      },
    ],
  };
  return JSON.stringify(log, null, 2);
}

function ruleOf(id: string, { rulesMeta }: ReportContext): object {
  const { description, url } = rulesMeta?.[id]?.docs ?? {};
  return {
    id,
    ...(description === undefined ? {} : { shortDescription: { text: description } }),
    ...(url === undefined ? {} : { helpUri: url }),
  };
}

function resultOf(report: FileReport, message: Message | SuppressedMessage, ruleId: string, ruleIndex: number, context: ReportContext): object {
  const related = namedPlaces(message.message);
  const fixes = [
    ...(message.fix === undefined ? [] : [fixOf(report, 'Fix it.', message.fix, context)]),
    ...(message.suggestions ?? []).map(({ desc, fix }) => fixOf(report, desc, fix, context)),
  ];
  return {
    ruleId,
    ruleIndex,
    level: levelOf(message),
    message: { text: message.message },
    locations: [locationOf(report, message, context)],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map(({ file, line }, index) => ({
            id: index + 1,
            message: { text: 'the answer' },
            physicalLocation: { artifactLocation: artifact(file), region: { startLine: line } },
          })),
        }),
    ...(fixes.length === 0 ? {} : { fixes }),
    ...('suppressions' in message
      ? {
          suppressions: message.suppressions.map(({ kind, justification }) => ({
            kind: kind === 'file' ? 'external' : 'inSource',
            ...(justification === undefined || justification === '' ? {} : { justification }),
          })),
        }
      : {}),
  };
}

function levelOf({ severity }: Message): 'error' | 'warning' {
  return severity === 2 ? 'error' : 'warning';
}

function locationOf({ filePath }: FileReport, { line, column, endLine, endColumn }: Message, { cwd }: ReportContext): object {
  const end = endLine === undefined || endColumn === undefined ? {} : { endLine, endColumn };
  const region = line === undefined || line === 0 ? {} : { region: { startLine: line, startColumn: Math.max(column ?? 1, 1), ...end } };
  return { physicalLocation: { artifactLocation: artifact(relativePath(filePath, cwd)), ...region } };
}

function fixOf({ filePath }: FileReport, description: string, { range: [start, end], text }: Edit, { cwd }: ReportContext): object {
  const replacement = { deletedRegion: { charOffset: start, charLength: end - start }, insertedContent: { text } };
  return { description: { text: description }, artifactChanges: [{ artifactLocation: artifact(relativePath(filePath, cwd)), replacements: [replacement] }] };
}

function artifact(path: string): object {
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE };
}
