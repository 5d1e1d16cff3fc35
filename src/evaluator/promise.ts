/** Promises: on one path a promise is fulfilled, rejected, or still open. */

import type { Activation, Throw } from './activation.js';
import { eachAlternative } from './each-alternative.js';
import { callFunction } from './call-function.js';
import { throwerOfValue } from './foreign-code.js';
import { heapObject } from './heap-object.js';
import { findProperty } from './member-access.js';
import { chain, type Outcome } from './outcome.js';
import { limitOutcomes } from './paths.js';
import { isForeign, mayRaise } from './raise.js';
import type { State } from './state.js';
import type { Site } from './syntax.js';
import { UNDEFINED, unknown, type Value } from './value.js';

/**
 * @param state - The path; it is taken over.
 * @param value - What the promise is fulfilled with; a promise is itself the result.
 * @returns The promise.
 */
export function fulfilled(state: State, value: Value): readonly Outcome[] {
  const resolved = state.resolve(value);
  if (resolved.kind === 'choice' && resolved.values.some((single) => isPromise(state, single))) {
    return resolved.values.flatMap((single) => fulfilled(state.fork(), single));
  }
  if (isPromise(state, resolved) || (resolved.kind === 'unknown' && resolved.origin?.kind === 'call')) return [{ state, value: resolved }];
  return [{ state, value: state.allocate(heapObject({ type: 'promise', outcome: 'fulfilled', value: resolved })) }];
}

/**
 * @param thrown - An error.
 * @returns A promise that is rejected with it.
 */
export function rejected(thrown: Throw): Outcome {
  const { state, value, ...failure } = thrown;
  return { state, value: state.allocate(heapObject({ type: 'promise', outcome: 'rejected', value, failure })) };
}

function isPromise(state: State, value: Value): boolean {
  return value.kind === 'object' && state.object(value).payload.type === 'promise';
}

/**
 * @param activation - The function that awaits.
 * @param state - The path; it is taken over.
 * @param value - What is awaited.
 * @param site - Where.
 * @returns What it is fulfilled with.
 */
export function awaitValue(activation: Activation, state: State, value: Value, site: Site): readonly Outcome[] {
  return eachAlternative(state, value, (path, single): readonly Outcome[] => {
    if (single.kind === 'unknown') {
      mayRaise(activation, path, site, throwerOfValue(path, single));
      return [{ state: path, value: single }];
    }
    if (single.kind !== 'object') return [{ state: path, value: single }];
    const { payload } = path.object(single);
    if (payload.type !== 'promise') {
      if (findProperty(path, single, 'then') === undefined || payload.type === 'host') return [{ state: path, value: single }];
      mayRaise(activation, path, site);
      return [{ state: path, value: unknown('it comes from an object with a then of its own', { site }) }];
    }
    if (payload.outcome === 'fulfilled') return [{ state: path, value: payload.value }];
    if (payload.outcome === 'pending') {
      mayRaise(activation, path, site);
      return [{ state: path, value: unknown('it comes from a promise that something unknown settles', { site }) }];
    }
    const failure = payload.failure ?? { site, implicit: false, via: activation.via };
    if (failure.implicit) mayRaise(activation, path, site, isForeign(payload.value) ? 'foreign' : 'any');
    else activation.raise({ state: path, value: payload.value, ...failure });
    return [];
  });
}

/**
 * Settles a value as a promise does: a path on which it is fulfilled, and one on which it is rejected.
 *
 * @param activation - The function in which it happens.
 * @param state - The path; it is taken over.
 * @param value - A promise, a value, or something unknown.
 * @param site - Where.
 * @returns The promise on each path.
 */
function settle(activation: Activation, state: State, value: Value, site: Site): readonly Outcome[] {
  const { result, thrown } = activation.collect(() =>
    activation.evaluation.guarded(() => awaitValue(activation, state, value, site)),
  );
  const settled = result.map((outcome) => ({
    state: outcome.state,
    value: isPromise(outcome.state, outcome.value)
      ? outcome.value
      : outcome.state.allocate(heapObject({ type: 'promise', outcome: 'fulfilled', value: outcome.value })),
  }));
  return [...settled, ...thrown.map(rejected)];
}

/**
 * `promise.then(onFulfilled, onRejected)`
 *
 * @param activation - The function that calls it.
 * @param state - The path; it is taken over.
 * @param promise - The promise.
 * @param onFulfilled - The first argument.
 * @param onRejected - The second.
 * @param site - The call.
 * @returns The promise that `then` returns.
 */
export function continueWith(
  activation: Activation,
  state: State,
  promise: Value,
  onFulfilled: Value,
  onRejected: Value,
  site: Site,
): readonly Outcome[] {
  const settled = settle(activation, state, promise, site);
  return limitOutcomes(
    chain(settled, (outcome) => {
      const { payload } = outcome.state.object(outcome.value as { kind: 'object'; id: number });
      if (payload.type !== 'promise') return [outcome];
      const callback = payload.outcome === 'rejected' ? onRejected : onFulfilled;
      if (callback.kind === 'constant') return [outcome];
      return callToPromise(activation, outcome.state, callback, [payload.value], site);
    }),
  );
}

/**
 * Calls a callback of a promise: what it returns or throws settles the next promise.
 *
 * @param activation - The function that hands it over.
 * @param state - The path; it is taken over.
 * @param callback - The callback.
 * @param args - What it is called with.
 * @param site - Where.
 * @returns The next promise.
 */
export function callToPromise(activation: Activation, state: State, callback: Value, args: readonly Value[], site: Site): readonly Outcome[] {
  const { result, thrown } = activation.collect(() =>
    activation.evaluation.guarded(() => callFunction(activation, state, callback, UNDEFINED, args, site)),
  );
  return [...result.flatMap((outcome) => fulfilled(outcome.state, outcome.value)), ...thrown.map(rejected)];
}

/**
 * `promise.finally(onFinally)`
 *
 * @param activation - The function that calls it.
 * @param state - The path; it is taken over.
 * @param promise - The promise.
 * @param onFinally - The callback.
 * @param site - The call.
 * @returns The promise that `finally` returns.
 */
export function lastly(activation: Activation, state: State, promise: Value, onFinally: Value, site: Site): readonly Outcome[] {
  return chain(settle(activation, state, promise, site), (settled) =>
    chain(callToPromise(activation, settled.state, onFinally, [], site), (after) => {
      const { payload } = after.state.object(after.value as { kind: 'object'; id: number });
      return [{ state: after.state, value: payload.type === 'promise' && payload.outcome === 'rejected' ? after.value : settled.value }];
    }),
  );
}
