/** Routers of ts-rest in Express: what `createExpressEndpoints` makes of a handler's result (@ts-rest/express 3.52, measured by tests/conformance). */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { nativeFunction } from '../evaluator/built-in.js';
import { readMember } from '../evaluator/member-access.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { Site } from '../evaluator/syntax.js';
import { UNDEFINED, type Value } from '../evaluator/value.js';
import type { ContractTable } from './contract-table.js';
import type { ModuleTable } from './framework-adapter.js';
import { errorClass } from './shared/error-class.js';
import { tsRestHandlers, type Platform } from './shared/ts-rest-handler.js';

/** `response.status(code)` */
function callOn(activation: Activation, { state, value: object }: Outcome, name: string, args: readonly Value[], site: Site): readonly Outcome[] {
  return readMember(activation, state, object, name, site).flatMap((member) => callFunction(activation, member.state, member.value, object, args, site, name));
}

const express: Platform = {
  handed: ({ args: [req = UNDEFINED, res = UNDEFINED] }) => ({ members: { req, res } }),
  answer: ({ activation, args: [, response = UNDEFINED] }, { state, status, body, format, site }) => {
    const [name, args] = format === 'none' ? ['end', []] : format === 'plain' ? ['send', [body]] : ['json', [body]];
    return callOn(activation, { state, value: response }, 'status', [status], site).flatMap((after) => callOn(activation, { state: after.state, value: response }, name as string, args as readonly Value[], site));
  },
  failed: ({ activation, args: [, , next = UNDEFINED] }, { state, value, site }) => callFunction(activation, state, next, UNDEFINED, [value], site),
};

const inExpress = tsRestHandlers(express);

/** `router(contract, handlers)` */
const read: ContractTable['read'] = ({ args: [contract = UNDEFINED, handlers = UNDEFINED, , options = UNDEFINED] }) => ({ contract, handlers, options });

const validationError = errorClass({
  name: 'RequestValidationError',
  membersOf: ({ args: [pathParams = UNDEFINED, headers = UNDEFINED, query = UNDEFINED, body = UNDEFINED] }) => ({ pathParams, headers, query, body }),
});

export const tsRestExpress: ModuleTable = {
  members: {
    initServer: {
      gives: 'objects',
      members: {
        router: { gives: 'contract-router', table: { read, ...inExpress } },
        route: { gives: 'value', name: 'route', value: nativeFunction('route', ({ state, args }) => [{ state, value: args[1] ?? UNDEFINED }]) },
      },
    },
    createExpressEndpoints: { gives: 'contract-router', table: { read, ...inExpress, mountedIn: 2, beforeOption: 'globalMiddleware' } },
    RequestValidationError: { gives: 'value', name: 'RequestValidationError', value: validationError.value },
  },
};
