/** How long the built plugin takes to load in a process that has ESLint loaded already. */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { median } from './median.js';

const root = fileURLToPath(new URL('..', import.meta.url));

const scripts = {
  require: `require('eslint');
const start = performance.now();
require('eslint-plugin-http-contract');
process.stdout.write(String(performance.now() - start));`,
  import: `await import('eslint');
const start = performance.now();
await import('eslint-plugin-http-contract');
process.stdout.write(String(performance.now() - start));`,
} as const;

/**
 * @param how - By `require` or by `import`.
 * @param runs - How many processes to start.
 * @returns The median in milliseconds.
 */
export function measureImport(how: keyof typeof scripts, runs: number): number {
  const inputType = how === 'require' ? 'commonjs' : 'module';
  const times = Array.from({ length: runs }, () => {
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type', inputType, '--eval', scripts[how]],
      { cwd: root, encoding: 'utf8' },
    );
    const time = Number(stdout);
    if (stdout === '' || Number.isNaN(time)) throw new Error(`The plugin could not be loaded: ${stderr}`);
    return time;
  });
  return median(times);
}
