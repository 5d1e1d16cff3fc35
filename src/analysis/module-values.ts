/** What the modules that the plugin knows give: a framework's objects, and status constants. */

import { nativeFunction, builtIn } from '../evaluator/built-in.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject, type Property } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import { continueWith } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import { constant, UNDEFINED, type Value } from '../evaluator/value.js';
import { requiredConstants, statusConstants, type ConstantTree } from '../frameworks/status-constants.js';
import { errorLibraries } from '../frameworks/shared/http-errors.js';
import { controllerServer } from './controller-server.js';
import { decoratorMaker } from './decorator-notes.js';
import { nativeRouter, routerBehaviour } from './router-object.js';
import type { ExportTable, FrameworkAdapter, ModuleTable } from '../frameworks/framework-adapter.js';

/**
 * @param adapter - The framework.
 * @returns A function that gives what a module exports, or undefined for a module that is not known.
 */
export function moduleValues(adapter: FrameworkAdapter) {
  const router = routerBehaviour(adapter);
  return (state: State, specifier: string, name: string, isRequire: boolean): Value | undefined => {
    const table = Object.hasOwn(adapter.modules, specifier) ? adapter.modules[specifier] : errorLibraries[specifier];
    if (table !== undefined) return exportOf(state, table, name, router);
    const tree = isRequire ? requiredConstants(specifier) : Object.hasOwn(statusConstants, specifier) ? statusConstants[specifier] : undefined;
    if (tree === undefined) return undefined;
    if (name === '*') return treeValue(state, tree);
    const member = Object.hasOwn(tree, name) ? tree[name] : undefined;
    if (member === undefined) return undefined;
    return typeof member === 'object' ? treeValue(state, member) : constant(member);
  };
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

function exportOf(state: State, table: ModuleTable, name: string, router: HostBehaviour): Value | undefined {
  if (name === '*' || name === 'default') {
    const members = new Map<string, Property>();
    for (const [key, member] of Object.entries(table.members)) members.set(key, { value: valueOf(state, member, router) });
    const { self } = table;
    const payload = self === undefined || self.gives === 'value' ? ({ type: 'plain' } as const) : payloadOf(self, router);
    const value = state.allocate(heapObject(payload, members, { complete: false, frozen: true }));
    // `import * as express` and `import express`: both are used as the function itself.
    members.set('default', { value });
    return value;
  }
  const member = Object.hasOwn(table.members, name) ? table.members[name] : undefined;
  return member === undefined ? undefined : valueOf(state, member, router);
}

function valueOf(state: State, table: ExportTable, router: HostBehaviour): Value {
  return table.gives === 'value' ? table.value : state.allocate(heapObject(payloadOf(table, router)));
}

function payloadOf(table: Exclude<ExportTable, { gives: 'value' }>, router: HostBehaviour) {
  const call =
    table.gives === 'router' || table.gives === 'application'
      ? nativeRouter(router, table.gives === 'application')
      : table.gives === 'middleware'
        ? passingMiddleware
        : table.gives === 'forwarding-wrapper'
          ? forwardingWrapper
          : table.gives === 'decorator'
            ? decoratorMaker(table.role)
            : table.gives === 'controller-server'
              ? controllerServer(router, table)
              : table.call;
  return { type: 'native', name: table.gives === 'function' ? table.name : table.gives, call } as const;
}

/** A handler that only passes on: `(request, response, next) => next()` */
const passing = nativeFunction('passing', ({ activation, state, args, site }) =>
  args[2] === undefined ? [{ state, value: UNDEFINED }] : callFunction(activation, state, args[2], UNDEFINED, [], site),
);

const passingMiddleware: NativeFunction = ({ state }) => [{ state, value: passing }];

/** `fn => (...args) => Promise.resolve(fn(...args)).catch(args.at(-1))` */
const forwardingWrapper: NativeFunction = ({ state, args }) => {
  const [handler = UNDEFINED] = args;
  const call: NativeFunction = ({ activation, state: path, thisValue, args: given, site }) => {
    const next = given.at(-1) ?? UNDEFINED;
    return callFunction(activation, path, handler, thisValue, given, site).flatMap((outcome) =>
      continueWith(activation, outcome.state, outcome.value, UNDEFINED, next, site),
    );
  };
  return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'forwarding', call })) }];
};
