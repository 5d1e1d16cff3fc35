/** Which application the routes of a file belong to: the one of its package, or the one that mounts its routers. */

import type { ImportedModules } from '../evaluator/imported-modules.js';
import type { SourceModule } from '../evaluator/syntax.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { filesThatMatch, packageFolderOf } from '../modules/package-files.js';
import { FileAnalysis } from './file-analysis.js';
import type { Project } from './project.js';
import type { FoundApplication, ProjectApplication } from './project-application.js';

/** More files than this that may make the application are not looked at. */
const MAXIMUM_CANDIDATES = 4;

const known = new WeakMap<ImportedModules, Map<string, FoundApplication>>();

/**
 * @param module - A file with routes.
 * @param adapter - The framework.
 * @param project - The project that the file belongs to.
 * @param version - The major version of the framework.
 * @returns The application; undefined when the file makes one itself, or when there is none or more than one to choose from.
 */
export function findApplication(module: SourceModule, adapter: FrameworkAdapter, project: Project, version: number): ProjectApplication | undefined {
  const { applicationSign } = adapter.router;
  if (applicationSign.test(module.text)) return undefined;
  const candidates = filesThatMatch(packageFolderOf(module.file, project.loader.root), applicationSign).filter((file) => file !== module.file);
  if (candidates.length === 0 || candidates.length > MAXIMUM_CANDIDATES) return undefined;
  const found = candidates.map((file) => applicationOf(file, adapter, project, version));
  const applications = found.filter((application) => application !== undefined && application !== null);
  const [only, ...others] = applications;
  if (others.length === 0 && !found.includes(null)) return only;
  const mounting = applications.filter(({ prefixes }) => [...prefixes.keys()].some((key) => key.startsWith(`${module.file}:`)));
  return mounting.length === 1 ? mounting[0] : undefined;
}

function applicationOf(file: string, adapter: FrameworkAdapter, project: Project, version: number): ProjectApplication | undefined | null {
  const imported = project.importedFor(adapter);
  const found = known.get(imported) ?? new Map<string, FoundApplication>();
  known.set(imported, found);
  let result = found.get(file);
  if (result === undefined) {
    const loaded = project.loader.open(file);
    if (loaded.kind !== 'module') return undefined;
    const { module } = loaded;
    // Applications are not mounted in applications of other files.
    result = new FileAnalysis(module, adapter, {
      version,
      packages: project.packages,
      imported,
      errorAnswers: project.errorAnswersOf(imported),
      middlewareAnswers: project.middlewareAnswersOf(imported),
      helperAnswers: project.helperAnswersOf(imported),
      application: () => undefined,
      deployed: () => new Map(),
      handsOnRejections: () => false,
      isCalledElsewhere: () => true,
      isCurrent: () => project.isCurrent(module),
    }).application();
    found.set(file, result);
  }
  imported.derivations.use(result.derivation);
  return result.application;
}
