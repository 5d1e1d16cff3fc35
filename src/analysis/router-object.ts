/** Routers and applications as objects that the evaluated code registers its handlers with. */

import type { Evaluation } from '../evaluator/evaluation.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { Node } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { RouterOrigin } from './project-application.js';
import { flattenHandlers, pathsOf, Registrations } from './registration.js';

const ROUTER = 'a router';

/**
 * @param adapter - The framework.
 * @returns How its routers behave: what is registered with them is noted with the evaluation that does it.
 */
export function routerBehaviour(adapter: FrameworkAdapter): HostBehaviour {
  const { router: table } = adapter;
  const chained = new Set(table.chained);
  const chain = chainBehaviour(adapter);
  const behaviour: HostBehaviour = {
    name: ROUTER,
    get({ state, self }, key) {
      if (state.object(self).members.has(key)) return undefined;
      const method = Object.hasOwn(table.verbs, key) ? table.verbs[key] : undefined;
      if (method !== undefined) return member(state, key, (call) => registerRoute(self, method, call));
      if (key === table.mount) return member(state, key, (call) => registerMount(self, call));
      if (key === table.chain) {
        return member(state, key, ({ state: path, args }) => {
          const paths = pathsOf(path, args[0] ?? UNDEFINED) ?? [null];
          return [{ state: path, value: path.allocate(heapObject({ type: 'host', behaviour: chain, data: { router: self, paths } })) }];
        });
      }
      if (key === table.parameter.member) return member(state, key, (call) => registerParameter(self, call));
      return chained.has(key) ? member(state, key, ({ state: path }) => [{ state: path, value: self }]) : undefined;
    },
    escape({ activation, self }, callee) {
      // Code of another file may add error handlers to it.
      if (isFromProject(callee)) Registrations.of(activation.evaluation).escaped.add(self.id);
    },
    // A router is a handler too: `router(req, res, next)`.
    call: ({ state, site }) => [{ state, value: unknown('a router is called as a function', { site }) }],
    isSame: (a, b) => a === b,
    join: (a) => a,
  };
  return behaviour;
}

