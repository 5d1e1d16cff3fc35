/** Functions that answer on a response which they are handed, or that return one, and are not followed. */

import { describe } from '../evaluator/describe.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import { constant, UNDEFINED, unknown } from '../evaluator/value.js';
import type { Helper } from '../model/package-facts.js';
import { argumentSite } from './argument-site.js';
import { answerByPackage, type GivenStatus } from './package-answer.js';
import { returnPackageAnswer, type ReturnedBody } from './returned-package-answer.js';

/**
 * @param helper - What is known of the function.
 * @returns The function.
 */
export function packageHelper({ response: { returned = false, argument = 0, status, body } }: Helper): NativeFunction {
  return (call) => {
    const { activation, state, args, site } = call;
    if (returned) return returnPackageAnswer(call, statusOf(), returnedBody());
    const given = typeof body === 'object' ? (args[body.argument] ?? UNDEFINED) : (body ?? 'unknown');
    const states = answerByPackage(activation, state, args[argument] ?? UNDEFINED, { status: statusOf(), body: given, site });
    return states.map((after) => ({ state: after, value: unknown(`the result of ${describe(site.node)} is not known`, { site }) }));

    function returnedBody(): ReturnedBody {
      return typeof body === 'object' ? { argument: body.argument, value: args[body.argument] ?? UNDEFINED } : (body ?? 'unknown');
    }

    function statusOf(): GivenStatus | undefined {
      if (typeof status === 'number') return { value: constant(status), site };
      const value = status === undefined ? undefined : args[status.argument];
      return status === undefined || value === undefined ? undefined : { value, site: argumentSite(site, status.argument) };
    }
  };
}
