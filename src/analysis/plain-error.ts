/** What stands for an error that a call of unknown code throws: one that says nothing of how it is to be answered. */

import type { Activation } from '../evaluator/activation.js';
import { construct } from '../evaluator/construct.js';
import { errorGlobals } from '../evaluator/library/error.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { isEqual, isNullish } from '../evaluator/truth.js';
import { UNDEFINED, unknown, type Unknown } from '../evaluator/value.js';

/**
 * @param activation - The function that makes it.
 * @param state - The path; it is taken over.
 * @param site - Where it is handed on.
 * @returns An `Error` with a message that is not known, and nothing else.
 */
export function plainError(activation: Activation, state: State, site: Site): readonly Outcome[] {
  return construct(activation, state, errorGlobals.get('Error') ?? UNDEFINED, [unknown('the message of an error is not known', { type: 'string' })], site);
}

/** Members that every error has, whatever it says of itself. */
const COMMON = new Set(['message', 'stack']);

/**
 * @param state - The path.
 * @param error - An error that a call of unknown code throws.
 * @returns Whether it may be a plain one here: no branch was taken that only an error with marks of its own takes.
 */
export function mayBePlain(state: State, error: Unknown): boolean {
  return [...state.membersOf(error)].every(([key, member]) => {
    if (COMMON.has(key)) return true;
    return (key === 'name' ? isEqual(state, member, 'Error') : isNullish(state, member)) !== false;
  });
}
