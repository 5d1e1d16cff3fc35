/** Runs the command `http-contract` with its arguments. */

import { realpathSync } from 'node:fs';
import type { Contract } from '../contract/contract.js';
import { ContractError } from '../contract/contract-error.js';
import { CONTRACT_SETTING, loadContract } from '../contract/load-contract.js';
import { SettingsError } from '../settings/settings-error.js';
import { CommandError } from './command-error.js';
import { inspectLintedFiles } from './inspect-linted-files.js';
import { inspectSourceFiles } from './inspect-source-files.js';
import type { Inspector } from './inspection.js';
import { InventoryBuilder } from './inventory-builder.js';
import { listSourceFiles } from './list-source-files.js';
import type { Arguments } from './parse-arguments.js';
import { parseArguments } from './parse-arguments.js';
import { printMarkdown } from './print-markdown.js';
import { printTable } from './print-table.js';
import { Progress } from './progress.js';
import { USAGE } from './usage.js';

/** Set by the build from package.json. */
declare const PACKAGE_VERSION: string;

/** Where a command reads and writes. */
export interface Surroundings {
  /** Absolute path of the working directory. */
  readonly cwd: string;
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { readonly isTTY?: boolean | undefined; write(text: string): unknown };
}

/** 0: it ran. 1: the contract refuses a response or nothing uses one of its exceptions, and that was asked. 2: it could not run. */
export type ExitCode = 0 | 1 | 2;

type InventoryArguments = Extract<Arguments, { command: 'inventory' }>;

/**
 * Runs the command. Never throws: what keeps it from running is one line on standard error.
 *
 * @param args - What follows the command's name.
 * @param surroundings - Where it runs.
 * @returns The exit code.
 */
export async function runCommand(args: readonly string[], surroundings: Surroundings): Promise<ExitCode> {
  const { stdout, stderr } = surroundings;
  try {
    const parsed = parseArguments(args);
    if (parsed.command === 'inventory') return await printInventory(parsed, surroundings);
    stdout.write(parsed.command === 'help' ? USAGE : `${PACKAGE_VERSION}\n`);
    return 0;
  } catch (error) {
    stderr.write(`http-contract: ${describeError(error)}\n`);
    return 2;
  }
}

async function printInventory(
  { paths, contract, format, isCheck, isConfigured, isWhole }: InventoryArguments,
  { cwd: givenCwd, stdout, stderr }: Surroundings,
): Promise<ExitCode> {
  // Files that are followed are known by their real paths.
  const cwd = realpathSync(givenCwd);
  const request = { cwd, paths, contract };
  // A bad contract is told of before anything is read.
  const ownContract = loadContract(contract, cwd);
  const builder = new InventoryBuilder();
  const progress = new Progress(stderr);
  const inspector: Inspector = {
    inspect: (contractOfFile, file) => {
      builder.add(contractOfFile, file);
      progress.show(builder.files);
    },
    warn: (message) => {
      progress.clear();
      stderr.write(`http-contract: ${message}\n`);
    },
  };
  try {
    if (isConfigured) await inspectLintedFiles(request, inspector);
    else inspectSourceFiles(listSourceFiles(cwd, paths), request, inspector);
  } finally {
    progress.clear();
  }
  const inventory = builder.build(ownContract, isWhole);
  if (format === 'json') stdout.write(`${JSON.stringify(inventory, null, 2)}\n`);
  else if (format === 'table') stdout.write(printTable(inventory));
  else stdout.write(printMarkdown(inventory, onlyContract(builder.contracts, ownContract)));
  const { findings, unusedOverrides } = inventory.summary;
  return isCheck && findings + unusedOverrides > 0 ? 1 : 0;
}

/** A page has the rows of one contract. */
function onlyContract([first, ...others]: readonly Contract[], fallback: Contract): Contract {
  if (first === undefined) return fallback;
  if (others.length === 0) return first;
  const names = [first, ...others].map(({ name }) => name).sort().join(', ');
  throw new CommandError(`--markdown takes one contract, but the files have several (${names}). Name the paths of one, or use --contract.`);
}

function describeError(error: unknown): string {
  if (error instanceof ContractError) return error.message.replaceAll(CONTRACT_SETTING, 'contract');
  if (error instanceof CommandError || error instanceof SettingsError) return error.message;
  const [message = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  return `Something unexpected happened: ${message}. Please report it as a bug.`;
}
