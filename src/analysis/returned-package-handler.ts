/** Handlers that packages give where handlers answer by what they return: they answer, throw an error or pass on, as is known of them. */

import { callFunction } from '../evaluator/call-function.js';
import { readMember } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { raise } from '../evaluator/raise.js';
import { isEqual } from '../evaluator/truth.js';
import { constant, UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import { packageError } from './package-error.js';
import type { PackageHandler } from './package-handler.js';
import type { PackageUse } from './package-use.js';
import { giveUpAnswer, returnPackageAnswer } from './returned-package-answer.js';

/**
 * @param handler - What is known of the handler.
 * @param use - How handlers answer.
 * @returns The handler.
 */
export function returnedPackageHandler({ module, facts, methodMember, site: made }: PackageHandler, { answers: way, passes: pass }: PackageUse): NativeFunction {
  const { passes = true, answers = [], errors = [], unknown: reason } = facts;
  const isAsked = [...answers, ...errors].some(({ methods }) => methods !== undefined);
  return (call) => {
    const { activation, args, evaluation } = call;
    const site = made ?? call.site;
    const next = args.at(-1) ?? UNDEFINED;
    if (reason !== undefined) evaluation.gaveUp(site, reason);
    return (isAsked ? methodOf(call, methodMember) : [{ state: call.state, value: UNDEFINED }]).flatMap(({ state, value }): readonly Outcome[] => {
      const fits = ({ methods }: { readonly methods?: readonly string[] | undefined }): boolean => methods === undefined || methods.some((method) => isEqual(state, value, method) !== false);
      for (const error of errors.filter(fits)) {
        const path = state.fork();
        raise(activation, path, packageError(path, module, error), site);
      }
      const given = answers.filter(fits).flatMap(({ status, body = 'yes' }): readonly Outcome[] => {
        const answering: NativeCall = { ...call, state: state.fork(), site };
        if (way !== 'returned') return giveUpAnswer(answering);
        return returnPackageAnswer(answering, { value: status === null ? unknown('the options of a package decide it', { site }) : constant(status), site }, body);
      });
      const passed = !passes ? [] : pass === 'next' ? callFunction(activation, state, next, UNDEFINED, [], site) : [{ state, value: UNDEFINED }];
      return [...given, ...passed];
    });
  };
}

/** The method of the request, which a handler is handed by itself, or in a context as `req` or `request`. */
function methodOf({ activation, state, args, site }: NativeCall, methodMember: string): readonly Outcome[] {
  const first: Value = args[0] ?? UNDEFINED;
  return ['req', 'request'].reduce<readonly Outcome[]>(
    (found, member) =>
      found.flatMap((outcome) => {
        const { value } = outcome;
        if (value.kind !== 'unknown' && !(value.kind === 'constant' && value.value === undefined)) return [outcome];
        return readMember(activation, outcome.state, first, member, site).flatMap((request) =>
          request.value.kind === 'object' ? readMember(activation, request.state, request.value, methodMember, site) : [{ ...request, value }],
        );
      }),
    readMember(activation, state, first, methodMember, site),
  );
}
