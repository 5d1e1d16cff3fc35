/** The packages of a monorepo, found by its workspace globs whether they are installed or not. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { type Config, type ConfigReader, isConfig, stampOf, stringsOf } from './read-config.js';

/** A glob with `**` visits no more folders than this. */
const MAXIMUM_FOLDERS = 5000;

/**
 * How long the list of packages is believed, in milliseconds. A glob with `**` reads hundreds of folders, too many to
 * look at for each file that is linted, and packages come and go seldom.
 */
const MAXIMUM_AGE = 2000;

export class WorkspacePackages {
  readonly #root: string;
  readonly #configs: ConfigReader;
  #byName: ReadonlyMap<string, string> | null = null;
  #collectedAt = 0;
  #globs = '';
  /** Every folder that the globs have read, with its stamp then. */
  #visited = new Map<string, string>();
  #folders: readonly string[] = [];

  /**
   * @param root - The project's folder.
   * @param configs - How package.json and its like are read.
   */
  constructor(root: string, configs: ConfigReader) {
    this.#root = root;
    this.#configs = configs;
  }

  /** From now on folders and manifests are looked at once more, unless that was done just before. */
  begin(): void {
    if (Date.now() - this.#collectedAt > MAXIMUM_AGE) this.#byName = null;
  }

  /**
   * @param name - A package's name.
   * @returns The folder of the project's own package of that name, or null.
   */
  folderOf(name: string): string | null {
    if (this.#byName === null) {
      this.#byName = this.#collect();
      this.#collectedAt = Date.now();
    }
    return this.#byName.get(name) ?? null;
  }

  #collect(): ReadonlyMap<string, string> {
    const globs = this.#readGlobs();
    const isFresh = globs.join('\n') === this.#globs && [...this.#visited].every(([folder, stamp]) => stampOf(folder) === stamp);
    if (!isFresh) {
      this.#globs = globs.join('\n');
      this.#visited = new Map();
      const excluded = new Set(globs.filter((glob) => glob.startsWith('!')).flatMap((glob) => this.#expand(glob.slice(1))));
      const included = globs.filter((glob) => !glob.startsWith('!')).flatMap((glob) => this.#expand(glob));
      this.#folders = [this.#root, ...included.filter((folder) => !excluded.has(folder))];
    }
    const byName = new Map<string, string>();
    for (const folder of this.#folders) {
      const name = this.#configs.read(join(folder, 'package.json'))?.['name'];
      if (typeof name === 'string' && !byName.has(name)) byName.set(name, folder);
    }
    return byName;
  }

  #readGlobs(): readonly string[] {
    const read = (name: string): Config | null => this.#configs.read(join(this.#root, name));
    const workspaces = read('package.json')?.['workspaces'];
    return [
      ...stringsOf(isConfig(workspaces) ? workspaces['packages'] : workspaces),
      ...stringsOf(read('pnpm-workspace.yaml')?.['packages']),
      ...stringsOf(read('lerna.json')?.['packages']),
    ];
  }

  #expand(glob: string): readonly string[] {
    let folders: readonly string[] = [this.#root];
    for (const segment of glob.split('/')) {
      if (segment === '' || segment === '.') continue;
      if (segment === '**') folders = this.#descend(folders);
      else if (segment.includes('*')) folders = folders.flatMap((folder) => this.#list(folder, toPattern(segment)));
      else folders = folders.map((folder) => join(folder, segment));
    }
    return folders;
  }

  #descend(tops: readonly string[]): readonly string[] {
    const found = [...tops];
    for (let at = 0; at < found.length && found.length < MAXIMUM_FOLDERS; at += 1) found.push(...this.#list(found[at] ?? '', /^/u));
    return found;
  }

  #list(folder: string, pattern: RegExp): readonly string[] {
    this.#visited.set(folder, stampOf(folder));
    try {
      return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/u.test(entry.name) && pattern.test(entry.name))
        .map((entry) => join(folder, entry.name));
    } catch {
      return [];
    }
  }
}

function toPattern(segment: string): RegExp {
  return new RegExp(`^${segment.split('*').map((part) => part.replaceAll(/[$()+.?[\\\]^{|}]/gu, String.raw`\$&`)).join('.*')}$`, 'u');
}
