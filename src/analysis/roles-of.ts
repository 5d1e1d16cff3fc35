/** Knows what a handler gets for its parameters. */

import { functionNodeOf } from '../evaluator/call-function.js';
import type { State } from '../evaluator/state.js';
import type { Value } from '../evaluator/value.js';
import type { ParameterRole } from '../frameworks/framework-adapter.js';

/**
 * @param state - The path.
 * @param callee - A function.
 * @param parameters - The roles by the number of parameters.
 * @returns The roles of its parameters.
 */
export function rolesOf(
  state: State,
  callee: Value,
  parameters: Readonly<Record<number, readonly ParameterRole[]>>,
): readonly ParameterRole[] {
  const node = functionNodeOf(state, callee);
  const declared = node?.params.length ?? 3;
  return parameters[declared] ?? parameters[3] ?? [];
}

