/** Routers and applications as objects that the evaluated code registers its handlers with. */

import type { Evaluation } from '../evaluator/evaluation.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { Node } from '../evaluator/syntax.js';
import { constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { FrameworkAdapter, OptionsOf } from '../frameworks/framework-adapter.js';
import type { PluginTable, RouterTable } from '../frameworks/router-table.js';
import { keepOptions, registerDescribed } from './described-routes.js';
import { joinPaths } from './join-paths.js';
import type { RouterOrigin } from './project-application.js';
import { namedHandlers } from './member-handler.js';
import { registerMember, registerResource } from './member-routes.js';
import { moduleMembers } from './module-application.js';
import { readNamedRoute } from './named-route.js';
import { flattenHandlers, methodsOf, pathsOf, Registrations } from './registration.js';
import { addHooks, callFirst, decorate, decorationOf, outermost, registerHook } from './router-extensions.js';
import { registerObjects } from './route-objects.js';
import { answeringValues, routeHandlers, type RouteHandlers } from './route-options.js';
import { registerGroup } from './registered-routes.js';
import { originOfOptions, registerOptions, type OptionNames } from './router-options.js';
import { registerListener } from './server-object.js';
import { runPlugin } from './run-plugin.js';

const ROUTER = 'a router';

/**
 * @param adapter - The framework.
 * @param isApplication - Whether it is those that nothing else is mounted in.
 * @returns How its routers behave: what is registered with them is noted with the evaluation that does it.
 */
export function routerBehaviour(adapter: FrameworkAdapter, isApplication: boolean): HostBehaviour {
  const table: RouterTable = { ...adapter.router, ...(isApplication ? {} : adapter.router.ofRouters) };
  const members = routerMembers(table, chainBehaviour(adapter), () => behaviour);
  const given = table.given ?? {};
  const { moduleApplication } = adapter;
  if (isApplication && moduleApplication !== undefined) for (const [name, own] of moduleMembers(adapter, moduleApplication)) members.set(name, own);
  const behaviour: HostBehaviour = {
    name: ROUTER,
    get({ state, self, isKeyCompared = false }, key) {
      if (key === table.asHandler) return [{ state, value: self }];
      const isOpen = isKeyCompared && Object.hasOwn(table.verbs, key);
      const call: RouterMember | undefined = isOpen ? (own, native) => registerRoute(table, own, null, native) : members.get(key);
      if (state.object(self).members.has(key)) return undefined;
      if (call !== undefined) return member(state, key, (native) => call(self, native));
      const value = decorationOf(state, self, key) ?? (Object.hasOwn(given, key) ? given[key] : undefined);
      return value === undefined ? undefined : [{ state, value }];
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

/** The method of a member that registers; null when its name is one of several, and undefined when it is no such member. */
function methodOf({ verbs }: FrameworkAdapter['router'], key: string, isKeyCompared: boolean): string | null | undefined {
  if (!Object.hasOwn(verbs, key)) return undefined;
  return isKeyCompared ? null : verbs[key];
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
  /** The options that are read. */
  readonly options: OptionNames;
  /** Makes the options of what the function is handed; without it they are its first argument. */
  readonly optionsOf?: OptionsOf | undefined;
}

/**
 * @param behaviour - How routers behave.
 * @param kind - What tells it from others.
 * @returns A function that makes a router.
 */
export function nativeRouter(behaviour: HostBehaviour, { isApplication, forwards, options: names, optionsOf }: RouterKind): NativeFunction {
  return (call) => {
    const { evaluation, state, site, args } = call;
    const options = optionsOf?.(call) ?? args[0] ?? UNDEFINED;
    const origin: RouterOrigin = { file: site.module.file, start: site.node.range[0], ...(forwards ? { forwards } : {}), ...originOfOptions(state, options, names) };
    const router = makeRouter(evaluation, state, behaviour, site.node, origin, isApplication);
    registerOptions(call, router, options, names);
    keepOptions(state, router, options);
    return [{ state, value: router }];
  };
}

/**
 * @param behaviour - How routers behave.
 * @returns A function that is handed a path and a router, and gives the router under that path; a function is given back as it is.
 */
export function basedRouter(behaviour: HostBehaviour): NativeFunction {
  return (call) => {
    const { activation, evaluation, state, site, args } = call;
    const [base = UNDEFINED, given = UNDEFINED] = args;
    const router = state.resolve(given);
    if (router.kind !== 'object' || originOf(state, router.id) === undefined) return [{ state, value: router }];
    const path = pathsOf(state, base)?.[0] ?? null;
    const own = makeRouter(evaluation, state, behaviour, site.node, { file: site.module.file, start: site.node.range[0], ...(path === null ? {} : { base: path }) }, false);
    Registrations.of(activation.evaluation).add({ type: 'mount', router: own.id, method: 'ALL', path, handlers: [router], site, activation, state, isProven: true });
    return [{ state, value: own }];
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

/**
 * @param state - The path; it is changed.
 * @param behaviour - How routers behave.
 * @returns The one application that a module is.
 */
export function onlyApplication(state: State, behaviour: HostBehaviour): ObjectReference {
  const origin: RouterOrigin = { file: '', start: 0, isApplication: true };
  return state.allocate(heapObject({ type: 'host', behaviour, data: origin }, new Map(), { complete: false }));
}

interface Chain {
  readonly router: ObjectReference;
  readonly paths: readonly (string | null)[];
}

/** `router.route(path).get(h).post(h)` */
function chainBehaviour(adapter: FrameworkAdapter): HostBehaviour {
  return {
    name: 'a route',
    get({ state, self, isKeyCompared = false }, key) {
      const method = methodOf(adapter.router, key, isKeyCompared);
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

/** What a member of a router does. */
type RouterMember = (self: ObjectReference, call: NativeCall) => readonly Outcome[];

function routerMembers(table: RouterTable, chain: HostBehaviour, behaviour: () => HostBehaviour): Map<string, RouterMember> {
  const members = new Map<string, RouterMember>();
  for (const name of table.chained) members.set(name, (self, { state }) => [{ state, value: self }]);
  for (const [name, method] of Object.entries(table.verbs)) members.set(name, (self, call) => registerRoute(table, self, method, call));
  for (const name of table.mounts) members.set(name, registerMount);
  for (const name of table.added ?? []) members.set(name, (self, call) => registerAdded(table, self, call));
  const { on, base, errors, missing, described, parameter, objects, plugins, groups = [], hooks = {}, named, listeners, changed, listed } = table;
  if (changed !== undefined) {
    members.set(changed.named, (_self, call) => namedHandlers(call, changed.defaultMember));
    members.set(changed.group, (self, call) => registerGroup(changed, self, call, (parent) => mountOwn(behaviour(), parent, call, '')));
    changed.resources.forEach((name, index) => members.set(name, (self, call) => registerResource(changed, self, call, index > 0)));
    if (listed !== undefined) members.set(listed, (self, call) => registerMember(changed, self, call, methodsOf(call.state, call.args[1] ?? UNDEFINED), call.args[0] ?? UNDEFINED, call.args[2] ?? UNDEFINED));
  }
  if (table.prefix !== undefined) members.set(table.prefix, setPrefix);
  if (named !== undefined) for (const name of [named.member, ...Object.keys(table.verbs)]) members.set(name, (self, call) => registerNamed(named, self, table.verbs[name], call));
  if (on !== undefined) members.set(on, (self, call) => registerOn(table, self, call));
  if (base !== undefined) members.set(base, (self, call) => [{ state: call.state, value: mountOwn(behaviour(), self, call, pathsOf(call.state, call.args[0] ?? UNDEFINED)?.[0] ?? null) }]);
  if (errors !== undefined) members.set(errors, (self, call) => registerFallback('errors', table, self, call));
  if (missing !== undefined) members.set(missing, (self, call) => registerFallback('missing', table, self, call));
  if (described !== undefined) members.set(described.member, (self, call) => registerDescribed(table, described, self, call));
  if (parameter !== undefined) members.set(parameter.member, registerParameter);
  if (objects !== undefined) members.set(objects.member, (self, call) => registerObjects(table, objects, self, call));
  for (const one of [...(plugins === undefined ? [] : [plugins]), ...groups]) {
    members.set(one.member, (self, call) => {
      const router = one.hooksOf === undefined ? undefined : call.state.resolve(call.args[0] ?? UNDEFINED);
      if (router?.kind === 'object' && isRouter(call.state, router)) return mountPlugin(one, self, router, call);
      return runPlugin(one, self, call, (state, path, isWhole) => mountOwn(behaviour(), isWhole ? outermost(state, self) : self, { ...call, state }, path));
    });
  }
  for (const [name, hook] of Object.entries(hooks)) members.set(name, (self, call) => registerHook(hook, self, call));
  if (listeners !== undefined) for (const name of listeners.members) members.set(name, (self, call) => registerListener(listeners, self, call));
  for (const name of table.calling ?? []) members.set(name, (self, call) => callFirst(self, call));
  for (const [name, kind] of Object.entries(table.decorators ?? {})) members.set(name, (self, call) => decorate(kind, self, call));
  if (table.chain !== undefined) {
    members.set(table.chain, (self, { state, args }) => {
      const paths = pathsOf(state, args[0] ?? UNDEFINED) ?? [null];
      return [{ state, value: state.allocate(heapObject({ type: 'host', behaviour: chain, data: { router: self, paths } })) }];
    });
  }
  return members;
}

function member(state: State, name: string, call: (call: NativeCall) => readonly Outcome[]): readonly Outcome[] {
  return [{ state, value: state.allocate(heapObject({ type: 'native', name, call })) }];
}

/** `router.get(path, ...handlers)`; `app.get(name)` reads a setting. */
function registerRoute(table: RouterTable, self: ObjectReference, method: string | null, call: NativeCall): readonly Outcome[] {
  const { state, args, site } = call;
  const isText = (value: Value | undefined): boolean => {
    const single = value === undefined ? undefined : state.resolve(value);
    return single?.kind === 'constant' && typeof single.value === 'string';
  };
  const { changed } = table;
  if (changed !== undefined) return registerMember(changed, self, call, [method], args[0] ?? UNDEFINED, args[1] ?? UNDEFINED);
  const [path = UNDEFINED, ...rest] = table.isNamed === true && isText(args[0]) && isText(args[1]) ? args.slice(1) : args;
  const named = table.pathMembers === undefined ? undefined : memberOfPath(state, path, table.pathMembers);
  if (rest.length === 0) return [{ state, value: unknown('a setting of the application is not known', { site }) }];
  addRoutes(self, call, [method], pathsOf(state, named ?? path) ?? [null], routeHandlers(table.options, state, answeringValues(table, state, rest), site));
  return [{ state, value: self }];
}

/** `{ path, name }` */
function memberOfPath(state: State, path: Value, names: readonly string[]): Value | undefined {
  const object = state.resolve(path);
  if (object.kind !== 'object' || state.object(object).payload.type !== 'plain') return undefined;
  const [found] = names.flatMap((name) => state.object(object).members.get(name)?.value ?? []);
  return found;
}

/**
 * @param self - The router.
 * @param call - The call that registers.
 * @param methods - Upper case, or `ALL`; null for one that is not known.
 * @param paths - Null for one that is not known.
 * @param handlers - What is registered.
 */
export function addRoutes(self: ObjectReference, { activation, state, site }: NativeCall, methods: readonly (string | null)[], paths: readonly (string | null)[], { handlers, errors, after, declared }: RouteHandlers): void {
  const { prefix = '', ends, isApplication = false } = originOf(state, self.id) ?? {};
  if (isApplication) Registrations.of(activation.evaluation).applications.add(self.id);
  const routers = handlers.filter((handler) => isRouter(state, handler));
  const own = routers.length === 0 ? [...handlers, ...(ends === undefined ? [] : [ends])] : handlers.filter((handler) => !isRouter(state, handler));
  const common = { router: self.id, site, activation, state, isProven: true };
  // Routers among the handlers are asked with the whole path, behind the handlers in front of them.
  for (const path of paths) {
    const full = path === null ? null : joinPaths(prefix, path);
    if (routers.length === 0) for (const method of methods) Registrations.of(activation.evaluation).add({ ...common, type: 'route', method, path: full, handlers: own, ...(errors.length === 0 ? {} : { errors }), ...(after.length === 0 ? {} : { after }), declared });
    else if (own.length > 0) Registrations.of(activation.evaluation).add({ ...common, type: 'mount', method: 'ALL', path: full, handlers: own });
  }
  if (routers.length > 0) Registrations.of(activation.evaluation).add({ ...common, type: 'mount', method: 'ALL', path: '', handlers: routers });
}

function isRouter(state: State, value: Value): boolean {
  return value.kind === 'object' && originOf(state, value.id) !== undefined;
}

/** `router.prefix(path)`: for what is registered afterwards. */
function setPrefix(self: ObjectReference, { state, args }: NativeCall): readonly Outcome[] {
  const heap = state.object(self);
  const [path] = pathsOf(state, args[0] ?? UNDEFINED) ?? [];
  if (heap.payload.type === 'host' && typeof path === 'string') {
    const origin = heap.payload.data as RouterOrigin;
    state.set(self.id, { ...heap, payload: { ...heap.payload, data: { ...origin, prefix: joinPaths(path, origin.prefix ?? '') } } });
  }
  return [{ state, value: self }];
}

/** `app.on(methods, paths, ...handlers)` */
function registerOn(table: RouterTable, self: ObjectReference, call: NativeCall): readonly Outcome[] {
  const { state, args } = call;
  const [methods = UNDEFINED, paths = UNDEFINED, ...rest] = args;
  addRoutes(self, call, methodsOf(state, methods), pathsOf(state, paths) ?? [null], routeHandlers(table.options, state, answeringValues(table, state, rest), call.site));
  return [{ state, value: self }];
}

/** `router.add(path, handler, methods)` */
function registerAdded(table: RouterTable, self: ObjectReference, call: NativeCall): readonly Outcome[] {
  const { state, args } = call;
  const [path = UNDEFINED, handler = UNDEFINED, methods = constant('ALL')] = args;
  const isGiven = methods.kind !== 'constant' || methods.value !== undefined;
  addRoutes(self, call, isGiven ? methodsOf(state, methods) : ['ALL'], pathsOf(state, path) ?? [null], routeHandlers(table.options, state, [handler], call.site));
  return [{ state, value: self }];
}

/** `app.http(name, { methods, route, handler })`, `app.get(name, handler)` */
function registerNamed(named: NonNullable<RouterTable['named']>, self: ObjectReference, method: string | undefined, call: NativeCall): readonly Outcome[] {
  const { methods, paths, handlers } = readNamedRoute(named, method, call);
  addRoutes(self, call, methods, paths, { handlers, errors: [], after: [] });
  return [{ state: call.state, value: UNDEFINED }];
}

/** `app.onError(handler)`, `app.notFound(handler)`, `app.setNotFoundHandler(options, handler)` */
function registerFallback(type: 'errors' | 'missing', table: RouterTable, self: ObjectReference, { activation, state, args, site }: NativeCall): readonly Outcome[] {
  const { handlers } = routeHandlers(table.options, state, table.options === undefined ? args.slice(0, 1) : args, site);
  Registrations.of(activation.evaluation).add({ type, router: self.id, method: 'ALL', path: '', handlers, site, activation, state, isProven: true });
  return [{ state, value: self }];
}

/** A new router that is mounted in another one. */
function mountOwn(behaviour: HostBehaviour, parent: ObjectReference, { activation, evaluation, state, site }: NativeCall, path: string | null): ObjectReference {
  const router = makeRouter(evaluation, state, behaviour, site.node, { file: site.module.file, start: site.node.range[0] }, false);
  state.set(router.id, { ...state.object(router), prototype: parent });
  const prefix = originOf(state, parent.id)?.prefix ?? '';
  const full = path === null ? null : joinPaths(prefix, path);
  Registrations.of(activation.evaluation).add({ type: 'mount', router: parent.id, method: 'ALL', path: full, handlers: [router], site, activation, state, isProven: true });
  return router;
}

/** `app.use(router)`: what the router leaves to this one is for the routes behind it. */
function mountPlugin({ hooksOf }: PluginTable, self: ObjectReference, router: ObjectReference, call: NativeCall): readonly Outcome[] {
  const mounted = registerMount(self, { ...call, args: [router] });
  addHooks(self, call, hooksOf?.(call.state, self, router) ?? []);
  return mounted;
}

/** `app.use([path,] ...handlers)` */
function registerMount(self: ObjectReference, { activation, state, args, site }: NativeCall): readonly Outcome[] {
  const [first = UNDEFINED] = args;
  const resolved = state.resolve(first);
  const hasPath = args.length > 1 && (resolved.kind === 'constant' || isPathObject(state, resolved) || resolved.kind === 'unknown');
  const paths = hasPath ? (pathsOf(state, first) ?? ['']) : [''];
  const handlers = flattenHandlers(state, hasPath && pathsOf(state, first) !== undefined ? args.slice(1) : args);
  const prefix = originOf(state, self.id)?.prefix ?? '';
  const common = { type: 'mount', router: self.id, method: 'ALL', site, activation, state, isProven: true } as const;
  for (const path of paths) {
    const full = path === null || prefix === '' ? path : joinPaths(prefix, path);
    // A router under a path of its own that is mounted at that path has it once.
    const isBased = (handler: Value): boolean => path !== null && path !== '' && handler.kind === 'object' && originOf(state, handler.id)?.base === path;
    const based = handlers.filter(isBased);
    const others = handlers.filter((handler) => !isBased(handler));
    if (based.length > 0) Registrations.of(activation.evaluation).add({ ...common, path: prefix, handlers: based });
    if (others.length > 0) Registrations.of(activation.evaluation).add({ ...common, path: full, handlers: others });
  }
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
