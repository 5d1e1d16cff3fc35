/** What the imports of a file lead to: one loader for each project, which the analyses of its files share. */

import type { Loaded } from '../evaluator/imported-modules.js';
import type { SourceModule } from '../evaluator/syntax.js';
import { ModuleLoader } from '../modules/module-loader.js';
import { findProjectRoot } from '../modules/project-root.js';

const loaders = new Map<string, ModuleLoader>();

/**
 * @param cwd - Absolute path of the folder that the linter runs in.
 * @param module - The file that is analysed.
 * @returns A function that says what an import leads to, undefined for a package; nothing is read before it is asked.
 */
export function followImports(cwd: string, module: SourceModule): (specifier: string, from: SourceModule, isRequire: boolean) => Loaded | undefined {
  let loader: ModuleLoader | undefined;
  return (specifier, from, isRequire) => {
    if (loader === undefined) {
      loader = loaderOf(cwd);
      loader.begin(module);
    }
    const resolution = loader.load(specifier, from.file, isRequire);
    return resolution.kind === 'package' || resolution.kind === 'builtin' ? undefined : resolution;
  };
}

function loaderOf(cwd: string): ModuleLoader {
  const known = loaders.get(cwd);
  if (known !== undefined) return known;
  const loader = new ModuleLoader({ root: findProjectRoot(cwd) });
  loaders.set(cwd, loader);
  return loader;
}
