/** Routes that objects say: `{ method, path, handler }`. */

import { callFunction, functionOf } from '../evaluator/call-function.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { RouterTable } from '../frameworks/router-table.js';
import { flattenHandlers, methodsOf, pathsOf, Registrations } from './registration.js';
import { routeHandlers } from './route-options.js';
import { addRoutes } from './router-object.js';

/**
 * `server.route({ method, path, handler })`, also an array of them
 *
 * @param table - The framework's routers.
 * @param names - The names of the members of the objects.
 * @param self - The router.
 * @param call - The call.
 * @returns The router.
 */
export function registerObjects(table: RouterTable, names: NonNullable<RouterTable['objects']>, self: ObjectReference, call: NativeCall): readonly Outcome[] {
  const { state, args } = call;
  const isApplication = Registrations.of(call.evaluation).applications.has(self.id);
  const routes = flattenHandlers(state, args).filter((route) => route.kind !== 'constant' && !(isApplication && isReadElsewhere(table, names, call, route)));
  const states = routes.reduce<readonly State[]>((paths, route) => paths.flatMap((path) => registerObject(table, names, self, { ...call, state: path }, route)), [state]);
  return states.map((path) => ({ state: path, value: self }));
}

/** Whether another file exports the object, and shows that it does. */
function isReadElsewhere({ options }: RouterTable, { exportedIn, nested = [] }: NonNullable<RouterTable['objects']>, { evaluation, state }: NativeCall, route: Value): boolean {
  if (exportedIn === undefined || options === undefined || route.kind !== 'object' || evaluation.imported.cell(route.id) === undefined) return false;
  const source = functionOf(state, heldMember(state, route, options.handler, nested) ?? UNDEFINED);
  return source !== undefined && exportedIn.test(source.module.text);
}

/**
 * @param state - The path.
 * @param object - An object that says a route.
 * @param name - The name of a member.
 * @param nested - Members that hold more of the route.
 * @returns The member, of the object or of what it holds; undefined when there is none.
 */
export function heldMember(state: State, object: ObjectReference, name: string, nested: readonly string[]): Value | undefined {
  const { members } = state.object(object);
  const holders = [object, ...nested.flatMap((one) => members.get(one)?.value ?? [])].map((value) => state.resolve(value));
  const held = holders.flatMap((holder) => (holder.kind === 'object' ? (state.object(holder).members.get(name)?.value ?? []) : []));
  return held[0] === undefined ? undefined : state.resolve(held[0]);
}

/**
 * Registers what an object says.
 *
 * @param table - The framework's routers.
 * @param names - The names of the object's members.
 * @param self - The router.
 * @param call - The call; its state is taken over.
 * @param route - The object.
 * @returns The states after it.
 */
export function registerObject(table: RouterTable, { method, path, nested = [] }: NonNullable<RouterTable['objects']>, self: ObjectReference, call: NativeCall, route: Value): readonly State[] {
  const { state, site } = call;
  if (route.kind !== 'object' || state.object(route).payload.type !== 'plain') {
    addRoutes(self, call, [null], [null], { handlers: [unknown('the route is not known', { site })], errors: [], after: [] });
    return [state];
  }
  const { members } = state.object(route);
  const [given] = path.flatMap((name) => members.get(name)?.value ?? []);
  const methods = methodsOf(state, members.get(method)?.value ?? UNDEFINED);
  const paths = (pathsOf(state, given ?? UNDEFINED) ?? [null]).map((one) => (one === null ? null : (table.readPath?.(one) ?? one)));
  const held = nested.flatMap((name) => members.get(name)?.value ?? []);
  return nestedOptions(held, self, call).map(({ state: own, values }) => {
    addRoutes(self, { ...call, state: own }, methods.length === 0 ? [null] : methods, paths, routeHandlers(table.options, own, [route, ...values], site));
    return own;
  });
}

/** `options: { handler }`, `options: (server) => ({ handler })` */
function nestedOptions(held: readonly Value[], self: ObjectReference, { activation, state, site }: Pick<NativeCall, 'activation' | 'state' | 'site'>): readonly { readonly state: State; readonly values: readonly Value[] }[] {
  const [first, ...others] = held;
  if (first === undefined) return [{ state, values: [] }];
  const options = state.resolve(first);
  const isFunction = options.kind === 'object' && ['closure', 'bound'].includes(state.object(options).payload.type);
  const made: readonly Outcome[] = isFunction ? callFunction(activation, state, options, UNDEFINED, [self], site) : [{ state, value: options }];
  return made.flatMap((outcome) =>
    nestedOptions(others, self, { activation, state: outcome.state, site }).map(({ state: own, values }) => ({ state: own, values: [own.resolve(outcome.value), ...values].filter(({ kind }) => kind !== 'constant') })),
  );
}
