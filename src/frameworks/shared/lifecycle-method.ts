/** Methods that a framework runs around handlers: how they are called, and how what the framework makes of them is a function. */

import { callFunction } from '../../evaluator/call-function.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import { awaitValue } from '../../evaluator/promise.js';
import type { State } from '../../evaluator/state.js';
import type { Site } from '../../evaluator/syntax.js';
import { alternatives, UNDEFINED, type ObjectReference, type Single, type Value } from '../../evaluator/value.js';

/**
 * @param state - The path; it is changed.
 * @param name - What the function is called.
 * @param call - What it does.
 * @param site - Where the method is registered.
 * @param args - What it is made of.
 * @returns The function.
 */
export function nativeOf(state: State, name: string, call: NativeFunction, site: Site, args: readonly Value[]): ObjectReference {
  return state.allocate(heapObject({ type: 'native', name, call, made: { site, args } }));
}

/**
 * Calls a method.
 *
 * @param call - The call in which that happens.
 * @param state - The path; it is taken over.
 * @param callee - The method.
 * @param args - What it is handed.
 * @returns What its promise is fulfilled with, each alternative on a path of its own.
 */
export function runMethod({ activation, site }: NativeCall, state: State, callee: Value, args: readonly Value[]): readonly { readonly state: State; readonly value: Single }[] {
  return callFunction(activation, state, callee, UNDEFINED, args, site)
    .flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site))
    .flatMap(({ state: path, value }) =>
      alternatives(path.resolve(value)).map((single, way, { length }) => {
        const own = way === length - 1 ? path : path.fork();
        if (length > 1) own.narrow(value, single);
        return { state: own, value: single };
      }),
    );
}
