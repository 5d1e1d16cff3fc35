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
  const declared = functionNodeOf(state, callee)?.params.length ?? ownLength(state, callee) ?? 3;
  return parameters[declared] ?? parameters[3] ?? [];
}

/** The `length` that a function has whose source is not known. */
function ownLength(state: State, callee: Value): number | undefined {
  const length = callee.kind === 'object' ? state.object(callee).members.get('length')?.value : undefined;
  return length?.kind === 'constant' && typeof length.value === 'number' ? length.value : undefined;
}
