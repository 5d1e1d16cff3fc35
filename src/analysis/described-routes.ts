/** Routes that an object describes, with the statuses of their answers and what requests are to be. */

import { setOwn } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { RouterTable } from '../frameworks/router-table.js';
import { declaredByKeys } from './declared-statuses.js';
import { methodsOf, pathsOf } from './registration.js';
import { routeHandlers } from './route-options.js';
import { addRoutes } from './router-object.js';

/** The member of a router that no source names: the options that it was made with. */
const OPTIONS = '[[options]]';

/**
 * @param state - The path; it is changed.
 * @param router - A router.
 * @param options - The options that it is made with.
 */
export function keepOptions(state: State, router: ObjectReference, options: Value): void {
  setOwn(state, router, OPTIONS, options);
}

/**
 * `app.openapi({ method, path }, ...handlers)`; its paths have parameters as `{id}`.
 *
 * @param table - The framework's routers.
 * @param names - The names of the object's members, and what makes the handlers.
 * @param self - The router.
 * @param call - The call.
 * @returns The router.
 */
export function registerDescribed(table: RouterTable, { method, path, declared, handlersOf }: NonNullable<RouterTable['described']>, self: ObjectReference, call: NativeCall): readonly Outcome[] {
  const { state, args } = call;
  const [given = UNDEFINED, ...rest] = args;
  const route = state.resolve(given);
  const read = (name: string): Value => (route.kind === 'object' ? (state.object(route).members.get(name)?.value ?? UNDEFINED) : unknown('the route is not known'));
  const paths = (pathsOf(state, read(path)) ?? [null]).map((one) => one?.replaceAll(/\{(\w+)\}/g, ':$1') ?? null);
  const options = state.resolve(state.object(self).members.get(OPTIONS)?.value ?? UNDEFINED);
  const handlers = route.kind === 'choice' || options.kind === 'choice' ? rest : handlersOf(call, route, rest, options);
  addRoutes(self, call, methodsOf(state, read(method)), paths, { ...routeHandlers(table.options, state, handlers, call.site), declared: declaredByKeys(state, read(declared), call.site) });
  return [{ state, value: self }];
}
