/** `&&`, `||` and `??`, as operators and in assignments. */

import type { Outcome } from './outcome.js';
import type { State } from './state.js';
import { branch, isNullish, truthOf } from './truth.js';
import { type Value, oneOf, unknown } from './value.js';

/** The operator of `a && b`, and of `a &&= b` without its `=`. */
export type LogicalOperator = '&&' | '||' | '??';

/**
 * @param operator - The operator.
 * @param left - The left side.
 * @param right - Evaluates the right side.
 * @param isOneValue - Whether the right side is inert, and the value may be either on one path.
 * @returns The outcomes of both sides.
 */
export function shortCircuit(operator: LogicalOperator, left: Outcome, right: (state: State) => readonly Outcome[], isOneValue = false): readonly Outcome[] {
  const isTaken = (state: State, value: Value): boolean | undefined => {
    if (operator === '??') return isNullish(state, value);
    const truth = truthOf(state, value);
    return truth === undefined || operator === '&&' ? truth : !truth;
  };
  const known = isTaken(left.state, left.value);
  if (known !== undefined) return known ? right(left.state) : [left];
  const path = isOneValue ? left.state.fork() : undefined;
  const condition = operator === '??' ? unknown('a condition is not known', { type: 'boolean', predicate: { kind: 'nullish', subject: left.value, negated: false } }) : left.value;
  const { whenTrue, whenFalse } = branch(left.state, condition);
  const [taken, skipped] = operator === '||' ? [whenFalse, whenTrue] : [whenTrue, whenFalse];
  if (path !== undefined && skipped !== undefined && taken !== undefined) {
    return right(path).map(({ state, value }) => ({ state, value: oneOf([skipped.resolve(left.value), value]) }));
  }
  return [
    ...(skipped === undefined ? [] : [{ state: skipped, value: skipped.resolve(left.value) }]),
    ...(taken === undefined ? [] : right(taken)),
  ];
}
