/** `npm run corpus -- DIR`: holds the inventory against what people read in public repositories, checked out in a folder. */

import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { inspectSourceFiles } from '../src/cli/inspect-source-files.js';
import { InventoryBuilder } from '../src/cli/inventory-builder.js';
import type { Inventory } from '../src/cli/inventory-schema.js';
import { listSourceFiles } from '../src/cli/list-source-files.js';
import { loadContract } from '../src/contract/load-contract.js';
import type { Comparison, Counts } from './compare-labels.js';
import { addCounts, compareLabels } from './compare-labels.js';
import type { Labels } from './corpus-labels.js';
import { readLabels } from './corpus-labels.js';

const MOST_FREQUENT = 10;

const { values, positionals } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
  allowPositionals: true,
});
const [folder] = positionals;
if (folder === undefined || positionals.length > 1) {
  throw new Error('Name the folder of the checkouts: npm run corpus -- [--all] [--json | --verbose] [--only TEXT] DIR. A checkout is DIR/owner+name.');
}

interface Result extends Comparison {
  readonly repository: string;
  readonly seconds: number;
  readonly warnings: readonly string[];
  readonly reasons: ReadonlyMap<string, number>;
}

/** Why a checkout cannot be compared; undefined when it can. */
function findObstacle(checkout: string, { commit }: Labels): string | undefined {
  if (!existsSync(checkout)) return 'there is no checkout';
  if (!existsSync(join(checkout, '.git'))) return undefined;
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: checkout, encoding: 'utf8' }).trim();
  return head === commit ? undefined : `the checkout is at ${head}, and the labels are of ${commit}`;
}

function takeInventory(cwd: string, labels: Labels): { readonly inventory: Inventory; readonly warnings: string[] } {
  const warnings: string[] = [];
  const builder = new InventoryBuilder();
  const labelled = labels.routes.flatMap(({ file, responses }) => [file, ...responses.map((response) => response.file)]);
  const paths = values.all ? ['.'] : [...new Set(labelled)].filter((file) => existsSync(join(cwd, file)));
  inspectSourceFiles(listSourceFiles(cwd, paths), { cwd, contract: undefined }, {
    inspect: (contract, file) => builder.add(contract, file),
    warn: (message) => warnings.push(message),
  });
  return { inventory: builder.build(loadContract(undefined, cwd), values.all), warnings };
}

function countReasons({ routes }: Inventory): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { reason } of routes.flatMap(({ unresolved }) => unresolved)) {
    const kind = reason.replaceAll(/'[^']*'/gu, "'…'");
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const print = (cells: readonly string[]): void => {
    console.log(`| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(' | ')} |`);
  };
  print(head);
  print(widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)));
  for (const row of rows) print(row);
  console.log('');
}

function printReport(results: readonly Result[], reasons: readonly (readonly [string, number])[]): void {
  const all: readonly (readonly [string, Counts])[] = [
    ...results.map(({ repository, counts }) => [repository, counts] as const),
    ['all', addCounts(results.map(({ counts }) => counts))],
  ];
  printTable(
    ['repository', 'routes', 'found', 'responses', 'right status', 'and body', 'wrong', 'unresolved', 'missing', 'lost'],
    all.map(([name, c]) => [
      name, String(c.routes), percent(c.routesFound, c.routes), String(c.responses), percent(c.rightStatus, c.responses),
      percent(c.rightBody, c.responses), `${c.wrong} (${percent(c.wrong, c.responses)})`, String(c.unresolved), String(c.missing), String(c.lost),
    ]),
  );
  printTable(
    ['repository', 'verdicts right', 'findings labelled', 'right', 'false alarms', 'missed', 'routes', 'all resolved'],
    all.map(([name, c]) => [
      name, percent(c.rightVerdicts, c.rightStatus), String(c.labelledFindings), String(c.rightFindings), String(c.falseAlarms),
      String(c.missedFindings), String(c.inventoryRoutes), percent(c.resolvedRoutes, c.inventoryRoutes),
    ]),
  );
  printTable(['most frequent reasons', 'times'], reasons.map(([reason, count]) => [reason, String(count)]));
}

const results: Result[] = [];
for (const [name, labels] of readLabels()) {
  if (!name.toLowerCase().includes(values.only.toLowerCase())) continue;
  const checkout = join(folder, name);
  const obstacle = findObstacle(checkout, labels);
  if (obstacle !== undefined) {
    console.error(`${labels.repository} is left out: ${obstacle}.`);
    continue;
  }
  const start = performance.now();
  const { inventory, warnings } = takeInventory(realpathSync(checkout), labels);
  const seconds = (performance.now() - start) / 1000;
  results.push({ repository: labels.repository, seconds, warnings, reasons: countReasons(inventory), ...compareLabels(labels, inventory) });
}

const reasons = new Map<string, number>();
for (const [reason, count] of results.flatMap((result) => [...result.reasons])) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
const mostFrequent = [...reasons].sort(([, one], [, other]) => other - one).slice(0, MOST_FREQUENT);

if (values.json) {
  const repositories = results.map(({ reasons: own, ...result }) => ({ ...result, reasons: Object.fromEntries(own) }));
  console.log(JSON.stringify({ all: addCounts(results.map(({ counts }) => counts)), reasons: Object.fromEntries(mostFrequent), repositories }, null, 2));
} else {
  printReport(results, mostFrequent);
  for (const { repository, seconds, warnings, disagreements } of results) {
    if (!values.verbose) continue;
    console.log(`${repository} (${seconds.toFixed(1)} s)`);
    for (const warning of warnings) console.log(`  ${warning}`);
    for (const { kind, file, line, text } of disagreements) console.log(`  ${kind.padEnd(14)} ${file}:${line}  ${text}`);
  }
}
