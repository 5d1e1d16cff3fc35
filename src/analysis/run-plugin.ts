/** Functions that register routes with a router of their own: they are run where they are registered. */

import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { awaitValue } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import { alternatives, UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { HookRegistration, PluginTable } from '../frameworks/router-table.js';
import { identityOf, pathsOf, Registrations } from './registration.js';
import { addHooks } from './router-extensions.js';
import { startedPaths } from './started-paths.js';

/** More runs of one function under one prefix, by one registration, register nothing more: it stands in a loop over what is not known. */
const MAXIMUM_RUNS = 8;

/**
 * `server.register(plugin, { prefix })`, also with a module that has the function for its default export, or a promise of one
 *
 * @param table - The names of the members.
 * @param self - The router that it is registered with.
 * @param call - The call.
 * @param makeOwn - Makes the router of the plugin, under a path.
 * @returns The router that it is registered with.
 */
export function runPlugin(table: PluginTable, self: ObjectReference, call: NativeCall, makeOwn: MakeOwn): readonly Outcome[] {
  const { state, args } = call;
  const [given = UNDEFINED, options = UNDEFINED] = args;
  const uses = table.read?.(call) ?? [{ plugin: given, options, prefix: undefined }];
  return uses.reduce<readonly Outcome[]>((outcomes, use) => outcomes.flatMap((outcome) => runUse(table, self, { ...call, state: outcome.state }, use, makeOwn)), [{ state, value: self }]);
}

/** Makes the router of a plugin, under a path: of the router that it is registered with, or of the outermost one. */
type MakeOwn = (state: State, path: string | null, isWhole: boolean) => ObjectReference;

interface Use {
  readonly plugin: Value;
  readonly options: Value;
  /** Undefined where the options say it. */
  readonly prefix: string | null | undefined;
  readonly isWhole?: boolean;
  readonly hooks?: readonly HookRegistration[];
}

function runUse(table: PluginTable, self: ObjectReference, call: NativeCall, { plugin: given, options, prefix: own, isWhole = false, hooks = [] }: Use, makeOwn: MakeOwn): readonly Outcome[] {
  const { activation, state, site } = call;
  return awaitValue(activation, state, given, site).flatMap((loaded) =>
    alternatives(loaded.state.resolve(loaded.value)).flatMap((single, way, { length }): readonly Outcome[] => {
      const path = way === length - 1 ? loaded.state : loaded.state.fork();
      const plugin = functionIn(path, single);
      const ofUnknown = plugin.kind === 'unknown' ? (table.hooksOfUnknown?.(path, plugin.reason, site) ?? []) : [];
      if (plugin.kind === 'constant' || ofUnknown.length > 0) {
        addHooks(self, { ...call, state: path }, [...hooks, ...ofUnknown]);
        return [{ state: path, value: self }];
      }
      const isShared = table.sharing === true || (table.sharing !== undefined && plugin.kind === 'object' && path.object(plugin).members.has(table.sharing));
      const prefix = isShared ? '' : own === undefined ? prefixOf(path, options, table.prefix) : own;
      const plugged = runOf(call, path, self, plugin, prefix, () => (isShared ? self : makeOwn(path, prefix, isWhole)));
      if (plugged === undefined) return [{ state: path, value: self }];
      const { router } = plugged;
      addHooks(router, { ...call, state: path }, hooks);
      const done = path.allocate(heapObject({ type: 'native', name: 'done', call: ({ state: after }) => [{ state: after, value: UNDEFINED }] }));
      const told = path.resolve(options);
      const handed = told.kind === 'constant' ? path.allocate(heapObject({ type: 'plain' })) : options;
      // What fails to start serves no requests.
      activation.evaluation.indifferentCall = site.node;
      return startedPaths(callFunction(activation, path, plugin, router, [router, handed, done], site)).map(({ state: after }) => ({ state: after, value: self }));
    }),
  );
}

/** The router of one more run; undefined when there were enough of that function, registered there under that prefix. */
function runOf({ activation, site }: NativeCall, state: State, self: ObjectReference, plugin: Value, prefix: string | null, make: () => ObjectReference): { readonly router: ObjectReference } | undefined {
  const { plugged } = Registrations.of(activation.evaluation);
  const key = [site.module.file, String(site.node.range), String(self.id), identityOf(state, plugin), String(prefix)].join(' ');
  const known = plugged.get(key);
  // A router that another path has made is made anew on this one.
  if (known === undefined || state.get(known.router.id) === undefined) {
    const router = make();
    if (known === undefined || known.router.id !== router.id) plugged.set(key, { router, runs: (known?.runs ?? 0) + 1 });
    else known.runs += 1;
    return { router };
  }
  known.runs += 1;
  return known.runs > MAXIMUM_RUNS ? undefined : known;
}

/** The empty text for no prefix, null for one that is not known. */
function prefixOf(state: State, options: Value, name: string): string | null {
  const settings = state.resolve(options);
  if (settings.kind === 'constant') return '';
  if (settings.kind !== 'object') return null;
  const found = findProperty(state, settings, name);
  if (found === undefined) return '';
  const value = found === 'unknown' ? unknown('the prefix is not known') : state.resolve(found.value);
  if (value.kind === 'constant' && !value.value) return '';
  return pathsOf(state, value)?.[0] ?? null;
}

/** The function itself, or the default export of a module. */
function functionIn(state: State, value: Value): Value {
  const single = state.resolve(value);
  if (single.kind !== 'object' || state.object(single).payload.type !== 'plain') return single;
  const found = findProperty(state, single, 'default');
  return found === undefined || found === 'unknown' ? single : state.resolve(found.value);
}
