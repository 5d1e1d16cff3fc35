/** Routes that are changed after they were registered: `router.get(path, handler).use(middleware)`, `router.group(function).prefix(path)`. */

import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import { setOwn } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { alternatives, newId, UNDEFINED, type ObjectReference, type Value } from '../evaluator/value.js';
import type { ChangedRoutes } from '../frameworks/router-table.js';
import { joinPaths } from './join-paths.js';
import { memberHandler } from './member-handler.js';
import { flattenHandlers, pathsOf, Registrations, type Registration } from './registration.js';

/** What was registered. */
interface Registered {
  /** The orders of the registrations, and the actions of a resource that they are for. */
  readonly routes: ReadonlyMap<number, string>;
  /** The router of a group. */
  readonly group: ObjectReference | undefined;
}

/** The member of a router that no source names: the router of the group whose function runs. */
const OPEN = '[[open group]]';

/**
 * @param state - The path.
 * @param router - A router.
 * @returns The router that what is registered with it belongs to: that of the innermost group whose function runs.
 */
export function openGroup(state: State, router: ObjectReference): ObjectReference {
  const open = state.object(router).members.get(OPEN)?.value;
  return open?.kind === 'object' ? open : router;
}

/**
 * @param names - The names of the members.
 * @param call - The call that registers.
 * @param register - Registers routes; what it gives are the actions that they are for, in the order in which they are registered.
 * @returns What stands for the routes.
 */
export function registeredRoutes(names: ChangedRoutes, { activation, state }: NativeCall, register: () => readonly string[]): ObjectReference {
  const before = newId();
  const actions = register();
  const added = Registrations.of(activation.evaluation).all.filter(({ order }) => order > before);
  return handleOf(names, state, { routes: new Map(added.map(({ order }, index) => [order, actions[index] ?? ''])), group: undefined });
}

/**
 * `router.group(() => { … })`
 *
 * @param names - The names of the members.
 * @param self - The router.
 * @param call - The call.
 * @param makeOwn - Makes the router of the group.
 * @returns What stands for the group.
 */
export function registerGroup(names: ChangedRoutes, self: ObjectReference, call: NativeCall, makeOwn: (parent: ObjectReference) => ObjectReference): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const outer = openGroup(state, self);
  const group = makeOwn(outer);
  setOwn(state, self, OPEN, group);
  return callFunction(activation, state, args[0] ?? UNDEFINED, UNDEFINED, [], site).map(({ state: after }) => {
    setOwn(after, self, OPEN, outer.id === self.id ? UNDEFINED : outer);
    return { state: after, value: handleOf(names, after, { routes: new Map(), group }) };
  });
}

function handleOf(names: ChangedRoutes, state: State, registered: Registered): ObjectReference {
  return state.allocate(heapObject({ type: 'host', behaviour: behaviourOf(names), data: registered }));
}

function behaviourOf(names: ChangedRoutes): HostBehaviour {
  return {
    name: 'registered routes',
    isSame: (a, b) => a === b,
    join: (a) => a,
    get({ state, self }, key) {
      const { payload } = state.object(self);
      const change = payload.type === 'host' ? changeOf(names, payload.data as Registered, self, key) : undefined;
      return change === undefined ? undefined : [{ state, value: state.allocate(heapObject({ type: 'native', name: key, call: change })) }];
    },
  };
}

function changeOf({ prefix, before, only, except, sets, chained, defaultMember }: ChangedRoutes, registered: Registered, self: ObjectReference, key: string): NativeFunction | undefined {
  const done = (state: State): readonly Outcome[] => [{ state, value: self }];
  if (chained.includes(key)) return ({ state }) => done(state);
  if (key === prefix) {
    return ({ activation, state, args }) => {
      const [path = null] = pathsOf(state, args[0] ?? UNDEFINED) ?? [];
      replace(activation.evaluation, registered, (one) => ({ ...one, path: path === null || one.path === null ? null : joinPaths(path, one.path) }));
      return done(state);
    };
  }
  if (before.includes(key)) {
    return ({ activation, state, args, site }) => {
      // `resource.use(actions, middleware)`
      const isResource = [...registered.routes.values()].some((action) => action !== '') && args.length > 1;
      const handlers = flattenHandlers(state, args.slice(-1)).map((one) => memberHandler(activation, state, one, defaultMember, site).value);
      const actions = isResource ? textsOf(state, args[0] ?? UNDEFINED) : ['*'];
      const { group } = registered;
      if (group !== undefined) Registrations.of(activation.evaluation).add({ type: 'mount', router: group.id, method: 'ALL', path: '', handlers, site, activation, state, isProven: true });
      replace(activation.evaluation, { ...registered, group: undefined }, (one) => {
        const isNamed = actions.includes('*') || actions.includes(registered.routes.get(one.order) ?? '');
        return isNamed ? { ...one, handlers: [...one.handlers.slice(0, -1), ...handlers, ...one.handlers.slice(-1)] } : one;
      });
      return done(state);
    };
  }
  const named = key === only || key === except ? undefined : sets[key];
  if (key !== only && key !== except && named === undefined) return undefined;
  return ({ activation, state, args }) => {
    const actions = named ?? textsOf(state, args[0] ?? UNDEFINED);
    replace(activation.evaluation, registered, (one) => (actions.includes(registered.routes.get(one.order) ?? '') === (key === only) ? one : undefined));
    return done(state);
  };
}

function textsOf(state: State, value: Value): readonly string[] {
  return flattenHandlers(state, [value]).flatMap((one) => alternatives(one).flatMap((single) => (single.kind === 'constant' ? [String(single.value)] : [])));
}

/** Gives the registrations another form; undefined takes one away. */
function replace(evaluation: NativeCall['evaluation'], { routes, group }: Registered, change: (registration: Registration) => Registration | undefined): void {
  const registrations = Registrations.of(evaluation);
  const own = registrations.all.filter((one) => routes.has(one.order) || (group !== undefined && one.type === 'mount' && one.handlers.some((handler) => handler.kind === 'object' && handler.id === group.id)));
  registrations.replace(new Set(own), own.flatMap((one) => change(one) ?? []));
}
