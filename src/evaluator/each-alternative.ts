/** A path that goes on apart for each value that something may be there. */

import type { State } from './state.js';
import type { Single, Value } from './value.js';

/**
 * @param state - The path; it is taken over.
 * @param value - A value.
 * @param next - The step to take with each of its alternatives, on a path of its own.
 * @returns What comes of the step, over all paths.
 */
export function eachAlternative<T>(state: State, value: Value, next: (path: State, single: Single) => readonly T[]): readonly T[] {
  const resolved = state.resolve(value);
  if (resolved.kind !== 'choice') return next(state, resolved);
  const { values } = resolved;
  return values.flatMap((single, index) => next(index === values.length - 1 ? state : state.fork(), single));
}

/**
 * @param state - The path; it is taken over.
 * @param value - A value.
 * @param next - The step to take with each of its alternatives, on a path of its own that knows which of them it is.
 * @returns What comes of the step, over all paths.
 */
export function eachKnownAlternative<T>(state: State, value: Value, next: (path: State, single: Single) => readonly T[]): readonly T[] {
  const resolved = state.resolve(value);
  if (resolved.kind !== 'choice') return next(state, resolved);
  const { values } = resolved;
  return values.flatMap((single, index) => {
    const path = index === values.length - 1 ? state : state.fork();
    path.narrow(value, single);
    return next(path, single);
  });
}
