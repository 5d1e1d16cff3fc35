/** The global variables of files whose handlers answer by what they return. */

import type { Value } from '../evaluator/value.js';
import type { ReturningFramework } from '../frameworks/framework-adapter.js';
import { webGlobals } from '../frameworks/shared/web-globals.js';
import { routerBehaviour } from './router-object.js';
import { serveGlobals } from './serve-calls.js';

const known = new WeakMap<ReturningFramework, ReadonlyMap<string, Value>>();

/**
 * @param adapter - The framework.
 * @returns What it gives by name.
 */
export function returningGlobals(adapter: ReturningFramework): ReadonlyMap<string, Value> {
  const { serving, globals = {} } = adapter.returning;
  const made = known.get(adapter) ?? new Map([...webGlobals, ...Object.entries(globals), ...(serving === undefined ? [] : serveGlobals(serving, routerBehaviour(adapter, true)))]);
  known.set(adapter, made);
  return made;
}
