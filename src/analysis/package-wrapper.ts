/** Functions around handlers that are not followed: what becomes of the errors that leave the handler. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes } from '../evaluator/paths.js';
import { awaitValue } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { constant, UNDEFINED, type Value } from '../evaluator/value.js';
import type { Wrapper } from '../model/package-facts.js';
import { answerByPackage } from './package-answer.js';

/**
 * @param wrapper - What is known of the wrapper.
 * @returns The wrapper.
 */
export function packageWrapper({ handler: position = 0, errors = 'next' }: Wrapper): NativeFunction {
  return ({ state, args, site: made }) => {
    const handler = args[position] ?? UNDEFINED;
    const call: NativeFunction = ({ activation, state: path, thisValue, args: given, site }) => {
      // What is thrown at once goes the same way: the framework hands it on where the wrapper does not.
      const { result, thrown } = activation.collect(() =>
        activation.evaluation.guarded(() =>
          callFunction(activation, path, handler, thisValue, given, site).flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site)),
        ),
      );
      const ends = thrown.flatMap((failure): readonly Outcome[] => {
        if (errors === 'next') return callFunction(activation, failure.state, given.at(-1) ?? UNDEFINED, UNDEFINED, [failure.value], failure.site);
        return errors === 'swallowed' ? [] : answerError(activation, failure.state, given.at(-2) ?? UNDEFINED, errors, made);
      });
      return mergeOutcomes([...result, ...ends].map((outcome) => ({ ...outcome, value: UNDEFINED })));
    };
    return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'wrapped', call, made: { site: made, args } })) }];
  };
}

function answerError(
  activation: Activation,
  state: State,
  response: Value,
  { status, body = 'yes' }: Exclude<NonNullable<Wrapper['errors']>, string>,
  site: Site,
): readonly Outcome[] {
  return answerByPackage(activation, state, response, { status: { value: constant(status), site }, body, site }).map((after) => ({ state: after, value: UNDEFINED }));
}
