/** Functions around handlers that are not followed: what becomes of the errors that leave the handler. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { mergeOutcomes } from '../evaluator/paths.js';
import { awaitValue } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { constant, UNDEFINED, type Value } from '../evaluator/value.js';
import type { Wrapper } from '../model/package-facts.js';
import { answerByPackage } from './package-answer.js';
import { runOf } from './response-object.js';
import type { PackageUse } from './package-use.js';
import { giveUpAnswer, returnPackageAnswer } from './returned-package-answer.js';

/**
 * @param wrapper - What is known of the wrapper.
 * @param use - How handlers answer and hand on errors.
 * @returns The wrapper.
 */
export function packageWrapper({ handler: position = 0, errors = 'next' }: Wrapper, { errors: way, answers }: PackageUse): NativeFunction {
  return ({ state, args, site: made }) => {
    const handler = args[position] ?? UNDEFINED;
    const call: NativeFunction = (called) => {
      const { activation, state: path, thisValue, args: given, site } = called;
      // What is thrown at once goes the same way: the framework hands it on where the wrapper does not.
      const { result, thrown } = activation.collect(() =>
        activation.evaluation.guarded(() =>
          callFunction(activation, path, handler, thisValue, given, site).flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site)),
        ),
      );
      const ends = thrown.flatMap((failure): readonly Outcome[] => {
        if (errors === 'next' && way === 'thrown') {
          activation.raise(failure);
          return [];
        }
        if (errors === 'next') return callFunction(activation, failure.state, given.at(-1) ?? UNDEFINED, UNDEFINED, [failure.value], failure.site);
        if (answers !== 'on-response') {
          const answering: NativeCall = { ...called, state: failure.state, site: made };
          if (errors === 'swallowed') return [{ state: failure.state, value: UNDEFINED }];
          return answers === 'returned' ? returnPackageAnswer(answering, { value: constant(errors.status), site: made }, errors.body ?? 'yes') : giveUpAnswer(answering);
        }
        return errors === 'swallowed' ? [] : answerError(activation, failure.state, responseAmong(failure.state, given), errors, made);
      });
      if (answers !== 'on-response') return mergeOutcomes([...result, ...ends]);
      return mergeOutcomes([...result, ...ends].map((outcome) => ({ ...outcome, value: UNDEFINED })));
    };
    return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'wrapped', call, made: { site: made, args } })) }];
  };
}

function responseAmong(state: State, handed: readonly Value[]): Value {
  return handed.find((value) => value.kind === 'object' && runOf(state, value) !== undefined) ?? UNDEFINED;
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
