/** Which application the routes of a file belong to: the one of its package, or the one that mounts its routers. */

import type { SourceModule } from '../evaluator/syntax.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { ModuleLoader } from '../modules/module-loader.js';
import { filesThatMatch, packageFolderOf } from '../modules/package-files.js';
import { analyzeApplication, type AnalysisOptions } from './analyze.js';
import type { ProjectApplication } from './project-application.js';

/** More files than this that may make the application are not looked at. */
const MAXIMUM_CANDIDATES = 4;

interface Known {
  readonly module: SourceModule;
  readonly application: ProjectApplication | undefined;
}

const known = new WeakMap<ModuleLoader, Map<string, Known>>();

/**
 * @param module - A file with routes.
 * @param adapter - The framework.
 * @param loader - Where files come from.
 * @param options - Settings of the analysis.
 * @returns The application; undefined when the file makes one itself, or when there is none or more than one to choose from.
 */
export function findApplication(module: SourceModule, adapter: FrameworkAdapter, loader: ModuleLoader, options: AnalysisOptions): ProjectApplication | undefined {
  const { applicationSign } = adapter.router;
  if (applicationSign.test(module.text)) return undefined;
  const candidates = filesThatMatch(packageFolderOf(module.file, loader.root), applicationSign).filter((file) => file !== module.file);
  if (candidates.length === 0 || candidates.length > MAXIMUM_CANDIDATES) return undefined;
  const applications = candidates.flatMap((file) => applicationOf(file, adapter, loader, options) ?? []);
  const [only, ...others] = applications;
  if (others.length === 0) return only;
  const mounting = applications.filter(({ prefixes }) => [...prefixes.keys()].some((key) => key.startsWith(`${module.file}:`)));
  return mounting.length === 1 ? mounting[0] : undefined;
}

function applicationOf(file: string, adapter: FrameworkAdapter, loader: ModuleLoader, options: AnalysisOptions): ProjectApplication | undefined {
  const ofLoader = known.get(loader) ?? new Map<string, Known>();
  known.set(loader, ofLoader);
  const key = `${adapter.name}|${file}`;
  const before = ofLoader.get(key);
  const loaded = loader.open(file);
  if (loaded.kind !== 'module') return undefined;
  if (before?.module === loaded.module && isCurrent(before.application, loader)) return before.application;
  const application = analyzeApplication(loaded.module, adapter, options);
  ofLoader.set(key, { module: loaded.module, application });
  return application;
}

function isCurrent(application: ProjectApplication | undefined, loader: ModuleLoader): boolean {
  return (application?.files ?? []).every((module) => {
    const now = loader.open(module.file);
    return now.kind === 'module' && now.module === module;
  });
}
