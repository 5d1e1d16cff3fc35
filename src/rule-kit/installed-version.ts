/** Which major version of a package is installed beside a file. */

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** By package and folder. A folder is looked at once in the life of the process. */
const known = new Map<string, number | undefined>();

/**
 * Finds the version that an import of a package would get, as Node looks it up: in `node_modules` of the folder, then
 * of each folder above it.
 *
 * @param packageName - The package.
 * @param folder - Absolute path; it need not exist.
 * @returns The major version, or undefined when the package is not installed or says none.
 */
export function findInstalledVersion(packageName: string, folder: string): number | undefined {
  const key = `${packageName} ${folder}`;
  if (known.has(key)) return known.get(key);
  const parent = dirname(folder);
  const version =
    readMajorVersion(join(folder, 'node_modules', packageName, 'package.json')) ??
    (parent === folder ? undefined : findInstalledVersion(packageName, parent));
  known.set(key, version);
  return version;
}

function readMajorVersion(manifestPath: string): number | undefined {
  try {
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { readonly version?: unknown };
    const major = Number.parseInt(String(manifest.version), 10);
    return Number.isNaN(major) ? undefined : major;
  } catch {
    return undefined;
  }
}
