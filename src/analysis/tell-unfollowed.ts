/** Tells with the routes of a file what the file and those around it show that is not followed. */

import type { SourceModule } from '../evaluator/syntax.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { HttpModel } from '../model/http-model.js';
import type { Route } from '../model/route.js';
import { placeOf } from './place-of.js';
import type { Project } from './project.js';
import { showsInCode } from './shows-in-code.js';
import { surroundingsOf } from './surroundings-of.js';

/**
 * @param model - What is known of the file.
 * @param adapter - The framework.
 * @param module - The file.
 * @param project - Its project, if there is one.
 * @returns The same, and for each route what is not known of it; a route of which nothing is known for code that answers and is not followed.
 */
export function tellUnfollowed(model: HttpModel, { name, unfollowed = [], surroundings = [], unanswered }: FrameworkAdapter, module: SourceModule, project: Project | undefined): HttpModel {
  const shown = unfollowed.filter(({ shows, inHandler }) => inHandler !== true && showsInCode(shows, module));
  const inHandlers = unfollowed.filter(({ inHandler }) => inHandler === true);
  if (model.routes.length === 0) {
    const routes = shown.filter(({ answers }) => answers === true).map(({ reason }) => routeOf(name, module, reason));
    return routes.length === 0 ? model : { ...model, routes };
  }
  const around = surroundings.length === 0 || project === undefined ? [] : surroundingsOf(surroundings, project.packageOf(module.file).folder, project.loader);
  const common = [...shown, ...around].map(({ reason }) => reason);
  if (common.length + inHandlers.length === 0 && unanswered === undefined) return model;
  const told = (route: Route): Route => {
    const { outcome, place, handlers } = route;
    const ranges = handlers.filter(({ place: { file } }) => file === module.file).map(({ place: { range } }) => range);
    const own = inHandlers.filter(({ shows }) => ranges.some((range) => showsInCode(shows, module, range))).map(({ reason }) => reason);
    const isSilent = outcome.responses.length + outcome.unresolved.length === 0 && !outcome.mayThrow;
    const reasons = isSilent && unanswered !== undefined ? [unanswered, ...common, ...own] : [...common, ...own];
    return { ...route, outcome: { ...outcome, unresolved: [...outcome.unresolved, ...reasons.map((reason) => ({ reason, place }))] } };
  };
  return { ...model, routes: model.routes.map(told) };
}

function routeOf(framework: string, module: SourceModule, reason: string): Route {
  const place = placeOf({ module, node: module.program });
  return { framework, method: null, path: null, place, handlers: [], outcome: { responses: [], invalidStatuses: [], unresolved: [{ reason, place }], mayThrow: false } };
}
