/** What other files need of an application, worked out from what the file that makes it registers. */

import { functionOf, type FunctionSource } from '../evaluator/call-function.js';
import type { State } from '../evaluator/state.js';
import { commonParameters, type PathParameters } from '../frameworks/path-parameters.js';
import { forgetUnsetMembers, type Collecting } from './collecting.js';
import type { HandedOn } from './handed-on.js';
import { routerKey, type ProjectApplication } from './project-application.js';
import type { Registration, Registrations } from './registration.js';
import { originOf } from './router-object.js';
import type { Routing } from './routing.js';

/** What the run of the file has left. */
export interface ApplicationRun {
  /** Its last state; it is changed. */
  readonly state: State;
  readonly registered: Pick<Registrations, 'all' | 'applications'>;
  readonly routing: Routing;
  readonly collecting: readonly Collecting[];
  readonly handedOn: HandedOn;
  /** The parameters of a route. */
  readonly parameters: (registration: Registration) => PathParameters | undefined;
  /** Whether no request gets to the handlers of a route. */
  readonly isHidden: (registration: Registration) => boolean;
}

/**
 * @param run - What the run of the file has left.
 * @returns The application; undefined when the file makes none, null when it makes more than one.
 */
export function makeApplication({ state, registered: { all, applications }, routing, collecting, handedOn, parameters, isHidden }: ApplicationRun): ProjectApplication | undefined | null {
  const [application, ...others] = [...applications].filter((id) => routing.outermost(id) === id && all.some((registration) => registration.router === id));
  if (application === undefined) return undefined;
  if (others.length > 0) return null;
  const prefixes = new Map<string, readonly string[]>();
  /** The application and the routers that are mounted in it, by where they are made. */
  const routers = new Map<string, Set<number>>();
  const ids = new Set([application, ...all.flatMap(({ handlers }) => handlers.flatMap((handler) => (handler.kind === 'object' ? [handler.id] : [])))]);
  for (const id of ids) {
    const origin = originOf(state, id);
    if (origin === undefined || routing.outermost(id) !== application) continue;
    const key = routerKey(origin);
    if (id !== application) prefixes.set(key, routing.prefixes(id));
    routers.set(key, (routers.get(key) ?? new Set()).add(id));
  }
  const outermost = { router: application, order: 0, path: '' };
  for (const one of collecting) forgetUnsetMembers(state, one);
  return {
    errorHandlers: routing.errorHandlersOf(state, application),
    behind: routing.behindRouters(state, application),
    missing: routing.missing(outermost),
    after: routing.after(outermost),
    around: (kind) => routing.around(kind, outermost),
    prefixes,
    collecting,
    handedTo: (source) => handedOn.callsOf(source),
    parametersOf: parametersByHandler(state, all.filter((registration) => !isHidden(registration)), parameters),
    middlewareBefore: (path, origin, file, { path: route, method }) => {
      const [router, ...twins] = routers.get(routerKey(origin)) ?? [];
      // What runs before may differ from one to the other.
      if (router === undefined || twins.length > 0) return [];
      // What the file registers with a router of its own it knows best itself.
      const order = origin.file === file ? -1 : (handedOn.orderOf(file, router) ?? -1);
      return routing.middlewareBefore(path, { router, order, path: route, method });
    },
  };
}

/** By the place of a function: the parameters of the routes that get requests and have it for a handler. */
function parametersByHandler(
  state: State,
  reached: readonly Registration[],
  parameters: ApplicationRun['parameters'],
): ProjectApplication['parametersOf'] {
  const found = new Map<string, PathParameters | null>();
  for (const registration of reached) {
    const own = registration.type === 'route' ? (parameters(registration) ?? null) : null;
    for (const handler of [...registration.handlers, ...(registration.otherwise ?? []).flat()]) {
      const source = functionOf(state, state.resolve(handler));
      if (source === undefined) continue;
      const key = keyOf(source);
      const known = found.get(key);
      found.set(key, known === undefined ? own : known === null || own === null ? null : commonParameters(known, own));
    }
  }
  return (source) => found.get(keyOf(source)) ?? undefined;
}

function keyOf({ module, node }: FunctionSource): string {
  return `${module.file}:${String(node.range)}`;
}
