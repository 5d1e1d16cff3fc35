/** The names that a framework imports by itself, because files of certain folders export them. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exportsOf } from '../evaluator/module-exports.js';
import type { ModuleLoader } from '../modules/module-loader.js';

/** How long what was found is believed, in milliseconds: files come and go seldom. */
const MAXIMUM_AGE = 2000;
const SOURCE = /(?<!\.d|\.(?:test|spec))\.[cm]?[jt]s$/u;

export class AutoImports {
  readonly #loader: ModuleLoader;
  readonly #found = new Map<string, { readonly at: number; readonly files: ReadonlyMap<string, string> }>();

  /** @param loader - How files are read. */
  constructor(loader: ModuleLoader) {
    this.#loader = loader;
  }

  /**
   * @param folders - Absolute paths; they need not exist.
   * @returns The file that exports each name, the first of them; default exports have no name.
   */
  of(folders: readonly string[]): ReadonlyMap<string, string> {
    const key = folders.join('\n');
    const known = this.#found.get(key);
    if (known !== undefined && Date.now() - known.at < MAXIMUM_AGE) return known.files;
    const files = new Map<string, string>();
    for (const file of folders.flatMap(filesIn)) {
      const loaded = this.#loader.open(file);
      if (loaded.kind !== 'module') continue;
      for (const name of exportsOf(loaded.module.program).named.keys()) if (name !== 'default' && !files.has(name)) files.set(name, file);
    }
    this.#found.set(key, { at: Date.now(), files });
    return files;
  }
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesIn(path);
      return entry.isFile() && SOURCE.test(entry.name) ? [path] : [];
    });
  } catch {
    return [];
  }
}
