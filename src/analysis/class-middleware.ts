/** Classes that are middleware: an object of one runs before a member, or gets its errors. */

import { callFunction, functionNodeOf } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import { constant, UNDEFINED, type Value } from '../evaluator/value.js';
import type { ActionTable } from '../frameworks/actions.js';
import type { Around } from './action.js';
import { failing } from './action-failing.js';
import { callObject } from './call-object.js';

/**
 * @param table - How members are run; undefined when the framework has no such classes.
 * @param state - The path; it is changed.
 * @param around - A class, or anything else.
 * @returns The handler, or the error handler, that the class is; anything else as it is.
 */
export function classMiddleware(table: ActionTable | undefined, state: State, { value, site }: Around): Value {
  const { payload } = value.kind === 'object' ? state.object(value) : {};
  if (table?.middleware === undefined || value.kind !== 'object' || payload?.type !== 'class') return value;
  const { handler, errors } = table.middleware;
  // One class is one handler, wherever it is named.
  const declared = { module: payload.module, node: payload.node };
  const has = (name: string): boolean => findProperty(state, payload.prototype, name) !== undefined;
  const native = (name: string, length: number, call: NativeFunction): Value =>
    state.allocate(heapObject({ type: 'native', name, call, made: { site: declared, args: [value] } }, new Map([['length', { value: constant(length) }]])));
  if (has(handler)) {
    return native(handler, 3, ({ activation, state: path, args }) => failing(table, activation, args[0] ?? UNDEFINED, () => callObject(activation, path, value, handler, args, site) ?? []).map((outcome) => ({ ...outcome, value: UNDEFINED })));
  }
  if (errors === undefined || !has(errors)) return value;
  return native(errors, 4, ({ activation, state: path, args }) => (callObject(activation, path, value, errors, args, site) ?? callFunction(activation, path, args[3] ?? UNDEFINED, UNDEFINED, [args[0] ?? UNDEFINED], site)).map((outcome) => ({ ...outcome, value: UNDEFINED })));
}

/**
 * @param state - The path.
 * @param value - A handler.
 * @returns Whether it gets errors: it has four parameters.
 */
export function isErrorHandler(state: State, value: Value): boolean {
  if (value.kind !== 'object') return false;
  const length = state.object(value).members.get('length')?.value;
  return (functionNodeOf(state, value)?.params.length ?? (length?.kind === 'constant' ? length.value : undefined)) === 4;
}
