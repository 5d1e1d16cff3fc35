/** The inventory for people, grouped by file. */

import { describeDeclared } from './describe-declared.js';
import { describeOverriddenRoutes } from './describe-override.js';
import type { Inventory, RouteRecord } from './inventory-schema.js';

/** Stands after a code that the contract refuses. */
const REFUSED = '!';

/**
 * @param inventory - The inventory.
 * @returns A block of lines for each file with routes, the exceptions of the contract that nothing uses, and a summary.
 */
export function printTable(inventory: Inventory): string {
  const files = new Map<string, RouteRecord[]>();
  for (const route of inventory.routes) files.set(route.file, [...(files.get(route.file) ?? []), route]);
  const blocks = [...files].map(([file, routes]) => `${file}\n${printRoutes(routes)}\n`);
  const unused = inventory.overrides
    .filter(({ used }) => used === false)
    .map((override) => `Nothing uses the exception ${override.at} for ${describeOverriddenRoutes(override)}: ${override.reason}\n`);
  return [...blocks, ...unused, summarize(inventory)].join('\n');
}

function printRoutes(routes: readonly RouteRecord[]): string {
  const rows = routes.map(({ line, method, path, responses, unresolved, declared, overrides }) => [
    String(line),
    method ?? '?',
    path ?? '?',
    printCodes(responses),
    [
      ...(unresolved.length === 0 ? [] : [`${unresolved.length} unresolved`]),
      ...describeDeclared(declared),
      ...overrides.map(({ reason }) => `exception: ${reason}`),
    ].join('; '),
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => row.map((cell, column) => (column === 0 ? cell.padStart(widths[0] ?? 0) : cell.padEnd(widths[column] ?? 0))))
    .map((cells) => `  ${cells.join('  ')}`.trimEnd())
    .join('\n');
}

function printCodes(responses: RouteRecord['responses']): string {
  const codes = new Map<number, boolean>();
  for (const { status, findings } of responses) {
    for (const code of status ?? []) codes.set(code, codes.get(code) === true || findings.length > 0);
  }
  return [...codes]
    .sort(([one], [other]) => one - other)
    .map(([code, isRefused]) => (isRefused ? `${code}${REFUSED}` : String(code)))
    .join(' ');
}

function summarize({ contract, summary, routes }: Inventory): string {
  const refused = routes.flatMap(({ responses }) => responses).filter(({ findings }) => findings.length > 0).length;
  const verdict =
    refused === 0 ? `the contract '${contract}' refuses none` : `the contract '${contract}' refuses ${refused} (marked with ${REFUSED})`;
  const known = `${summary.resolvedResponses} of ${count(summary.responses, 'response')} with a known status`;
  return `${count(summary.files, 'file')}, ${count(summary.routes, 'route')}, ${known}, ${summary.unresolved} unresolved; ${verdict}.\n`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
