/** The middleware that the modules of an application name for routes, in a member that is handed what takes it. */

import type { Activation } from '../evaluator/activation.js';
import { properties } from '../evaluator/built-in.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ActionTable, ModuleMiddlewareTable } from '../frameworks/actions.js';
import { callObject } from './call-object.js';
import { classMiddleware } from './class-middleware.js';
import { noteUnknownAnswer } from './package-answer.js';
import { flattenHandlers } from './registration.js';

/** Middleware, and what it runs before. */
export interface ModuleMiddleware {
  /** A path, as middleware is mounted; or the class of a controller. */
  readonly before: string | ObjectReference;
  /** Upper case, or `ALL`. */
  readonly method: string;
  readonly handlers: readonly Value[];
}

/** What `forRoutes` was handed, on one path through the member. */
interface Named {
  readonly before: Value;
  readonly path: State;
  readonly middleware: readonly Value[];
  readonly leavesOut: boolean;
}

/** A path that is all paths: `*`, `/*splat`, `{*splat}`, `(.*)` */
const EVERY_PATH = /^\/?(?:\*\w*|\{\/?\*\w+\}|\(\.\*\))$/;
const OPEN_END = /\/(?:\*\w*|\{\*\w+\}|\(\.\*\))$/;

/**
 * @param table - How modules name middleware.
 * @param actions - What classes of middleware are.
 * @param activation - Calls the members of the modules.
 * @param state - The path; what is made for the middleware is added to it.
 * @param modules - The classes of the modules.
 * @param site - Where the application is made.
 * @returns What they name; routes that are not known are left out.
 */
export function middlewareOf(table: ModuleMiddlewareTable, actions: ActionTable, activation: Activation, state: State, modules: readonly ObjectReference[], site: Site): readonly ModuleMiddleware[] {
  const named: Named[] = [];
  const native = (path: State, name: string, call: NativeFunction): readonly [string, Value] => [name, path.allocate(heapObject({ type: 'native', name, call }))];
  const apply: NativeFunction = ({ state: path, args }) => [{ state: path, value: appliedOf(path, flattenHandlers(path, args), false) }];
  const consumerOf = (path: State): Value => objectOf(path, [native(path, table.apply, apply)]);
  const appliedOf = (path: State, middleware: readonly Value[], leavesOut: boolean): Value => {
    const forRoutes: NativeFunction = ({ state: own, args }) => {
      for (const before of flattenHandlers(own, args)) named.push({ before, path: own, middleware, leavesOut });
      return [{ state: own, value: consumerOf(own) }];
    };
    const exclude: NativeFunction = ({ state: own }) => [{ state: own, value: appliedOf(own, middleware, true) }];
    return objectOf(path, [native(path, table.routes, forRoutes), native(path, table.exclude, exclude)]);
  };
  for (const module of modules) {
    const { payload } = state.object(module);
    if (payload.type !== 'class' || findProperty(state, payload.prototype, table.member) === undefined) continue;
    activation.collect(() => callObject(activation, state, module, table.member, [consumerOf(state)], site) ?? []);
  }
  return named.flatMap(({ before, path, middleware, leavesOut }) => {
    const place = placeOf(table, path, before);
    if (place === undefined) return [];
    const handlers = leavesOut ? [leavingOut(state, site)] : middleware.map((one) => classMiddleware(actions, state, { value: keptValue(state, one), site }));
    return [{ ...place, handlers }];
  });
}

function objectOf(state: State, members: readonly (readonly [string, Value])[]): ObjectReference {
  return state.allocate(heapObject({ type: 'plain' }, properties(Object.fromEntries(members))));
}

/** What is made on one of several paths through the member is gone with that. */
function keptValue(state: State, value: Value): Single {
  const single = state.resolve(value);
  if (single.kind === 'object' && state.get(single.id) === undefined) return unknown('the middleware is not known');
  return single.kind === 'choice' ? unknown('which middleware it is is not known') : single;
}

function placeOf({ path: pathMember, method: methodMember, methods }: ModuleMiddlewareTable, state: State, before: Value): Pick<ModuleMiddleware, 'before' | 'method'> | undefined {
  if (before.kind === 'constant') return typeof before.value === 'string' ? { before: mountPath(before.value, true), method: 'ALL' } : undefined;
  if (before.kind !== 'object') return undefined;
  const { payload, members } = state.object(before);
  if (payload.type === 'class') return { before, method: 'ALL' };
  const path = state.resolve(members.get(pathMember)?.value ?? UNDEFINED);
  const method = state.resolve(members.get(methodMember)?.value ?? UNDEFINED);
  const name = method.kind === 'constant' ? methods[Number(method.value)] : undefined;
  return path.kind === 'constant' && typeof path.value === 'string' && name !== undefined ? { before: mountPath(path.value, false), method: name } : undefined;
}

/** `cats`: a text is what paths begin with, and the path of an object is the whole one. */
function mountPath(written: string, isOpen: boolean): string {
  if (EVERY_PATH.test(written)) return '';
  const path = `/${written.replace(/^\/+|\/+$/g, '')}`;
  if (OPEN_END.test(path)) return path.replace(OPEN_END, '/*');
  return isOpen && path !== '/' ? `${path}/*` : path === '/' && isOpen ? '' : path;
}

/** Stands for middleware of which it is not known before which of its routes it runs. */
function leavingOut(state: State, site: Site): Value {
  const call: NativeFunction = ({ activation, state: path, args: [, response = UNDEFINED, next = UNDEFINED] }) => {
    noteUnknownAnswer(path, response, 'which routes the middleware leaves out is not known', site);
    return callFunction(activation, path, next, UNDEFINED, [], site);
  };
  return state.allocate(heapObject({ type: 'native', name: 'middleware', call, made: { site, args: [] } }));
}
