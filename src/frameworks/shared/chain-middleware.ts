/** Handlers that packages make and that run the ones behind them by `next`, the second argument: they pass on, or throw first. */

import { callFunction } from '../../evaluator/call-function.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import { raise } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import { UNDEFINED, type Value } from '../../evaluator/value.js';
import type { ExportTable } from '../framework-adapter.js';

/**
 * @param name - The function's name.
 * @param refuse - Makes what the handler throws on some requests, on a path of its own; it throws nothing without that.
 * @returns A function that makes the handler.
 */
export function chainMiddleware(name: string, refuse?: (state: State) => Value): ExportTable {
  const handle = ({ activation, state, args, site }: NativeCall) => {
    if (refuse !== undefined) {
      const failed = state.fork();
      raise(activation, failed, refuse(failed), site);
    }
    return callFunction(activation, state, args[1] ?? UNDEFINED, UNDEFINED, [], site);
  };
  return { gives: 'function', name, call: ({ state }) => [{ state, value: state.allocate(heapObject({ type: 'native', name, call: handle })) }] };
}
