/** The outcome of evaluating an expression on one path: the state after it, and its value. */

import type { State } from './state.js';
import type { Value } from './value.js';

export interface Outcome {
  readonly state: State;
  readonly value: Value;
}

/**
 * @param outcomes - The outcomes of a first step.
 * @param next - The step to take from each.
 * @returns The outcomes of the second step, over all paths.
 */
export function chain<A extends { readonly state: State }, B>(
  outcomes: readonly A[],
  next: (outcome: A) => readonly B[],
): readonly B[] {
  const [only] = outcomes;
  if (outcomes.length === 1 && only !== undefined) return next(only);
  return outcomes.flatMap(next);
}
