/** From a specifier to the file that it names: oxc-resolver first, then what it cannot know of a project as checked out. */

import { createRequire, isBuiltin } from 'node:module';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver';

import { sourceCandidates, toSources } from './package-sources.js';
import { PathAliases } from './path-aliases.js';
import { ConfigReader } from './read-config.js';
import { splitSpecifier } from './split-specifier.js';
import { WorkspacePackages } from './workspace-packages.js';

export type Target =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'package' | 'builtin'; readonly name: string }
  | { readonly kind: 'unresolved'; readonly reason: string };

interface Resolvers {
  /** For relative specifiers, which no tsconfig.json changes. */
  readonly plain: ResolverFactory;
  readonly withTsconfig: ResolverFactory;
}

/** What all resolvers have. A specifier like `/imports/x` is of the project (Meteor, Vite). */
const optionsFor = (root: string): NapiResolveOptions => ({
  roots: [root],
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
  extensionAlias: {
    '.js': ['.ts', '.tsx', '.js', '.jsx'],
    '.jsx': ['.tsx', '.jsx'],
    '.mjs': ['.mts', '.mjs'],
    '.cjs': ['.cts', '.cjs'],
  },
  mainFields: ['source', 'module', 'main'],
  nodePath: false,
});
// `source` and `development` are what monorepos call the condition that leads to their sources.
const importConditions = ['source', 'development', 'node', 'import'];
const requireConditions = ['source', 'development', 'node', 'require'];

export class SpecifierResolver {
  readonly #root: string;
  readonly #configs = new ConfigReader();
  readonly #packages: WorkspacePackages;
  readonly #aliases: PathAliases;
  readonly #results = new Map<string, Target>();
  #resolvers: { readonly import: Resolvers; readonly require: Resolvers } | null = null;

  /** @param root - The project's folder, as its real path. */
  constructor(root: string) {
    this.#root = root;
    this.#packages = new WorkspacePackages(root, this.#configs);
    this.#aliases = new PathAliases(root, this.#configs, (name) => this.#packages.folderOf(name));
  }

  /** From now on every folder and configuration is looked at once more. */
  begin(): void {
    if (this.#results.size === 0) return;
    this.#results.clear();
    this.#configs.begin();
    this.#packages.begin();
    this.#aliases.begin();
    // The four share one cache.
    this.#resolvers?.import.plain.clearCache();
  }

  /**
   * @param specifier - What is imported.
   * @param fromFile - The importing file, absolute.
   * @param isRequire - Whether by `require`.
   * @returns The real path of the file, or what else it is.
   */
  resolve(specifier: string, fromFile: string, isRequire: boolean): Target {
    const isRelative = /^\.{1,2}(?:\/|$)/u.test(specifier) || isAbsolute(specifier) || specifier.startsWith('file:');
    // A tsconfig.json may leave out some files of a folder, but then its aliases are taken for them all the same.
    const key = [isRequire, dirname(fromFile), specifier].join('\0');
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const target = this.#find(specifier, fromFile, isRequire, isRelative);
    this.#results.set(key, target);
    return target;
  }

  #find(specifier: string, fromFile: string, isRequire: boolean, isRelative: boolean): Target {
    if (isBuiltin(specifier)) return { kind: 'builtin', name: specifier };
    const missing: Target = { kind: 'unresolved', reason: `'${specifier}' is not there` };
    const { plain, withTsconfig } = this.#loadResolvers()[isRequire ? 'require' : 'import'];
    if (isRelative) {
      const { path } = plain.sync(dirname(fromFile), specifier);
      return path === undefined ? missing : { kind: 'file', path };
    }
    // `bun:test`, `https://…`, `virtual:…`
    if (/^[a-z][\w+.-]+:/iu.test(specifier)) return { kind: 'unresolved', reason: `'${specifier}' is no file` };

    const found = withTsconfig.resolveFileSync(fromFile, specifier);
    const [name, subpath] = splitSpecifier(specifier) ?? [null, specifier];
    if (found.path !== undefined) {
      if (isInstalled(found.path, this.#root)) return { kind: 'package', name: name ?? specifier };
      return { kind: 'file', path: this.#sourceOf(found.path, plain) ?? found.path };
    }
    const { isAlias, targets } = this.#aliases.expand(specifier, fromFile);
    const folder = name === null ? this.#nearestPackage(fromFile) : this.#packages.folderOf(name);
    const path = firstFile(plain, this.#root, targets) ?? (folder === null ? null : this.#entryOf(folder, subpath, plain));
    if (path !== null) return { kind: 'file', path };
    // The root may bear the name of the package that it publishes elsewhere.
    const isOurs = folder !== null && folder !== this.#root;
    return name === null || isAlias || isOurs ? missing : { kind: 'package', name };
  }

  /** The source of a built file of the project's own: `packages/a/src/x.ts` for `packages/a/dist/x.js`. */
  #sourceOf(path: string, plain: ResolverFactory): string | null {
    const folder = this.#nearestPackage(path);
    if (folder === null) return null;
    const candidates = toSources(relative(folder, path).split(sep).join('/'));
    return candidates.length > 1 ? firstFile(plain, folder, candidates) : null;
  }

  #entryOf(folder: string, subpath: string, plain: ResolverFactory): string | null {
    const manifest = this.#configs.read(join(folder, 'package.json'));
    return manifest === null ? null : firstFile(plain, folder, sourceCandidates(manifest, subpath));
  }

  #nearestPackage(file: string): string | null {
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      if (this.#configs.read(join(folder, 'package.json')) !== null) return folder;
      if (folder === this.#root || folder === dirname(folder)) return null;
    }
  }

  #loadResolvers(): { readonly import: Resolvers; readonly require: Resolvers } {
    if (this.#resolvers !== null) return this.#resolvers;
    // Loaded on demand: most files are linted without following an import.
    const oxc = createRequire(import.meta.url)('oxc-resolver') as typeof import('oxc-resolver');
    const shared = optionsFor(this.#root);
    const plain = new oxc.ResolverFactory({ ...shared, conditionNames: importConditions });
    const derive = (options: NapiResolveOptions): ResolverFactory => plain.cloneWithOptions({ ...shared, ...options });
    this.#resolvers = {
      import: { plain, withTsconfig: derive({ conditionNames: importConditions, tsconfig: 'auto' }) },
      require: {
        plain: derive({ conditionNames: requireConditions }),
        withTsconfig: derive({ conditionNames: requireConditions, tsconfig: 'auto' }),
      },
    };
    return this.#resolvers;
  }
}

function firstFile(resolver: ResolverFactory, folder: string, candidates: readonly string[]): string | null {
  for (const candidate of candidates) {
    const { path } = resolver.sync(folder, candidate);
    if (path !== undefined) return path;
  }
  return null;
}

/** Below the project only its own part of the path counts: it may itself stand in a `node_modules`. */
function isInstalled(path: string, root: string): boolean {
  const own = path.startsWith(root + sep) ? path.slice(root.length) : path;
  return own.includes(`${sep}node_modules${sep}`);
}
