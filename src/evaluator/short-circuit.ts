/** `&&`, `||` and `??`, as operators and in assignments. */

import type { Outcome } from './outcome.js';
import type { State } from './state.js';
import { branch, isNullish, truthOf } from './truth.js';
import { type Value, unknown } from './value.js';

/** The operator of `a && b`, and of `a &&= b` without its `=`. */
export type LogicalOperator = '&&' | '||' | '??';

/**
 * @param operator - The operator.
 * @param left - The left side.
 * @param right - Evaluates the right side.
 * @returns The outcomes of both sides.
 */
export function shortCircuit(operator: LogicalOperator, left: Outcome, right: (state: State) => readonly Outcome[]): readonly Outcome[] {
  const isTaken = (state: State, value: Value): boolean | undefined => {
    if (operator === '??') return isNullish(state, value);
    const truth = truthOf(state, value);
    return truth === undefined || operator === '&&' ? truth : !truth;
  };
  const known = isTaken(left.state, left.value);
  if (known !== undefined) return known ? right(left.state) : [left];
  if (operator === '??') {
    const predicate = { kind: 'nullish', subject: left.value, negated: false } as const;
    const { whenTrue, whenFalse } = branch(left.state, unknown('a condition is not known', { type: 'boolean', predicate }));
    return [
      ...(whenFalse === undefined ? [] : [{ state: whenFalse, value: whenFalse.resolve(left.value) }]),
      ...(whenTrue === undefined ? [] : right(whenTrue)),
    ];
  }
  const { whenTrue, whenFalse } = branch(left.state, left.value);
  const [taken, skipped] = operator === '&&' ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
  return [
    ...(skipped === undefined ? [] : [{ state: skipped, value: skipped.resolve(left.value) }]),
    ...(taken === undefined ? [] : right(taken)),
  ];
}
