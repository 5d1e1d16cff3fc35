/**
 * The aliases of the nearest tsconfig.json or jsconfig.json, read leniently: for files that its `include` leaves out
 * (tests, JavaScript), for a jsconfig.json, and where a package that it extends is not installed.
 */

import { dirname, isAbsolute, join, resolve } from 'node:path';

import { matchPattern } from './match-pattern.js';
import { type Config, type ConfigReader, isConfig, stringsOf } from './read-config.js';
import { splitSpecifier } from './split-specifier.js';

interface Aliases {
  readonly baseUrl: string | null;
  /** Pattern with at most one `*`, and the paths that it stands for, absolute. */
  readonly paths: readonly (readonly [pattern: string, targets: readonly string[]])[];
}

const NONE: Aliases = { baseUrl: null, paths: [] };

export class PathAliases {
  readonly #root: string;
  readonly #configs: ConfigReader;
  readonly #folderOfPackage: (name: string) => string | null;
  readonly #byFolder = new Map<string, Aliases>();

  /**
   * @param root - The project's folder; no configuration above it is read.
   * @param configs - How tsconfig.json is read.
   * @param folderOfPackage - Where a package of the monorepo stands, for `extends`.
   */
  constructor(root: string, configs: ConfigReader, folderOfPackage: (name: string) => string | null) {
    this.#root = root;
    this.#configs = configs;
    this.#folderOfPackage = folderOfPackage;
  }

  /** From now on configurations are looked at once more. */
  begin(): void {
    this.#byFolder.clear();
  }

  /**
   * @param specifier - What is imported; not relative.
   * @param fromFile - The importing file.
   * @returns The paths that it may stand for, best first, and whether an alias names it (then it is no package).
   */
  expand(specifier: string, fromFile: string): { readonly isAlias: boolean; readonly targets: readonly string[] } {
    const { baseUrl, paths } = this.#nearest(dirname(fromFile));
    const [best] = paths
      .flatMap(([pattern, targets]) => {
        const rest = matchPattern(pattern, specifier);
        return rest === null ? [] : [{ pattern, targets: targets.map((target) => target.replace('*', () => rest)) }];
      })
      .sort((left, right) => prefixLength(right.pattern) - prefixLength(left.pattern));
    const targets = best?.targets ?? [];
    return {
      isAlias: best !== undefined && best.pattern !== '*',
      targets: baseUrl === null ? targets : [...targets, join(baseUrl, specifier)],
    };
  }

  #nearest(folder: string): Aliases {
    const known = this.#byFolder.get(folder);
    if (known !== undefined) return known;
    const file = ['tsconfig.json', 'jsconfig.json'].map((name) => join(folder, name)).find((path) => this.#configs.read(path) !== null);
    let aliases = NONE;
    if (file !== undefined) aliases = this.#read(file, folder, new Set());
    else if (folder !== this.#root && folder !== dirname(folder)) aliases = this.#nearest(dirname(folder));
    this.#byFolder.set(folder, aliases);
    return aliases;
  }

  /** `seen` ends cycles of `extends` and `references`. */
  #read(file: string, configFolder: string, seen: Set<string>): Aliases {
    const config = seen.has(file) ? null : this.#configs.read(file);
    if (config === null) return NONE;
    seen.add(file);
    const folder = dirname(file);
    const options = isConfig(config['compilerOptions']) ? config['compilerOptions'] : {};
    const toPath = (path: string): string => resolve(folder, path.replace('${configDir}', () => configFolder));

    const inherited = this.#parents(config, folder).map((parent) => this.#read(parent, configFolder, seen));
    const ownBaseUrl = options['baseUrl'];
    const baseUrl =
      typeof ownBaseUrl === 'string' ? toPath(ownBaseUrl) : (inherited.findLast((parent) => parent.baseUrl !== null)?.baseUrl ?? null);
    if (isConfig(options['paths'])) {
      const toTarget = (path: string): string => (baseUrl === null || path.startsWith('${') ? toPath(path) : resolve(baseUrl, path));
      return { baseUrl, paths: Object.entries(options['paths']).map(([pattern, targets]) => [pattern, stringsOf(targets).map(toTarget)]) };
    }
    const paths = inherited.findLast((parent) => parent.paths.length > 0)?.paths ?? [];
    if (paths.length > 0 || baseUrl !== null) return { baseUrl, paths };
    return { baseUrl, paths: referencesOf(config).flatMap((path) => this.#read(join(folder, path), configFolder, seen).paths) };
  }

  #parents(config: Config, folder: string): readonly string[] {
    const names = typeof config['extends'] === 'string' ? [config['extends']] : stringsOf(config['extends']);
    return names.flatMap((name) => {
      if (name.startsWith('.') || isAbsolute(name)) return [withJson(resolve(folder, name))];
      const [packageName, subpath] = splitSpecifier(name) ?? ['', ''];
      const packageFolder = this.#folderOfPackage(packageName);
      return packageFolder === null ? [] : [withJson(join(packageFolder, subpath === '.' ? 'tsconfig.json' : subpath))];
    });
  }
}

function referencesOf(config: Config): readonly string[] {
  const references = Array.isArray(config['references']) ? (config['references'] as readonly unknown[]) : [];
  return references.flatMap((reference) => {
    const path = isConfig(reference) ? reference['path'] : null;
    if (typeof path !== 'string') return [];
    return [path.endsWith('.json') ? path : join(path, 'tsconfig.json')];
  });
}

function withJson(path: string): string {
  return path.endsWith('.json') ? path : `${path}.json`;
}

function prefixLength(pattern: string): number {
  const star = pattern.indexOf('*');
  return star === -1 ? Number.POSITIVE_INFINITY : star;
}
