/** How files are called in reports. */

import { relative } from 'node:path';

/**
 * @param file - Absolute path.
 * @param cwd - Absolute path of the folder that ESLint ran in.
 * @returns The path from there, with `/` between its parts.
 */
export function relativePath(file: string, cwd: string): string {
  return relative(cwd, file).replaceAll('\\', '/');
}
