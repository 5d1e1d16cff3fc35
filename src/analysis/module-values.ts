/** What the modules that the plugin knows give: a framework's objects, and status constants. */

import { builtIn } from '../evaluator/built-in.js';
import { heapObject, type Property } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import { constant, type Value } from '../evaluator/value.js';
import { requiredConstants, statusConstants, type ConstantTree } from '../frameworks/status-constants.js';
import { errorLibraries } from '../frameworks/shared/http-errors.js';
import { callbackRunners } from '../frameworks/shared/callback-runners.js';
import { idMakers } from '../frameworks/shared/id-makers.js';
import { nodeUtil } from '../frameworks/shared/node-util.js';
import { schemaMakers } from '../frameworks/shared/schema-makers.js';
import { configuration } from './configured-routes.js';
import { contractRouter } from './contract-router.js';
import { controllerApplication } from './controller-application.js';
import { controllerServer } from './controller-server.js';
import { decoratorMaker, parameterDecoratorMaker } from './decorator-notes.js';
import { moduleApplication } from './module-application.js';
import { packageHandler } from './package-handler.js';
import { packageValues } from './package-values.js';
import { basedRouter, nativeRouter, onlyApplication, routerBehaviour } from './router-object.js';
import { nativeServer } from './server-object.js';
import type { OptionNames } from './router-options.js';
import type { ActionTable } from '../frameworks/actions.js';
import { methodMemberOf, type ExportTable, type FrameworkAdapter, type ModuleTable } from '../frameworks/framework-adapter.js';
import type { MiddlewareFacts } from '../frameworks/known-packages.js';
import type { PackageFacts } from '../model/package-facts.js';

interface Context {
  /** How applications behave, and other routers. */
  readonly application: HostBehaviour;
  readonly router: HostBehaviour;
  /** The member of the request that is its method. */
  readonly methodMember: string;
  /** The options of routers that are read. */
  readonly options: OptionNames;
  /** How the members of controllers are run. */
  readonly actions: ActionTable | undefined;
}

/** Modules that are used with any framework. */
const libraries = new Map(Object.entries({ ...errorLibraries, ...callbackRunners, ...idMakers, ...nodeUtil, ...schemaMakers }));

/** What settings declare that declare nothing. */
export const NO_PACKAGES: PackageFacts = { helpers: [], wrappers: [], middleware: [] };

/**
 * @param adapter - The framework.
 * @param declared - What settings declare of packages.
 * @returns A function that gives what a module exports, or undefined for a module that is not known.
 */
export function moduleValues(adapter: FrameworkAdapter, declared: PackageFacts = NO_PACKAGES) {
  const context: Context = {
    application: routerBehaviour(adapter, true),
    router: routerBehaviour(adapter, false),
    methodMember: methodMemberOf(adapter),
    options: adapter.router,
    actions: adapter.actions,
  };
  const packages = packageValues(adapter, declared);
  return (state: State, specifier: string, name: string, isRequire: boolean): Value | undefined => {
    const table = Object.hasOwn(adapter.modules, specifier) ? adapter.modules[specifier] : undefined;
    const known = table === undefined ? undefined : exportOf(state, table, name, context);
    return known ?? packages.valueOf(specifier, name) ?? commonValue(state, specifier, name, isRequire);
  };
}

/** For libraries that make no routers. */
const NO_ROUTERS: Context = { application: { name: 'an application' }, router: { name: 'a router' }, methodMember: 'method', options: {}, actions: undefined };

/**
 * What libraries give that are used with every framework: errors with a status, Node's own, and status constants.
 *
 * @param state - The path; it is changed.
 * @param specifier - A module.
 * @param name - What is imported of it, `*` for all of it.
 * @param isRequire - Whether it is read by `require`.
 * @returns Its value; undefined when the module is none of these libraries.
 */
export function commonValue(state: State, specifier: string, name: string, isRequire: boolean): Value | undefined {
  const library = libraries.get(specifier);
  if (library !== undefined) return exportOf(state, library, name, NO_ROUTERS);
  const tree = isRequire ? requiredConstants(specifier) : Object.hasOwn(statusConstants, specifier) ? statusConstants[specifier] : undefined;
  if (tree === undefined) return undefined;
  if (name === '*') return treeValue(state, tree);
  const member = Object.hasOwn(tree, name) ? tree[name] : undefined;
  if (member === undefined) return undefined;
  return typeof member === 'object' ? treeValue(state, member) : constant(member);
}

