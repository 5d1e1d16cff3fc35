/** Classes whose decorators register their members as handlers: each gets a router of its own, where the class stands. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { construct } from '../evaluator/construct.js';
import type { EvaluationHooks } from '../evaluator/evaluation.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty, setOwn } from '../evaluator/member-access.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { oneOf, UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { DecoratorRole, FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { constructorArguments } from './constructor-arguments.js';
import { notesOf, type DecoratorNote } from './decorator-notes.js';
import type { RouterOrigin } from './project-application.js';
import { flattenHandlers, pathsOf, Registrations, type Registration } from './registration.js';
import { makeRouter, routerBehaviour } from './router-object.js';

/** The router of a class. */
export interface ControllerRouter {
  readonly router: ObjectReference;
  /** The paths that it is mounted under; null for one that is not known. */
  readonly paths: readonly (string | null)[];
}

/** The member of a controller's prototype that keeps its router. */
const ROUTER_SLOT = '[[Router]]';

type Kind = DecoratorRole['kind'];
type Added = Pick<Registration, 'type' | 'method' | 'path' | 'handlers' | 'site'>;

/**
 * @param adapter - The framework.
 * @returns What registers the members of a class when its decorators were applied.
 */
export function controllerRegistrar(adapter: FrameworkAdapter): EvaluationHooks['decorated'] {
  const behaviour = routerBehaviour(adapter, false);
  return (activation, start, self) => {
    const ofClass = notesOf(start, self).toReversed();
    const controller = ofClass.find(({ role }) => role.kind === 'controller');
    const { payload } = start.object(self);
    if (controller === undefined || payload.type !== 'class') return start;
    const { node, module, prototype } = payload;
    const ofMembers = notesOf(start, prototype);
    const made = instanceOf(activation, start, self, { module, node });
    let { state } = made;
    const paths = routePaths(state, controller.argument);
    const known = paths.filter((path) => path !== null);
    const origin: RouterOrigin = { file: module.file, start: node.range[0], merges: true, ...(known.length > 0 ? { paths: known } : {}) };
    const router = makeRouter(activation.evaluation, state, behaviour, node, origin, false);
    setOwn(state, prototype, ROUTER_SLOT, router);
    const add = (registration: Added): void =>
      Registrations.of(activation.evaluation).add({ ...registration, router: router.id, activation, state, isProven: true });
    const mount = (note: DecoratorNote): void =>
      add({ type: 'mount', method: 'ALL', path: '', handlers: flattenHandlers(state, [note.argument]), site: note.site });

    of(ofClass, 'middleware').forEach(mount);
    for (const name of new Set(ofMembers.map(({ member }) => member))) {
      if (name === undefined) continue;
      const notes = ofMembers.filter(({ member }) => member === name).reverse();
      const routes = notes.filter(({ role }) => role.kind === 'route');
      if (routes.length === 0) continue;
      const wrappers = [...of(ofClass, 'wrapper').slice(0, 1), ...of(notes, 'wrapper').slice(0, 1)];
      const handler = wrap(activation, { state, value: handlerOf(state, made.value, name) }, wrappers, of(notes, 'error-middleware'));
      state = handler.state;
      const handlers = [...flattenHandlers(state, of(notes, 'middleware').map(({ argument }) => argument)), handler.value];
      for (const { role, argument, site } of routes) {
        const method = role.kind === 'route' ? role.method : '';
        for (const path of routePaths(state, argument)) add({ type: 'route', method, path, handlers, site });
      }
    }
    for (const { argument, site } of of(ofClass, 'children')) {
      for (const child of controllersIn(state, argument)) for (const path of child.paths) add({ type: 'mount', method: 'ALL', path, handlers: [child.router], site });
    }
    of(ofClass, 'error-middleware').forEach(mount);
    return state;
  };
}

function of(notes: readonly DecoratorNote[], kind: Kind): readonly DecoratorNote[] {
  return notes.filter(({ role }) => role.kind === kind);
}

/**
 * @param state - The path.
 * @param value - An object, or an array of them.
 * @returns The routers of those that are instances of controllers.
 */
export function controllersIn(state: State, value: Value): readonly ControllerRouter[] {
  return flattenHandlers(state, [value]).flatMap((single): readonly ControllerRouter[] => {
    const prototype = single.kind === 'object' ? state.object(single).prototype : undefined;
    const router = prototype?.kind === 'object' ? state.object(prototype).members.get(ROUTER_SLOT)?.value : undefined;
    const payload = router?.kind === 'object' ? state.object(router).payload : undefined;
    if (router?.kind !== 'object' || payload?.type !== 'host') return [];
    return [{ router, paths: (payload.data as RouterOrigin).paths ?? [null] }];
  });
}

/** `users`, `/users`: both begin with one slash. Nothing stands for no path. */
function routePaths(state: State, argument: Value): readonly (string | null)[] {
  const value = state.resolve(argument);
  if (value.kind === 'constant' && value.value === undefined) return [''];
  return (pathsOf(state, value) ?? [null]).map((path) => (path === null || path === '' ? path : `/${path.replace(/^\/+/, '')}`));
}

/** An object of the class, as somebody makes it that is not known. */
function instanceOf(activation: Activation, state: State, self: ObjectReference, site: Site): Outcome {
  const { payload } = state.object(self);
  const args = constructorArguments(state, self);
  const before = state.fork();
  const { result } = activation.collect(() => construct(activation, state, self, args, site));
  if (result.length > 0) return joined(result);
  const prototype = payload.type === 'class' ? payload.prototype : undefined;
  return { state: before, value: before.allocate(heapObject({ type: 'plain' }, new Map(), { prototype, complete: false })) };
}

function joined([first, ...others]: readonly Outcome[]): Outcome {
  if (first === undefined) throw new TypeError('There is no path to join.');
  for (const { state } of others) first.state.join(state);
  // What is not known on one path is the same thing on the others.
  const distinct = others.filter(({ value }) => value.kind !== 'unknown' || first.value.kind !== 'unknown');
  return { state: first.state, value: oneOf([first, ...distinct].map(({ value }) => value)) };
}

/** `(...args) => controller[member](...args)` */
function handlerOf(state: State, instance: Value, member: string): Value {
  const property = instance.kind === 'object' ? findProperty(state, instance, member) : 'unknown';
  if (property === undefined || property === 'unknown' || property.value.kind !== 'object') return unknown(`the member '${member}' is not known`);
  return state.allocate(heapObject({ type: 'bound', target: property.value, thisValue: instance, args: [] }));
}

/** What the wrappers make of a handler, the first of them inside the others. */
function wrap(activation: Activation, handler: Outcome, wrappers: readonly DecoratorNote[], opaque: readonly DecoratorNote[]): Outcome {
  let inner = handler;
  for (const { argument, site } of [...wrappers, ...opaque.map((note) => ({ ...note, argument: NOT_FOLLOWED }))]) {
    const { state, value } = inner;
    const before = state.fork();
    const { result } = activation.collect(() => callFunction(activation, state, argument, UNDEFINED, [value], site));
    inner = result.length > 0 ? joined(result) : { state: before, value: unknown('the wrapper of a handler throws') };
  }
  return inner;
}

/** It gets what the member throws, and not what its promise is rejected with. */
const NOT_FOLLOWED = unknown('error middleware of a member is not followed');
