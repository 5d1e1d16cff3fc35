/** Errors that the evaluated code raises. */

import type { Activation } from './activation.js';
import { construct } from './construct.js';
import { errorGlobals } from './library/error.js';
import type { State } from './state.js';
import type { Site } from './syntax.js';
import { unknown, type Value } from './value.js';

/**
 * Raises an error of the source: nothing follows on this path.
 *
 * @param activation - The function that throws.
 * @param state - The path.
 * @param value - What is thrown.
 * @param site - Where.
 */
export function raise(activation: Activation, state: State, value: Value, site: Site): void {
  activation.raise({ state, value, site, implicit: false, via: activation.via });
}

/**
 * Notes that an operation that is not known may fail here; the path goes on.
 *
 * @param activation - The function in which it happens.
 * @param state - The path.
 * @param site - Where.
 */
export function mayRaise(activation: Activation, state: State, site: Site): void {
  const { evaluation } = activation;
  if (!evaluation.isGuarded) {
    evaluation.mayThrow = true;
    return;
  }
  if (activation.failsAlike(state)) {
    evaluation.recorder.current?.spoil();
    return;
  }
  const value = unknown('a call that is not known may throw it', { site, origin: { kind: 'thrown' }, truthiness: true });
  activation.raise({ state: state.fork(), value, site, implicit: true, via: activation.via });
}

/**
 * Raises the TypeError of `undefined.x` and `undefined()`.
 *
 * @param activation - The function in which it happens.
 * @param state - The path; it is taken over.
 * @param site - Where.
 */
export function raiseTypeError(activation: Activation, state: State, site: Site): void {
  const maker = errorGlobals.get('TypeError');
  if (maker === undefined) return;
  for (const { state: path, value } of construct(activation, state, maker, [unknown('the language words it', { type: 'string' })], site)) {
    raise(activation, path, value, site);
  }
}

/**
 * @param value - An error.
 * @returns Whether code that is not known hands it to a callback: whether there is such an error, no source shows.
 */
export function isHanded(value: Value): boolean {
  return value.kind === 'unknown' && value.origin?.kind === 'parameter' && value.origin.isHanded === true;
}

/**
 * @param value - An error.
 * @returns Whether no `throw` of the source made it; one may have thrown it again.
 */
export function isImplicit(value: Value): boolean {
  return value.kind === 'unknown' && value.origin?.kind === 'thrown';
}
