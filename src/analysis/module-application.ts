/** Applications that are put together of modules: what is said to them is kept until they serve, and then the controllers are mounted. */

import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import { setOwn } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { fulfilled } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { constant, isSameValue, UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { AroundKind, ModuleApplication } from '../frameworks/actions.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { filterHandler } from './action-filters.js';
import { routersOfController } from './controller-routers.js';
import { joinPaths } from './join-paths.js';
import { middlewareOf } from './module-middleware.js';
import { readModules } from './module-tree.js';
import { flattenHandlers, Registrations, type Registration } from './registration.js';

/** Members of the application that no source names. */
const MODULE = '[[Module]]';
const PREFIX = '[[Prefix]]';
const VERSIONING = '[[Versioning]]';
const around = (kind: AroundKind | 'filter'): string => `[[${kind}]]`;

/**
 * @param makeRouter - Makes an application that nothing is said to.
 * @returns A function that makes a promise of an application of the module that it is handed.
 */
export function moduleApplication(makeRouter: NativeFunction): NativeFunction {
  return (call) =>
    makeRouter({ ...call, args: [], site: siteOfModule(call) }).flatMap(({ state, value }): readonly Outcome[] => {
      if (value.kind === 'object') setOwn(state, value, MODULE, state.allocate(heapObject({ type: 'host', behaviour: madeOf, data: { site: call.site, module: call.args[0] ?? UNDEFINED } satisfies MadeOf })));
      return fulfilled(state, value);
    });
}

/** An application is the one of its module, wherever it is made: code takes one of several ways to make it. */
function siteOfModule({ state, args, site }: NativeCall): Site {
  const module = state.resolve(args[0] ?? UNDEFINED);
  const payload = module.kind === 'object' ? state.object(module).payload : undefined;
  return payload?.type === 'class' ? { module: payload.module, node: payload.node } : site;
}

interface MadeOf {
  readonly site: Site;
  readonly module: Value;
}

const madeOf: HostBehaviour = { name: 'the module of an application', isSame: (a, b) => (a as MadeOf).site.node === (b as MadeOf).site.node, join: (a) => a };

type Member = (self: ObjectReference, call: NativeCall) => readonly Outcome[];

/**
 * @param adapter - The framework.
 * @param table - How its applications are put together.
 * @returns The members of its applications.
 */
export function moduleMembers(adapter: FrameworkAdapter, table: ModuleApplication): readonly (readonly [name: string, member: Member])[] {
  const keep =
    (slot: string): Member =>
    (self, { state, args }) => {
      setOwn(state, self, slot, args[0] ?? UNDEFINED);
      return [{ state, value: self }];
    };
  const add =
    (slot: string): Member =>
    (self, { state, args }) => {
      const before = state.object(self).members.get(slot)?.value;
      const elements = [...(before === undefined ? [] : flattenHandlers(state, [before])), ...args];
      setOwn(state, self, slot, state.allocate(heapObject({ type: 'array', elements, open: false })));
      return [{ state, value: self }];
    };
  const serve: Member = (self, call) => {
    mountAll(adapter, table, self, call);
    return [{ state: call.state, value: unknown('a server that listens is not known', { truthiness: true }) }];
  };
  return [
    [table.prefix, keep(PREFIX)],
    [table.versioning.member, (self, call) => keep(VERSIONING)(self, { ...call, args: [call.args[0] ?? call.state.allocate(heapObject({ type: 'plain' }))] })],
    ...Object.entries(table.around).map(([name, kind]): readonly [string, Member] => [name, add(around(kind))]),
    ...table.serve.map((name): readonly [string, Member] => [name, serve]),
  ];
}

/** Registers what the modules name and what was said to the application. */
function mountAll(adapter: FrameworkAdapter, table: ModuleApplication, self: ObjectReference, { activation, state }: NativeCall): void {
  const { members } = state.object(self);
  const kept = members.get(MODULE)?.value;
  const payload = kept?.kind === 'object' ? state.object(kept).payload : undefined;
  if (payload?.type !== 'host' || adapter.actions === undefined) return;
  const { site, module } = payload.data as MadeOf;
  const tree = readModules(table, activation, state, module, site);
  const register = (type: Registration['type'], path: string | null, handlers: readonly Value[], { router = self, method = 'ALL' }: { readonly router?: ObjectReference; readonly method?: string } = {}): void =>
    Registrations.of(activation.evaluation).add({ type, router: router.id, method, path, handlers, site, activation, state, isProven: true });
  const prefix = textOf(state, members.get(PREFIX)?.value);
  const middleware = table.middleware === undefined ? [] : middlewareOf(table.middleware, adapter.actions, activation, state, tree.modules, site);
  for (const { before, method, handlers } of middleware) {
    if (typeof before === 'string') register('mount', before === '' ? '' : joinPaths(slashed(prefix), before), handlers, { method });
    else for (const { router } of routersOfController(state, before)) register('mount', '', handlers, { router });
  }
  for (const { controller } of tree.controllers) {
    for (const { router, paths, versions } of routersOfController(state, controller)) {
      for (const version of versionPaths(table, state, members.get(VERSIONING)?.value, versions)) {
        for (const path of paths) register('mount', path === null ? null : joinPaths(joinPaths(slashed(prefix), version), path), [router]);
      }
    }
  }
  const said = (kind: AroundKind | 'filter'): readonly Value[] => {
    const value = members.get(around(kind))?.value;
    return [...(value === undefined ? [] : flattenHandlers(state, [value])), ...tree.provided.filter((one) => one.kind === kind).map((one) => one.value)];
  };
  for (const kind of ['guard', 'interceptor', 'pipe'] as const) {
    const values = said(kind);
    if (values.length > 0) register(kind, '', values);
  }
  const { actions } = adapter;
  register('mount', '', said('filter').toReversed().map((value) => filterHandler(actions, state, { value, site })));
}

/** Empty for what is not known: paths are told as far as they are known. */
function textOf(state: State, value: Value | undefined): string {
  const single = value === undefined ? UNDEFINED : state.resolve(value);
  return single.kind !== 'constant' || single.value === undefined ? '' : String(single.value);
}

function slashed(path: string): string {
  return path === '' ? '' : `/${path.replace(/^\/+|\/+$/g, '')}`;
}

/** What the versions of a controller put in front of its paths. */
function versionPaths({ versioning }: ModuleApplication, state: State, value: Value | undefined, own: readonly (string | null)[] | undefined): readonly string[] {
  const options = value === undefined ? UNDEFINED : state.resolve(value);
  if (options.kind !== 'object') return [''];
  const { members } = state.object(options);
  const option = (name: string): Value => state.resolve(members.get(name)?.value ?? UNDEFINED);
  const type = option(versioning.type);
  if (type.kind !== 'constant' || (type.value !== undefined && !isSameValue(constant(type.value), versioning.inPath))) return [''];
  const standard = option(versioning.default);
  const said = own ?? (standard.kind === 'constant' && standard.value === undefined ? [] : flattenHandlers(state, [standard]).map((one) => textOf(state, one)));
  if (said.length === 0) return [''];
  const given = option(versioning.prefix);
  // Without what stands before them, versions say nothing.
  if (given.kind !== 'constant') return [''];
  const before = given.value === undefined ? versioning.ownPrefix : given.value === false ? '' : String(given.value);
  return said.map((version) => (version === null || version === '' ? '' : `/${before}${version}`));
}
