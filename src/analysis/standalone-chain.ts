/** The chain of a framework that runs one handler, answers what leaves it, and knows no middleware. */

import type { Site } from '../evaluator/syntax.js';
import { UNDEFINED, type Value } from '../evaluator/value.js';
import type { Chain } from './chain.js';
import { ErrorAnswers } from './error-answers.js';
import { MiddlewareAnswers } from './middleware-answers.js';
import type { RequestMethod } from './request-method.js';

/**
 * @param handler - The handler: it is handed the request and the response.
 * @param site - What makes it one.
 * @param method - The methods of the request.
 * @returns What is to be run.
 */
export function standaloneChain(handler: Value, site: Site, method: RequestMethod): Chain {
  return {
    handlers: [handler],
    otherwise: [],
    errorHandlers: () => [],
    missing: () => [],
    behind: () => [],
    after: () => [],
    answersReturned: true,
    router: undefined,
    around: () => [],
    isMounted: false,
    errorAnswers: new ErrorAnswers(),
    middlewareAnswers: new MiddlewareAnswers(null),
    isApplicationKnown: () => true,
    forwards: false,
    isProven: true,
    method,
    roles: ['request', 'response'],
    thisValue: UNDEFINED,
    site,
    isHandler: () => true,
  };
}
