/** What the imports of a file lead to, and the application it belongs to: one loader for each project, which the analyses of its files share. */

import { ModuleLoader } from '../modules/module-loader.js';
import { findProjectRoot } from '../modules/project-root.js';
import type { SourceModule } from '../evaluator/syntax.js';
import type { AnalysisOptions } from './analyze.js';
import { findApplication } from './find-application.js';

const loaders = new Map<string, ModuleLoader>();

/**
 * @param cwd - Absolute path of the folder that the linter runs in.
 * @param module - The file that is analysed.
 * @param options - The other settings of the analysis.
 * @returns The settings with which the analysis looks into other files; nothing is read before it is asked for.
 */
export function followImports(cwd: string, module: SourceModule, options: Pick<AnalysisOptions, 'versionOf'>): AnalysisOptions {
  let begun: ModuleLoader | undefined;
  const loader = (): ModuleLoader => {
    if (begun === undefined) {
      begun = loaderOf(cwd);
      begun.begin();
    }
    return begun;
  };
  const load: AnalysisOptions['load'] = (specifier, from, isRequire) => {
    const resolution = loader().load(specifier, from.file, isRequire);
    return resolution.kind === 'package' || resolution.kind === 'builtin' ? undefined : resolution;
  };
  return { ...options, load, application: (adapter) => findApplication(module, adapter, loader(), { ...options, load }) };
}

function loaderOf(cwd: string): ModuleLoader {
  const known = loaders.get(cwd);
  if (known !== undefined) return known;
  const loader = new ModuleLoader({ root: findProjectRoot(cwd) });
  loaders.set(cwd, loader);
  return loader;
}
