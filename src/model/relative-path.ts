/** How files are called in what is told of them. */

import { relative } from 'node:path';

/**
 * @param file - Absolute path.
 * @param cwd - Absolute path of the folder that the result is relative to.
 * @returns The path from there, with `/` between its parts on every system.
 */
export function relativePath(file: string, cwd: string): string {
  return relative(cwd, file).replaceAll('\\', '/');
}
