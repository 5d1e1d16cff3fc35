/** Scripts that write one generated file: the tests import what they generate, running them writes it. */

import { writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Writes a generated file when the calling script is the one that was started.
 *
 * @param script - The script's `import.meta.url`.
 * @param target - The file to write, relative to the script.
 * @param generate - Gives its text.
 */
export function writeWhenRun(script: string, target: string, generate: () => string): void {
  const [, started] = process.argv;
  if (started !== undefined && pathToFileURL(started).href === script) writeFileSync(fileURLToPath(new URL(target, script)), generate());
}
