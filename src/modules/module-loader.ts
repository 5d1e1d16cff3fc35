/** From a specifier in a file to the syntax tree of the file that it names. */

import { realpathSync } from 'node:fs';
import { sep } from 'node:path';

import type { SourceModule } from '../evaluator/syntax.js';
import { type FolderEntry, listFolder } from './list-folder.js';
import { type ParseSource, parseSource } from './parse-source.js';
import { SourceFiles } from './source-files.js';
import { SpecifierResolver } from './specifier-resolver.js';

export type Resolution =
  /** A file of the project. */
  | { readonly kind: 'module'; readonly module: SourceModule }
  | { readonly kind: 'json'; readonly value: unknown }
  /** Installed, or a bare specifier that is not: never followed. */
  | { readonly kind: 'package'; readonly name: string }
  /** Of Node.js: `fs`, `node:fs`. */
  | { readonly kind: 'builtin'; readonly name: string }
  /** The reason is a clause without a full stop: `'./x.js' is not there`, `it cannot be parsed`. */
  | { readonly kind: 'unresolved'; readonly reason: string };

/** Room for the trees of about 5 million characters of source: the whole of a large server, or what one lint needs of a larger. */
const MAXIMUM_BYTES = 256 * 1024 * 1024;

export class ModuleLoader {
  readonly #root: string;
  readonly #resolver: SpecifierResolver;
  readonly #files: SourceFiles;

  /**
   * @param options - `root`: the project's folder, outside of which no file is followed.
   * `maximumBytes`: the bound of the cache. `parse`: another parser.
   */
  constructor({ root, maximumBytes = MAXIMUM_BYTES, parse = parseSource }: {
    readonly root: string;
    readonly maximumBytes?: number;
    readonly parse?: ParseSource;
  }) {
    this.#root = realPath(root);
    this.#resolver = new SpecifierResolver(this.#root);
    this.#files = new SourceFiles(maximumBytes, parse);
  }

  /** The project's folder, outside of which no file is followed. */
  get root(): string {
    return this.#root;
  }

  /** The memory that the cached files take, estimated. */
  get bytes(): number {
    return this.#files.bytes;
  }

  /** To be called before each file is linted: what is cached is compared with the disk once more. */
  begin(): void {
    this.#resolver.begin();
    this.#files.begin();
  }

  /**
   * Never throws. Between two calls of {@link begin} it gives the same module for the same file.
   *
   * @param specifier - What is imported.
   * @param fromFile - The importing file, absolute.
   * @param isRequire - Whether by `require`, which chooses among the `exports` of a package.
   * @returns The module, or what else the specifier names.
   */
  load(specifier: string, fromFile: string, isRequire: boolean): Resolution {
    try {
      const target = this.#resolver.resolve(specifier, fromFile, isRequire);
      return target.kind === 'file' ? this.#open(target.path, specifier) : target;
    } catch (error) {
      // The native part of the resolver may be missing; its message goes on for lines.
      const [message] = String(error).split('\n');
      return { kind: 'unresolved', reason: `'${specifier}' cannot be looked up (${message ?? ''})` };
    }
  }

  /**
   * @param file - Absolute path.
   * @returns The file as it is on disk, or why it cannot be followed. Never throws.
   */
  open(file: string): Resolution {
    try {
      return this.#files.load(file) ?? { kind: 'unresolved', reason: 'it is not there' };
    } catch {
      return { kind: 'unresolved', reason: 'it cannot be read' };
    }
  }

  /**
   * @param folder - Absolute path.
   * @returns What it holds; undefined when that is not known, or it lies outside of the project. Never throws.
   */
  list(folder: string): readonly FolderEntry[] | undefined {
    return listFolder(folder, this.#root);
  }

  #open(path: string, specifier: string): Resolution {
    if (!path.startsWith(this.#root + sep)) return { kind: 'unresolved', reason: 'it lies outside of the project' };
    if (/\.d\.[cm]?ts$/u.test(path)) return { kind: 'unresolved', reason: 'it declares types only' };
    if (!/\.(?:[cm]?[jt]s|[jt]sx|json)$/u.test(path)) return { kind: 'unresolved', reason: 'it is no JavaScript' };
    const file = this.#files.load(path);
    if (file === null) return { kind: 'unresolved', reason: `'${specifier}' is not there` };
    return file;
  }
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
