/** Runs the command in this process, in projects made for a test. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { onTestFinished } from 'vitest';
import { parse } from 'valibot';

import type { Inventory } from '../../src/cli/inventory-schema.js';
import { inventorySchema } from '../../src/cli/inventory-schema.js';
import { runCommand } from '../../src/cli/run-command.js';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @param files - Texts by path.
 * @returns The folder that holds them; it goes away with the test.
 */
export function createProject(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'http-contract-cli-')));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Installs one of this project's packages in another, under any name. */
export function installPackage(folder: string, name: string, source: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  symlinkSync(join(root, 'node_modules', source), join(folder, 'node_modules', name), 'junction');
}

export interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `http-contract` with these arguments. */
export async function run(cwd: string, args: readonly string[], { isTTY = false } = {}): Promise<Run> {
  let [stdout, stderr] = ['', ''];
  const code = await runCommand(args, {
    cwd,
    stdout: { write: (text) => (stdout += text) },
    stderr: { isTTY, write: (text) => (stderr += text) },
  });
  return { code, stdout, stderr };
}

/** Runs `http-contract inventory --json`, and holds what it prints against the schema. */
export async function takeInventory(cwd: string, ...args: readonly string[]): Promise<Inventory> {
  const { code, stdout, stderr } = await run(cwd, ['inventory', '--json', ...args]);
  if (code === 2) throw new Error(stderr);
  return parse(inventorySchema, JSON.parse(stdout));
}
