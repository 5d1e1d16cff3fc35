/** The handlers of one route, and what is known of those who run them. */

import type { FunctionSource } from '../evaluator/call-function.js';
import type { Site } from '../evaluator/syntax.js';
import type { Value } from '../evaluator/value.js';
import type { AroundKind } from '../frameworks/actions.js';
import type { ParameterRole } from '../frameworks/framework-adapter.js';
import type { PathParameters } from '../frameworks/path-parameters.js';
import type { ErrorAnswers } from './error-answers.js';
import type { MiddlewareAnswers } from './middleware-answers.js';
import type { RequestMethod } from './request-method.js';
import type { RequestPath } from './request-path.js';

/** What is to be run. */
export interface Chain {
  readonly handlers: readonly Value[];
  /** What is run in their place when the code that registers takes another way. */
  readonly otherwise: readonly (readonly Value[])[];
  /** Functions that get the errors which leave the handlers; unknown values among them make the fate of errors unknown. */
  readonly errorHandlers: () => readonly Value[];
  /** What answers when no handler does. */
  readonly missing: () => readonly Value[];
  /** What runs when the handlers give nothing, where they run one after the other. */
  readonly behind: () => readonly Value[];
  /** What gets each answer before it is sent, one after the other. */
  readonly after: () => readonly Value[];
  /** Whether the last handler answers by what it returns, where the framework sends that. */
  readonly answersReturned: boolean;
  /** The router that it is registered with; undefined when it is not known. */
  readonly router: Value | undefined;
  /** What runs around the members of all controllers. */
  readonly around: (kind: AroundKind) => readonly Value[];
  /** Whether it is middleware, so that what passes on is answered by what follows. */
  readonly isMounted: boolean;
  /** What they answered to errors before. */
  readonly errorAnswers: ErrorAnswers;
  /** What handlers did before that others follow. */
  readonly middlewareAnswers: MiddlewareAnswers;
  /** Whether the application that the handlers belong to is in sight, so that {@link errorHandlers} are all there are. */
  readonly isApplicationKnown: () => boolean;
  /** Whether the router hands on what the promises of its handlers are rejected with, whatever the framework does. */
  readonly forwards: boolean;
  /** Whether it is the framework that runs the handlers, and not only believed by their shape. */
  readonly isProven: boolean;
  readonly method: RequestMethod;
  /** The paths of its requests; any without it. */
  readonly path?: RequestPath;
  /** The parameters of the path; undefined when they are not known, or not those of all requests that get there. */
  readonly parameters?: PathParameters | undefined;
  /** Roles of a standalone handler's parameters, when they are not those of its position. */
  readonly roles: readonly ParameterRole[] | undefined;
  readonly thisValue: Value;
  /** The registration, or the handler itself. */
  readonly site: Site;
  /** Whether a function is a handler by its shape. */
  readonly isHandler: (source: FunctionSource) => boolean;
}