/** A function of another file of the project: `require('./routes')(app)`. */
function isFromProject(callee: Value): boolean {
  if (callee.kind !== 'unknown' || callee.origin === undefined) return false;
  const { origin } = callee;
  if (origin.kind === 'import') return /^[.@~#]/.test(origin.specifier);
  return origin.kind === 'member' ? isFromProject(origin.of) : false;
}

/**
 * @param state - The path.
 * @param id - The id of an object.
 * @returns Where it is made; undefined when it is no router.
 */
export function originOf(state: State, id: number): RouterOrigin | undefined {
  const { payload } = state.object({ kind: 'object', id });
  return payload.type === 'host' && payload.behaviour.name === ROUTER ? (payload.data as RouterOrigin) : undefined;
}

/** What tells routers apart. */
export interface RouterKind {
  /** Whether it is one that nothing else is mounted in. */
  readonly isApplication: boolean;
  /** Whether it hands on what the promises of its handlers are rejected with. */
  readonly forwards: boolean;
}

/**
 * @param behaviour - How routers behave.
 * @param kind - What tells it from others.
 * @returns A function that makes a router.
 */
export function nativeRouter(behaviour: HostBehaviour, { isApplication, forwards }: RouterKind): NativeFunction {
  return ({ evaluation, state, site }) => {
    const { file } = site.module;
    const origin: RouterOrigin = { file, start: site.node.range[0], ...(forwards ? { forwards } : {}) };
    return [{ state, value: makeRouter(evaluation, state, behaviour, site.node, origin, isApplication) }];
  };
}

/**
 * Makes a router. Paths that part before it is made make the same one: it is another only where one path makes two.
 *
 * @param evaluation - The evaluation that its registrations are noted with.
 * @param state - The path; it is changed.
 * @param behaviour - How routers behave.
 * @param node - What makes it.
 * @param origin - Where that stands.
 * @param isApplication - Whether it is one that nothing else is mounted in.
 * @returns The router.
 */
export function makeRouter(
  evaluation: Evaluation,
  state: State,
  behaviour: HostBehaviour,
  node: Node,
  origin: RouterOrigin,
  isApplication: boolean,
): ObjectReference {
  const { routers, applications } = Registrations.of(evaluation);
  const object = heapObject({ type: 'host', behaviour, data: origin }, new Map(), { complete: false });
  const references = routers.get(node) ?? [];
  routers.set(node, references);
  const free = references.find(({ id }) => state.get(id) === undefined);
  const router = free ?? state.allocate(object);
  if (free === undefined) references.push(router);
  else state.set(free.id, object);
  if (isApplication) applications.add(router.id);
  return router;
}

interface Chain {
  readonly router: ObjectReference;
  readonly paths: readonly (string | null)[];
}

/** `router.route(path).get(h).post(h)` */
function chainBehaviour(adapter: FrameworkAdapter): HostBehaviour {
  const { verbs } = adapter.router;
  return {
    name: 'a route',
    get({ state, self }, key) {
      const method = Object.hasOwn(verbs, key) ? verbs[key] : undefined;
      const { payload } = state.object(self);
      if (method === undefined || payload.type !== 'host') return undefined;
      const { router, paths } = payload.data as Chain;
      return member(state, key, ({ activation, state: path, args, site }) => {
        for (const routePath of paths) {
          Registrations.of(activation.evaluation).add({
            type: 'route',
            router: router.id,
            method,
            path: routePath,
            handlers: flattenHandlers(path, args),
            site,
            activation,
            state: path,
            isProven: true,
          });
        }
        return [{ state: path, value: self }];
      });
    },
    isSame: (a, b) => a === b,
    join: (a) => a,
  };
}

function member(state: State, name: string, call: (call: NativeCall) => readonly Outcome[]): readonly Outcome[] {
  return [{ state, value: state.allocate(heapObject({ type: 'native', name, call })) }];
}

/** `router.get(path, ...handlers)`; `app.get(name)` reads a setting. */
function registerRoute(self: ObjectReference, method: string, { activation, state, args, site }: NativeCall): readonly Outcome[] {
  const [path = UNDEFINED, ...rest] = args;
  if (rest.length === 0) return [{ state, value: unknown('a setting of the application is not known', { site }) }];
  const handlers = flattenHandlers(state, rest);
  for (const routePath of pathsOf(state, path) ?? [null]) {
    Registrations.of(activation.evaluation).add({ type: 'route', router: self.id, method, path: routePath, handlers, site, activation, state, isProven: true });
  }
  return [{ state, value: self }];
}

/** `app.use([path,] ...handlers)` */
function registerMount(self: ObjectReference, { activation, state, args, site }: NativeCall): readonly Outcome[] {
  const [first = UNDEFINED] = args;
  const resolved = state.resolve(first);
  const hasPath = args.length > 1 && (resolved.kind === 'constant' || isPathObject(state, resolved) || resolved.kind === 'unknown');
  const paths = hasPath ? (pathsOf(state, first) ?? ['']) : [''];
  const handlers = flattenHandlers(state, hasPath && pathsOf(state, first) !== undefined ? args.slice(1) : args);
  for (const path of paths) Registrations.of(activation.evaluation).add({ type: 'mount', router: self.id, method: 'ALL', path, handlers, site, activation, state, isProven: true });
  return [{ state, value: self }];
}

/** `router.param(name, callback)` */
function registerParameter(self: ObjectReference, { activation, state, args, site }: NativeCall): readonly Outcome[] {
  const handlers = flattenHandlers(state, args.slice(1));
  Registrations.of(activation.evaluation).add({ type: 'parameter', router: self.id, method: 'ALL', path: '', handlers, site, activation, state, isProven: true });
  return [{ state, value: self }];
}

function isPathObject(state: State, value: Value): boolean {
  return value.kind === 'object' && ['regexp', 'array'].includes(state.object(value).payload.type) && pathsOf(state, value) !== undefined;
}
