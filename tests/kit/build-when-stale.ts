/** Builds the package before the tests that need it, when a source is newer than the last build. */

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const inputs = ['src', 'package.json', 'tsup.config.ts', 'tsconfig.json'];
const outputs = ['dist/cli.js', 'dist/sarif.js', 'dist/github.js', 'dist/index.js', 'dist/index.cjs', 'dist/index.d.ts', 'dist/index.d.cts'];

/** The time at which a file, or the newest file below a folder, was changed; in milliseconds. */
function changedAt(path: string): number {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}

/** Vitest's global set-up: builds `dist` unless it is newer than every source. */
export function setup(): void {
  const built = outputs.map((path) => join(root, path));
  const sources = inputs.map((path) => changedAt(join(root, path)));
  const isFresh =
    built.every((path) => existsSync(path)) &&
    Math.min(...built.map(changedAt)) > Math.max(...sources);
  if (isFresh) return;
  execFileSync('npm', ['run', 'build', '--silent'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
