/** The paths of a start that does not fail: only then are there requests. */

import type { Outcome } from '../evaluator/outcome.js';

/**
 * @param outcomes - What a function gives that registers.
 * @returns Those that are no rejected promise; all of them when each one is.
 */
export function startedPaths(outcomes: readonly Outcome[]): readonly Outcome[] {
  const started = outcomes.filter(({ state, value }) => {
    const single = state.resolve(value);
    const { payload } = single.kind === 'object' ? state.object(single) : { payload: undefined };
    return payload?.type !== 'promise' || payload.outcome !== 'rejected';
  });
  return started.length === 0 ? outcomes : started;
}
