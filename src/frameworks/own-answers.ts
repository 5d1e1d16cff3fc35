/** Functions that give answers, of which settings say what those are: `respond.created(body)`. */

import type { NativeFunction } from '../evaluator/native-function.js';
import { isNode, type Site } from '../evaluator/syntax.js';
import { constant, UNDEFINED, unknown } from '../evaluator/value.js';
import type { OwnAnswer } from '../model/own-framework.js';
import { allocateWebResponse, argumentOf, argumentSite, checkedStatus, type WebBody } from './shared/web-response.js';

/** Whether a code is one is for the framework to say. */
const ANY_STATUS = { isAllowed: () => true, error: 'Error' } as const;

/**
 * @param answer - What the settings say of the function.
 * @param defaultCode - The code of an answer that says none.
 * @returns The function.
 */
export function answering({ status, body }: OwnAnswer, defaultCode: number): NativeFunction {
  return (call) => {
    const { activation, state, args, site } = call;
    const value = status === undefined ? UNDEFINED : typeof status === 'number' ? constant(status) : (args[status.argument] ?? UNDEFINED);
    const written = typeof status === 'object' ? argumentSite(site, status.argument) : calleeSite(site);
    return checkedStatus(call, { state, value }, written, ANY_STATUS).map((given) => ({
      state: given.state,
      value: allocateWebResponse(given.state, { status: given.status, defaultCode, body: bodyOf(), site, via: activation.via, isPlain: true }),
    }));

    function bodyOf(): WebBody | undefined {
      if (body === 'no') return undefined;
      if (body === 'yes') return { value: constant('a body'), format: 'text', node: undefined };
      if (body === undefined) return { value: unknown('whether the answer has a body is not known'), format: 'text', node: undefined };
      return { value: args[body.argument] ?? UNDEFINED, format: body.format === 'text' ? 'text' : 'json', node: argumentOf(site.node, body.argument) };
    }
  };
}

/** `created` of `respond.created(body)` */
function calleeSite({ module, node }: Site): Site {
  if (!isNode(node, 'CallExpression')) return { module, node };
  const { callee } = node;
  return { module, node: isNode(callee, 'MemberExpression') ? callee.property : callee };
}
