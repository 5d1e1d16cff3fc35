/** Functions that register routes with a router of their own: they are run where they are registered. */

import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { awaitValue } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import { alternatives, UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { PluginTable } from '../frameworks/framework-adapter.js';
import { pathsOf } from './registration.js';

/**
 * `server.register(plugin, { prefix })`, also with a module that has the function for its default export, or a promise of one
 *
 * @param table - The names of the members.
 * @param self - The router that it is registered with.
 * @param call - The call.
 * @param makeOwn - Makes the router of the plugin, under a path.
 * @returns The router that it is registered with.
 */
export function runPlugin(table: PluginTable, self: ObjectReference, call: NativeCall, makeOwn: (path: string | null) => ObjectReference): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const [given = UNDEFINED, options = UNDEFINED] = args;
  return awaitValue(activation, state, given, site).flatMap((loaded) =>
    alternatives(loaded.state.resolve(loaded.value)).flatMap((single, way, { length }): readonly Outcome[] => {
      const path = way === length - 1 ? loaded.state : loaded.state.fork();
      const plugin = functionIn(path, single);
      const isShared = table.sharing !== undefined && plugin.kind === 'object' && path.object(plugin).members.has(table.sharing);
      const router = isShared ? self : makeOwn(prefixOf(path, options, table.prefix));
      const done = path.allocate(heapObject({ type: 'native', name: 'done', call: ({ state: after }) => [{ state: after, value: UNDEFINED }] }));
      const own = path.resolve(options);
      const handed = own.kind === 'constant' ? path.allocate(heapObject({ type: 'plain' })) : options;
      return callFunction(activation, path, plugin, UNDEFINED, [router, handed, done], site).map(({ state: after }) => ({ state: after, value: self }));
    }),
  );
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
