/** What routers can do beside registering routes: hooks for stages of each request, and members that code gives them. */

import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { setOwn } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { UNDEFINED, type ObjectReference, type Value } from '../evaluator/value.js';
import type { HookRegistration, HookTable } from '../frameworks/router-table.js';
import { flattenHandlers, Registrations } from './registration.js';

/** Routers are made in one another at most this deep. */
const MAXIMUM_DEPTH = 10;

/**
 * `app.addHook('preHandler', handler)`
 *
 * @param table - The stages before the handlers, or what reads the call.
 * @param self - The router.
 * @param call - The call.
 * @returns The router.
 */
export function registerHook({ before = [], read, isLocal }: HookTable, self: ObjectReference, call: NativeCall): readonly Outcome[] {
  const { activation, state, args, site } = call;
  if (read !== undefined) {
    const router = isLocal === true ? self : outermost(state, self);
    addHooks(router, call, read(router, call));
    return [{ state, value: self }];
  }
  const [name, ...handlers] = args;
  const stage = name === undefined ? undefined : state.resolve(name);
  if (stage?.kind === 'constant' && before.includes(String(stage.value))) {
    Registrations.of(activation.evaluation).add({ type: 'mount', router: self.id, method: 'ALL', path: '', handlers: flattenHandlers(state, handlers), site, activation, state, isProven: true });
  }
  return [{ state, value: self }];
}

/**
 * @param router - A router.
 * @param call - The call that registers.
 * @param hooks - What is registered with the router.
 */
export function addHooks(router: ObjectReference, { activation, state, site }: NativeCall, hooks: readonly HookRegistration[]): void {
  for (const hook of hooks) Registrations.of(activation.evaluation).add({ ...hook, router: router.id, method: 'ALL', path: '', site, activation, state, isProven: true });
}

/**
 * `app.after(function)`
 *
 * @param self - The router; the function gets it.
 * @param call - The call.
 * @returns The router.
 */
export function callFirst(self: ObjectReference, { activation, state, args, site }: NativeCall): readonly Outcome[] {
  const callee = state.resolve(args[0] ?? UNDEFINED);
  if (callee.kind !== 'object') return [{ state, value: self }];
  const done = state.allocate(heapObject({ type: 'native', name: 'done', call: ({ state: after }) => [{ state: after, value: UNDEFINED }] }));
  return callFunction(activation, state, callee, self, [UNDEFINED, self, done], site).map(({ state: after }) => ({ state: after, value: self }));
}

/**
 * @param state - The path.
 * @param router - A router.
 * @returns The router that it is made in, and so on: the outermost one.
 */
export function outermost(state: State, router: ObjectReference): ObjectReference {
  let current = router;
  for (let depth = 0; depth < MAXIMUM_DEPTH; depth += 1) {
    const outer = state.object(current).prototype;
    if (outer?.kind !== 'object') break;
    current = outer;
  }
  return current;
}

/** The name of the member that holds what responses are given. */
const onResponse = (name: string): string => `[[response ${name}]]`;

/**
 * `app.decorate(name, value)`
 *
 * @param kind - What gets the member.
 * @param self - The router.
 * @param call - The call.
 * @returns The router.
 */
export function decorate(kind: 'router' | 'response', self: ObjectReference, { state, args }: NativeCall): readonly Outcome[] {
  const name = state.resolve(args[0] ?? UNDEFINED);
  if (name.kind === 'constant' && typeof name.value === 'string') setOwn(state, self, kind === 'router' ? name.value : onResponse(name.value), args[1] ?? UNDEFINED);
  return [{ state, value: self }];
}

/**
 * @param state - The path.
 * @param self - A router.
 * @param key - The name of a member.
 * @returns What the routers have been given by that name that it is made in; undefined for nothing.
 */
export function decorationOf(state: State, self: ObjectReference, key: string): Value | undefined {
  let outer = state.object(self).prototype;
  for (let depth = 0; outer?.kind === 'object' && depth < MAXIMUM_DEPTH; depth += 1) {
    const heap = state.object(outer);
    const own = heap.members.get(key);
    if (own !== undefined) return own.value;
    outer = heap.prototype;
  }
  return undefined;
}

/**
 * @param state - The path.
 * @param router - The router of a route; undefined when it is not known.
 * @param key - The name of a member.
 * @returns What the responses of its routes have been given by that name; undefined for nothing.
 */
export function responseDecoration(state: State, router: Value | undefined, key: string): Value | undefined {
  if (router?.kind !== 'object') return undefined;
  return state.object(router).members.get(onResponse(key))?.value ?? decorationOf(state, router, onResponse(key));
}
