/** The API's own page of return codes: what the code answers, beside what the contract says. */

import { STATUS_CODES } from 'node:http';
import type { Contract } from '../contract/contract.js';
import { describeDeclared } from './describe-declared.js';
import { describeOverriddenRoutes } from './describe-override.js';
import type { Inventory, OverrideRecord, ResponseRecord, RouteRecord } from './inventory-schema.js';

/** A response and the route that answers it. */
interface Answer {
  readonly route: RouteRecord;
  readonly response: ResponseRecord;
}

/** More texts than this of one cause are not listed. */
const MAXIMUM_TEXTS = 5;
const NOTHING = '–';

/**
 * @param inventory - The inventory.
 * @param contract - The contract in force.
 * @returns A page with one table of normal codes, one of error codes, and one of the exceptions where the contract has some.
 */
export function printMarkdown({ routes, summary, overrides }: Inventory, contract: Contract): string {
  const answers = new Map<number, Answer[]>();
  for (const route of routes) {
    for (const response of route.responses) {
      for (const code of response.status ?? []) answers.set(code, [...(answers.get(code) ?? []), { route, response }]);
    }
  }
  const codes = [...new Set([...contract.success.keys(), ...contract.errors.keys(), ...answers.keys()])].sort((one, other) => one - other);
  const normal = codes.filter((code) => code < 400).map((code) => normalRow(contract, code, answers.get(code) ?? []));
  const errors = codes.filter((code) => code >= 400).flatMap((code) => errorRows(contract, code, answers.get(code) ?? []));
  return `# Return codes

What ${count(summary.routes, 'route')} answer${summary.routes === 1 ? 's' : ''}, beside the contract ${codeText(contract.name)}. Not determined: ${summary.unresolved}.

## Normal return codes

${table(['Code', 'Type', 'Methods in the contract', 'Answered by'], normal)}

## Error return codes

${table(['Code', 'Type', 'Cause in the contract', 'Causes in the code', 'Answered by'], errors)}
${declaredSection(routes)}${overridesSection(overrides)}`;
}

/** The routes whose documentation differs from what they answer; nothing when there are none. */
function declaredSection(routes: readonly RouteRecord[]): string {
  const rows = routes.flatMap(({ method, path, declared }) => {
    const differences = describeDeclared(declared);
    return differences.length === 0 ? [] : [[`${method ?? 'unknown method'} ${path ?? 'unknown path'}`, differences.join('; ')]];
  });
  return rows.length === 0 ? '' : `\n## Declared otherwise\n\n${table(['Route', 'What its documentation says'], rows)}\n`;
}

function overridesSection(overrides: readonly OverrideRecord[]): string {
  return overrides.length === 0 ? '' : `\n## Exceptions\n\n${table(['Where', 'Reason', 'Routes'], overrides.map(overrideRow))}\n`;
}

function overrideRow(override: OverrideRecord): string[] {
  return [codeText(describeOverriddenRoutes(override)), override.reason, `${override.routes}${override.used === false ? ' (nothing uses it)' : ''}`];
}

function normalRow({ success }: Contract, code: number, answers: readonly Answer[]): string[] {
  const row = success.get(code);
  const methods = row === undefined ? 'not in the contract' : [...row.methods].join(', ');
  return [String(code), row?.type ?? STATUS_CODES[code] ?? NOTHING, methods, describeRoutes(answers)];
}

/** A row for each cause of the contract, and one for answers that name none of them. */
function errorRows({ errors }: Contract, code: number, answers: readonly Answer[]): string[][] {
  const row = errors.get(code);
  const start = [String(code), row?.type ?? STATUS_CODES[code] ?? NOTHING];
  const rows = (row?.causes ?? []).map((cause) => {
    const naming = answers.filter(({ response }) => response.causes.some((evidence) => evidence.cause === cause.id));
    return [...start, `${cause.description} (${codeText(cause.id)})`, describeTexts(naming, cause.id), describeRoutes(naming)];
  });
  const others = answers.filter(({ response }) => response.causes.every((evidence) => evidence.cause === null));
  if (others.length === 0 && rows.length > 0) return rows;
  const noCause = row === undefined ? 'not in the contract' : rows.length === 0 ? 'any' : 'none of them';
  return [...rows, [...start, noCause, describeTexts(others, null), describeRoutes(others)]];
}

function describeTexts(answers: readonly Answer[], cause: string | null): string {
  const texts = new Set(answers.flatMap(({ response }) => response.causes.filter((evidence) => evidence.cause === cause).map(({ text }) => text)));
  const [shown, rest] = [[...texts].slice(0, MAXIMUM_TEXTS), texts.size - MAXIMUM_TEXTS];
  if (shown.length === 0) return NOTHING;
  return [...shown.map(codeText), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

/** `GET 3, POST 1 (1 refused)`: how many routes of each method. */
function describeRoutes(answers: readonly Answer[]): string {
  const byMethod = new Map<string, { readonly routes: Set<RouteRecord>; readonly refused: Set<RouteRecord> }>();
  for (const { route, response } of answers) {
    const method = route.method ?? 'unknown method';
    const entry = byMethod.get(method) ?? { routes: new Set(), refused: new Set() };
    byMethod.set(method, entry);
    entry.routes.add(route);
    if (response.findings.length > 0) entry.refused.add(route);
  }
  if (byMethod.size === 0) return NOTHING;
  return [...byMethod]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([method, { routes, refused }]) => `${method} ${routes.size}${refused.size === 0 ? '' : ` (${refused.size} refused)`}`)
    .join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n');
}

function escapeCell(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').replaceAll('|', '\\|').trim();
}

function codeText(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
