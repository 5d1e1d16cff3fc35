/** Looks for the handler in a call of a wrapper that is not known. */

import { functionOf, type FunctionSource } from '../evaluator/call-function.js';
import type { State } from '../evaluator/state.js';
import type { ObjectReference, Value } from '../evaluator/value.js';

// wrap(async (req, res) => …), wrap(handler).use(more)
/**
 * @param state - The path.
 * @param value - What the call gave.
 * @param isHandler - Whether a function is a handler by its shape.
 * @returns The one handler among the arguments of the call; undefined when there is none, or more than one.
 */
export function wrappedHandler(state: State, value: Value, isHandler: (source: FunctionSource) => boolean): ObjectReference | undefined {
  if (value.kind !== 'unknown' || value.origin?.kind !== 'call') return undefined;
  const { args, callee } = value.origin;
  const chained = callee.kind === 'unknown' && callee.origin?.kind === 'member' ? [callee.origin.of] : [];
  const handlers = [...args, ...chained].flatMap((arg) => {
    const resolved = state.resolve(arg);
    const source = functionOf(state, resolved);
    if (source !== undefined && resolved.kind === 'object') return isHandler(source) ? [resolved] : [];
    const inner = wrappedHandler(state, resolved, isHandler);
    return inner === undefined ? [] : [inner];
  });
  return handlers.length === 1 ? handlers[0] : undefined;
}
