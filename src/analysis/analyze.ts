/** A file's HTTP model: what it holds for each of the frameworks of which it shows a sign. */

import { relative } from 'node:path';
import { Outdated } from '../evaluator/derivations.js';
import { silentHooks } from '../evaluator/evaluation.js';
import { ImportedModules } from '../evaluator/imported-modules.js';
import type { SourceModule } from '../evaluator/syntax.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { FileRouteAdapter } from '../frameworks/file-route-adapter.js';
import type { HttpModel } from '../model/http-model.js';
import type { Place } from '../model/place.js';
import type { StandaloneHandler } from '../model/route.js';
import type { FrameworkSettings, NamedExport } from '../settings/settings.js';
import { chooseFrameworks } from './choose-frameworks.js';
import { deployedRoutes } from './deployed-routes.js';
import { ErrorAnswers } from './error-answers.js';
import { HelperAnswers } from './helper-answers.js';
import { MiddlewareAnswers } from './middleware-answers.js';
import { FileAnalysis } from './file-analysis.js';
import { FileRouteAnalysis, fileRouteHooks } from './file-route-analysis.js';
import { declaredApplication } from './declared-application.js';
import { findApplication } from './find-application.js';
import { handsOnRejections } from './hands-on-rejections.js';
import { isCalledElsewhere } from './is-called-elsewhere.js';
import { isNamedIn } from './is-named-in.js';
import { NO_PACKAGES } from './module-values.js';
import type { Project } from './project.js';
import { tellUnfollowed } from './tell-unfollowed.js';

export interface AnalysisOptions {
  /** The major version of a framework. */
  readonly versionOf: (adapter: Pick<FrameworkAdapter, 'name' | 'package' | 'defaultVersion'>) => number;
  /** Opens the project of the file; asked for at most once, and only if something is analysed. Nothing is followed without it. */
  readonly openProject?: () => Project;
  /** What gets the errors of handlers whose application is not found. */
  readonly errorHandler?: () => NamedExport | undefined;
  /** The frameworks that files are analysed for whatever they show, or never, and those of the user's own. */
  readonly frameworks?: FrameworkSettings;
}

/**
 * Analyses one file.
 *
 * @param module - The file.
 * @param options - Settings of the analysis.
 * @returns What its handlers answer. Never throws on any syntax.
 * @throws SettingsError when the error handler that is set is none, or a framework is named that there is not.
 */
export function analyze(module: SourceModule, { versionOf, openProject, errorHandler, frameworks = {} }: AnalysisOptions): HttpModel {
  const isFor = (adapter: FrameworkAdapter | FileRouteAdapter): boolean => adapter.version === undefined || versionOf(adapter) === adapter.version;
  const chosen = chooseFrameworks(module, frameworks);
  const bySigns = chosen.registering.filter(isFor);
  const ofFiles = chosen.ofFiles.filter(isFor);
  const project = bySigns.length + ofFiles.length === 0 ? undefined : openProject?.();
  const routes = ofFiles.flatMap((adapter) => (project === undefined ? [] : (fileRoutesOf(module, adapter, project, { versionOf, isListed: frameworks[adapter.name] === true }) ?? [])));
  // Its handlers belong to the framework whose route the file is.
  const shown = routes.length > 0 ? [] : bySigns;
  const models = [
    ...shown.map((adapter) => tellUnfollowed(modelOf(module, adapter, versionOf, project, project === undefined ? undefined : errorHandler?.()), adapter, module, project)),
    ...routes,
  ];
  const routed = new Map(models.flatMap((model) => model.routes.flatMap((route) => route.handlers.map(({ place }) => [keyOf(place), route.framework] as const))));
  const answered = new Map(models.flatMap((model) => model.routes.flatMap((route) => route.outcome.responses.map(({ sentPlace }) => [keyOf(sentPlace), route.framework] as const))));
  // What is a route of one framework, or answers in one, is no handler of another one whose response it is handed.
  const isOwn = ({ handler, framework, outcome: { responses } }: StandaloneHandler): boolean => {
    if ((routed.get(keyOf(handler.place)) ?? framework) !== framework) return false;
    return responses.length === 0 || !responses.every(({ sentPlace }) => (answered.get(keyOf(sentPlace)) ?? framework) !== framework);
  };
  return {
    routes: models.flatMap((model) => model.routes),
    handlers: models.flatMap((model) => model.handlers.filter(isOwn)),
    writeStatus: models[0]?.writeStatus ?? String,
  };
}

const keyOf = ({ file, range }: Place): string => `${file}:${String(range)}`;

/** Undefined when the file is no route of the framework. */
function fileRoutesOf(module: SourceModule, adapter: FileRouteAdapter, project: Project, { versionOf, isListed }: Pick<AnalysisOptions, 'versionOf'> & { readonly isListed: boolean }): HttpModel | undefined {
  const { folder, packages } = project.packageOf(module.file);
  if (!isListed && !adapter.listed.some((name) => packages.has(name))) return undefined;
  const route = adapter.routeOf(relative(folder, module.file).replaceAll('\\', '/'), packages);
  if (route === undefined || (route.namedIn !== undefined && !route.namedIn.some((config) => isNamedIn(config, module.file, folder, project.loader)))) return undefined;
  const analysis = (): FileRouteAnalysis =>
    new FileRouteAnalysis(module, adapter, {
      version: versionOf(adapter),
      route,
      project,
      imported: project.importedBy(adapter, (imported) => fileRouteHooks(adapter, project, imported)),
    });
  return untilCurrent(project, () => analysis().model());
}

/** Once more when a file has changed since it was run. */
function untilCurrent(project: Project | undefined, model: () => HttpModel): HttpModel {
  try {
    return model();
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    project?.forget();
    return model();
  }
}

function modelOf(
  module: SourceModule,
  adapter: FrameworkAdapter,
  versionOf: AnalysisOptions['versionOf'],
  project: Project | undefined,
  errorHandler: NamedExport | undefined,
): HttpModel {
  const analysis = (): FileAnalysis => {
    const declared = errorHandler === undefined || project === undefined ? undefined : declaredApplication(errorHandler, module, adapter, project);
    const imported = project?.importedFor(adapter) ?? new ImportedModules(silentHooks);
    return new FileAnalysis(module, adapter, {
      version: versionOf(adapter),
      packages: project?.packages ?? NO_PACKAGES,
      imported,
      errorAnswers: project?.errorAnswersOf(imported) ?? new ErrorAnswers(),
      middlewareAnswers: project?.middlewareAnswersOf(imported) ?? new MiddlewareAnswers(null),
      helperAnswers: project?.helperAnswersOf(imported) ?? new HelperAnswers(),
      application: () => (project === undefined ? undefined : (findApplication(module, adapter, project, versionOf(adapter)) ?? declared)),
      deployed: (deployments, state) => (project === undefined ? new Map() : deployedRoutes({ module, project, imported }, deployments, state)),
      handsOnRejections: () => handsOnRejections(module, adapter, project),
      isCalledElsewhere: (name) => project === undefined || isCalledElsewhere(name, module.file, project.loader.root),
      isCurrent: () => true,
    });
  };
  return untilCurrent(project, () => analysis().model());
}