const trees = new WeakMap<ConstantTree, Value>();

/** A table of constants as an object; its other members are not known. */
function treeValue(state: State, tree: ConstantTree): Value {
  const known = trees.get(tree);
  if (known !== undefined) return known;
  const members = new Map<string, Property>();
  for (const [key, member] of Object.entries(tree)) {
    if (member === tree) continue;
    members.set(key, { value: typeof member === 'object' ? treeValue(state, member) : constant(member) });
  }
  const value = builtIn(heapObject({ type: 'plain' }, members, { complete: false, frozen: true }));
  trees.set(tree, value);
  return value;
}

function exportOf(state: State, table: ModuleTable, name: string, context: Context): Value | undefined {
  if (name === '*' || name === 'default') {
    const members = new Map<string, Property>();
    for (const [key, member] of Object.entries(table.members)) members.set(key, { value: valueOf(state, member, context) });
    const { self } = table;
    if (self !== undefined && isObject(self) && name === 'default') return valueOf(state, self, context);
    const payload = self === undefined || isObject(self) ? ({ type: 'plain' } as const) : payloadOf(self, context);
    const value = state.allocate(heapObject(payload, members, { complete: false, frozen: true }));
    // `import * as express` and `import express`: both are used as the function itself.
    members.set('default', { value });
    return value;
  }
  const member = Object.hasOwn(table.members, name) ? table.members[name] : undefined;
  return member === undefined ? undefined : valueOf(state, member, context);
}

function valueOf(state: State, table: ExportTable, context: Context): Value {
  if (table.gives === 'value') return table.value;
  if (table.gives === 'the application') return onlyApplication(state, context.application);
  if (table.gives === 'object') return objectOf(state, table.members, context);
  return state.allocate(heapObject(payloadOf(table, context)));
}

/** Exports that are no functions. */
type ObjectTable = Extract<ExportTable, { gives: 'value' | 'the application' | 'object' }>;

function isObject(table: ExportTable): table is ObjectTable {
  return ['value', 'the application', 'object'].includes(table.gives);
}

function objectOf(state: State, tables: Readonly<Record<string, ExportTable>>, context: Context): Value {
  const members = new Map(Object.entries(tables).map(([name, table]) => [name, { value: valueOf(state, table, context) }]));
  return state.allocate(heapObject({ type: 'plain' }, members, { complete: false }));
}

function payloadOf(table: Exclude<ExportTable, ObjectTable>, context: Context) {
  const call = callOf(table, context);
  return { type: 'native', name: table.gives === 'function' ? table.name : table.gives, call } as const;
}

function callOf(table: Exclude<ExportTable, ObjectTable>, context: Context): NativeFunction {
  const { application, router, methodMember, options } = context;
  switch (table.gives) {
    case 'objects':
      return ({ state }) => [{ state, value: objectOf(state, table.members, context) }];
    case 'configuration':
      return configuration(router, table.routes);
    case 'contract-router':
      return contractRouter(table.table.isApplication === true ? application : router, table.table, options);
    case 'application':
      return nativeRouter(application, { isApplication: true, forwards: false, options: { ...options, mergeOption: undefined }, optionsOf: table.options });
    case 'server':
      return nativeServer(application);
    case 'router':
      return nativeRouter(router, { isApplication: false, forwards: table.forwards === true, options, optionsOf: table.options });
    case 'based-router':
      return basedRouter(router);
    case 'middleware':
      return middlewareMaker(table.does ?? {}, methodMember);
    case 'decorator':
      return decoratorMaker(table.role);
    case 'controller-application':
      return controllerApplication(context.actions, application, table.table);
    case 'module-application':
      return moduleApplication(nativeRouter(application, { isApplication: true, forwards: false, options: {} }));
    case 'decorator-maker':
      return parameterDecoratorMaker(table.role);
    case 'controller-server':
      return controllerServer(application, table);
    case 'function':
      return table.call;
  }
}

/** A function that gives a handler. */
function middlewareMaker(facts: MiddlewareFacts, methodMember: string): NativeFunction {
  return ({ state, args, site }) => {
    const call = packageHandler({ module: '', facts, calls: [], methodMember, site });
    return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'middleware', call, made: { site, args } })) }];
  };
}
