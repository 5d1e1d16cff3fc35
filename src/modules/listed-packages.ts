/** Which packages the manifest nearest to a file lists. */

import { join, parse } from 'node:path';
import { packageFolderOf } from './package-files.js';
import { isConfig, type ConfigReader } from './read-config.js';

const LISTS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** The nearest package of a file. */
export interface NearestPackage {
  /** Absolute path of its folder. */
  readonly folder: string;
  /** The names of the packages that it lists, of whatever kind. */
  readonly packages: ReadonlySet<string>;
}

/**
 * @param file - Absolute path of a file.
 * @param configs - How manifests are read.
 * @returns The folder of the nearest package above it, and the packages that it lists; the root of the disk and none when there is no manifest. A
 *   `package.json` without a name and without packages only says how the files beside it are read (`{ "type": "module" }`).
 */
export function listedPackages(file: string, configs: ConfigReader): NearestPackage {
  const { root } = parse(file);
  const nearest = packageFolderOf(file, root);
  for (let folder = nearest; ; folder = packageFolderOf(folder, root)) {
    const manifest = configs.read(join(folder, 'package.json')) ?? {};
    const lists = LISTS.flatMap((list) => (isConfig(manifest[list]) ? [manifest[list]] : []));
    if (lists.length > 0 || typeof manifest['name'] === 'string') return { folder, packages: new Set(lists.flatMap(Object.keys)) };
    if (folder === root) return { folder: nearest, packages: new Set() };
  }
}
