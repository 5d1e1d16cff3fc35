/** Errors that the evaluated code raises. */

import type { Activation, Throw } from './activation.js';
import { builtIns } from './built-in.js';
import { construct } from './construct.js';
import { errorGlobals } from './library/error.js';
import type { State } from './state.js';
import type { Site } from './syntax.js';
import { alternatives, unknown, type Value } from './value.js';

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

/** Who may throw an error that no `throw` of the source makes: only the language and code outside of the project, or any code. */
export type Thrower = 'foreign' | 'any';

/**
 * Notes that an operation that is not known may fail here; the path goes on.
 *
 * @param activation - The function in which it happens.
 * @param state - The path.
 * @param site - Where.
 * @param thrower - Who may throw the error.
 */
export function mayRaise(activation: Activation, state: State, site: Site, thrower: Thrower = 'any'): void {
  const { evaluation } = activation;
  if (!evaluation.isGuarded) {
    evaluation.mayThrow = true;
    return;
  }
  const isForeign = thrower === 'foreign';
  if (activation.failsAlike(state, isForeign)) {
    evaluation.recorder.current?.spoil();
    return;
  }
  const value = unknown('a call that is not known may throw it', { site, origin: { kind: 'thrown' }, truthiness: true, ...(isForeign ? { isForeign } : {}) });
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
 * @param thrown - Errors.
 * @returns Who may have thrown those that no `throw` of the source makes; undefined when there are none.
 */
export function throwerOf(thrown: readonly Throw[]): Thrower | undefined {
  const implicit = thrown.filter((error) => error.implicit);
  if (implicit.length === 0) return undefined;
  return implicit.every(({ value }) => isForeign(value)) ? 'foreign' : 'any';
}

/**
 * @param value - A value.
 * @returns Whether code outside of the project has made it.
 */
export function isForeign(value: Value): boolean {
  return value.kind === 'unknown' && value.isForeign === true;
}

/**
 * @param state - The path.
 * @param value - An error.
 * @returns Whether it is of no class of the project: code outside of it has made it, or it is of a class that JavaScript has.
 */
export function isOfOtherClass(state: State, value: Value): boolean {
  return alternatives(state.resolve(value)).every((single) => {
    if (single.kind !== 'object') return single.kind === 'constant' || isForeign(single);
    let prototype = state.object(single).prototype;
    for (let depth = 0; prototype !== undefined && prototype !== null && depth < MAXIMUM_CLASSES; depth += 1) {
      if (prototype.kind !== 'object' || !builtIns.has(prototype.id)) return false;
      prototype = state.object(prototype).prototype;
    }
    return true;
  });
}

/** Classes extend one another at most this often. */
const MAXIMUM_CLASSES = 20;

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
