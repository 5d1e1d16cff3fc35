/** Whether a value is true, when a path has narrowed it to a choice that it is one of itself. */

import { describe, expect, it } from 'vitest';
import { silentHooks } from '../../src/evaluator/evaluation.js';
import { ImportedModules } from '../../src/evaluator/imported-modules.js';
import { State } from '../../src/evaluator/state.js';
import { branch, truthOf } from '../../src/evaluator/truth.js';
import { constant, oneOf, unknown, type Value } from '../../src/evaluator/value.js';
import { showValue } from '../kit/show-value.js';

/** A path on which an unknown value is itself or one of the constants. */
function narrowed(truthiness: boolean | undefined, ...constants: readonly number[]): { state: State; value: Value } {
  const state = State.empty(new ImportedModules(silentHooks).evaluation);
  const value = unknown('it is a parameter', truthiness === undefined ? {} : { truthiness });
  state.narrow(value, oneOf([value, ...constants.map((one) => constant(one))]));
  return { state, value };
}

describe('a value that is narrowed to itself or a constant', () => {
  it.each([
    ['is not known when nothing is known of itself', undefined, 1, undefined],
    ['is true when both are', true, 1, true],
    ['is false when both are', false, 0, false],
    ['is not known when they differ', true, 0, undefined],
  ])('%s', (_, truthiness, other, truth) => {
    const { state, value } = narrowed(truthiness, other);
    expect(truthOf(state, value)).toBe(truth);
  });

  it('is parted by a condition', () => {
    const { state, value } = narrowed(undefined, 0, 1);
    const { whenTrue, whenFalse } = branch(state, value);
    expect(whenTrue && showValue(whenTrue, value)).toBe('1 | unknown');
    expect(whenFalse && showValue(whenFalse, value)).toBe('0 | unknown');
  });
});
