/** Writes the tables of built-in contracts into the page about contracts: `jiti scripts/generate-contract-tables.ts`. */

import { builtInContracts } from '../src/contract/built-in/index.js';
import type { Contract } from '../src/contract/contract.js';
import { loadContract } from '../src/contract/load-contract.js';
import { markdownTable, replaceGenerated } from './replace-generated.js';
import { writeWhenRun } from './write-when-run.js';

const PAGE = '../rules-docs/reference/contracts.md';
const NOTHING = '–';

/**
 * Generates `rules-docs/reference/contracts.md`: the page as it is, with the tables of the contracts as they are now.
 *
 * @returns Markdown.
 */
export function generateContractsPage(): string {
  return replaceGenerated(new URL(PAGE, import.meta.url), 'tables of contracts', generateTables());
}

function generateTables(): string {
  const contracts = [...builtInContracts.keys()].map((name) => loadContract(name, '/'));
  const names = contracts.map(({ name }) => `\`${name}\``);
  const success = codesOf(contracts, 'success').map((code) => [
    ...titleOf(contracts, code),
    ...contracts.map((contract) => [...(contract.success.get(code)?.methods ?? [])].join(', ') || NOTHING),
  ]);
  const errors = codesOf(contracts, 'errors').map((code) => [...titleOf(contracts, code), ...contracts.map((contract) => errorCell(contract, code))]);
  return [success, errors].map((rows) => markdownTable(['code', 'type', ...names], rows)).join('\n\n');
}

function codesOf(contracts: readonly Contract[], part: 'success' | 'errors'): number[] {
  return [...new Set(contracts.flatMap((contract) => [...contract[part].keys()]))].sort((one, other) => one - other);
}

function titleOf(contracts: readonly Contract[], code: number): string[] {
  const rows = contracts.flatMap((contract) => contract.success.get(code) ?? contract.errors.get(code) ?? []);
  return [String(code), rows[0]?.type ?? NOTHING];
}

function errorCell({ errors }: Contract, code: number): string {
  const row = errors.get(code);
  if (row === undefined) return NOTHING;
  const methods = row.methods === null ? 'every' : [...row.methods].join(', ');
  const { length } = row.causes;
  return length === 0 ? methods : `${methods}; ${length} ${length === 1 ? 'cause' : 'causes'}`;
}

writeWhenRun(import.meta.url, PAGE, generateContractsPage);
