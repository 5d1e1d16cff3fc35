/** Handlers of packages that get errors: they answer some, and hand on the others. */

import { callFunction } from '../evaluator/call-function.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import { constant, UNDEFINED, unknown, type ObjectReference } from '../evaluator/value.js';
import { answerByPackage } from './package-answer.js';
import { isOfClass } from './package-error.js';

export interface PackageErrorHandler {
  /** The prototype of the errors that it answers; undefined for all of them. */
  readonly of: ObjectReference | undefined;
  /** Null for one that is not known. */
  readonly status: number | null;
}

/**
 * @param handler - What is known of the handler.
 * @returns The handler.
 */
export function packageErrorHandler({ of, status }: PackageErrorHandler): NativeFunction {
  return ({ activation, state, args: [error = UNDEFINED, , response = UNDEFINED, next = UNDEFINED], site }) => {
    const isOne = of === undefined || isOfClass(state, error, of);
    const value = status === null ? unknown('the options of a package decide it', { site }) : constant(status);
    const answered = isOne === false ? [] : answerByPackage(activation, state.fork(), response, { status: { value, site }, body: 'yes', site });
    const handedOn = isOne === true ? [] : callFunction(activation, state, next, UNDEFINED, [error], site);
    return [...answered.map((end) => ({ state: end, value: UNDEFINED })), ...handedOn];
  };
}
