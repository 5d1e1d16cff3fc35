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
 * @returns The folder of the nearest `package.json` above it, and the packages that it lists; the root of the disk and none when there is no manifest.
 */
export function listedPackages(file: string, configs: ConfigReader): NearestPackage {
  const folder = packageFolderOf(file, parse(file).root);
  const manifest = configs.read(join(folder, 'package.json'));
  const packages = manifest === null ? [] : LISTS.flatMap((list) => (isConfig(manifest[list]) ? Object.keys(manifest[list]) : []));
  return { folder, packages: new Set(packages) };
}
