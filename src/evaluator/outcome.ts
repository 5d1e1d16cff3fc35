/** The outcome of evaluating an expression on one path: the state after it, and its value. */

import type { State } from './state.js';
import type { Value } from './value.js';

export interface Outcome {
  readonly state: State;
  readonly value: Value;
}

/**
 * @param paths - The outcomes of a first step, or the states after it: mostly one.
 * @param next - The step to take from each.
 * @returns The outcomes of the second step, over all paths.
 */
export function chain<A extends object, B>(paths: readonly A[], next: (path: A) => readonly B[]): readonly B[] {
  if (paths.length === 1) return next(paths[0] as A);
  const all: B[] = [];
  for (let index = 0; index < paths.length; index += 1) {
    const after = next(paths[index] as A);
    for (let at = 0; at < after.length; at += 1) all.push(after[at] as B);
  }
  return all;
}
