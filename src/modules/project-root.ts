/** Which folder is the project: no file outside of it is read. */

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const MARKS = ['pnpm-workspace.yaml', 'lerna.json', '.git'];

/**
 * @param cwd - The folder in which the linter runs, absolute.
 * @returns The nearest folder at or above it that holds a repository or a workspace (`workspaces` in package.json,
 * pnpm-workspace.yaml, lerna.json or .git); the folder itself when there is none.
 */
export function findProjectRoot(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (MARKS.some((name) => existsSync(join(folder, name))) || hasWorkspaces(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) return cwd;
  }
}

function hasWorkspaces(manifest: string): boolean {
  try {
    const value: unknown = JSON.parse(readFileSync(manifest, 'utf8'));
    return typeof value === 'object' && value !== null && 'workspaces' in value;
  } catch {
    return false;
  }
}
